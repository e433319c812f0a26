/** `lu`: the factors P, L and U as matrices. */
import { copyto, NdArray, tril, triu, zeros } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import {
  checkFinite,
  floatingOf,
  matricesOf,
  type Operand,
  realOf,
} from '../arguments/operands.ts';
import { withFrame } from '../memory/frame.ts';
import type { InexactDType } from '../memory/matrix.ts';
import { factorStack, type FiniteOption } from './lu_factor.ts';

/** Options of {@link lu}. */
export interface LUOptions extends FiniteOption {
  /** Whether P is multiplied into L, and `{ PL, U }` is the result. */
  readonly permute_l?: boolean;
  /** Whether P is the indices of rows with a = L[P, :] U instead of a matrix. */
  readonly p_indices?: boolean;
}

/** a = P L U: P (m x m) is a permutation, L (m x k) unit lower trapezoidal, U (k x n) upper. */
export interface LU<P extends InexactDType | 'int32' = InexactDType> {
  readonly P: NdArray<P>;
  readonly L: NdArray<InexactDType>;
  readonly U: NdArray<InexactDType>;
}

/** a = PL U, PL being L with its rows in the order of those of a. */
export interface PermutedLU {
  readonly PL: NdArray<InexactDType>;
  readonly U: NdArray<InexactDType>;
}

/**
 * a = P L U with partial pivoting, of a matrix of any shape or of a stack of them, singular ones
 * included.
 *
 * @throws RangeError with `check_finite` for NaN and infinities.
 *
 * @example
 * ```ts
 * import { lu } from '@numloom/linalg';
 * const { P, L, U } = lu([[1, 2], [4, 4]]);
 * console.log(P.tolist()); // => [ [ 0, 1 ], [ 1, 0 ] ]
 * console.log(L.tolist()); // => [ [ 1, 0 ], [ 0.25, 1 ] ]
 * console.log(U.tolist()); // => [ [ 4, 4 ], [ 0, 1 ] ]
 * ```
 */
export function lu(a: Operand, options: LUOptions & { readonly permute_l: true }): PermutedLU;
export function lu(
  a: Operand,
  options: LUOptions & { readonly permute_l?: false; readonly p_indices: true },
): LU<'int32'>;
export function lu(
  a: Operand,
  options?: LUOptions & { readonly permute_l?: false; readonly p_indices?: false },
): LU;
export function lu(a: Operand, options?: LUOptions): LU<InexactDType | 'int32'> | PermutedLU;
export function lu(a: Operand, options: LUOptions = {}): LU<InexactDType | 'int32'> | PermutedLU {
  assertOptions(options, ['permute_l', 'p_indices', 'check_finite'], 'lu');
  const { permute_l = false, p_indices = false, check_finite = true } = options;
  const array = matricesOf(a, 'lu');
  if (check_finite) checkFinite(array, 'lu');
  const dtype = floatingOf(array.dtype);
  const { factors, piv } = withFrame((frame) => {
    const { piv, delivered } = factorStack(array, dtype, frame);
    return { piv, factors: delivered() };
  });
  const outer = array.shape.slice(0, -2);
  const [m, n] = array.shape.slice(-2) as [number, number];
  const k = Math.min(m, n);
  const U = triu<InexactDType>(factors.slice('...', `:${k}`, ':'));
  const L = tril<InexactDType>(factors.slice('...', ':', `:${k}`));
  copyto(diagonalOf(L), 1, { casting: 'unsafe' });
  const places = rowsInOrder(piv, outer, m);
  if (permute_l) {
    const PL = zeros([...outer, m, k], { dtype });
    eachMatrix(outer, (index, prefix) => {
      for (let i = 0; i < m; i++) {
        copyto(PL.slice(...prefix, i), L.slice(...prefix, places[index * m + i]!));
      }
    });
    return { PL, U };
  }
  if (p_indices) {
    const P = zeros([...outer, m], { dtype: 'int32' });
    copyto(P.reshape([-1]), places);
    return { P, L, U };
  }
  const P = zeros([...outer, m, m], { dtype: realOf(dtype) });
  const flat = P.storage.view(P.dtype) as Float64Array;
  for (const [row, place] of places.entries()) flat[P.offset + row * m + place] = 1;
  return { P, L, U };
}

/** The places in L of the rows of a, for each matrix of a stack. */
function rowsInOrder(piv: NdArray<'int32'>, outer: readonly number[], m: number): Int32Array {
  const count = outer.reduce((product, length) => product * length, 1);
  const places = new Int32Array(count * m);
  const k = piv.shape.at(-1)!;
  const pivots = Int32Array.from(piv.values(), Number);
  const order = new Int32Array(m);
  for (let index = 0; index < count; index++) {
    for (let i = 0; i < m; i++) order[i] = i;
    for (let i = 0; i < k; i++) {
      const other = pivots[index * k + i]!;
      [order[i], order[other]] = [order[other]!, order[i]!];
    }
    for (let i = 0; i < m; i++) places[index * m + order[i]!] = i;
  }
  return places;
}

function diagonalOf(a: NdArray<InexactDType>): NdArray<InexactDType> {
  const { shape, strides, offset, storage, dtype } = a;
  const length = Math.min(shape.at(-2)!, shape.at(-1)!);
  const layout = {
    shape: [...shape.slice(0, -2), length],
    strides: [...strides.slice(0, -2), strides.at(-2)! + strides.at(-1)!],
    offset,
  };
  return new NdArray(dtype, layout, storage);
}

function eachMatrix(
  outer: readonly number[],
  run: (index: number, prefix: readonly number[]) => void,
): void {
  const count = outer.reduce((product, length) => product * length, 1);
  for (let index = 0; index < count; index++) {
    const prefix: number[] = [];
    for (let axis = outer.length - 1, rest = index; axis >= 0; axis--) {
      prefix.unshift(rest % outer[axis]!);
      rest = Math.floor(rest / outer[axis]!);
    }
    run(index, prefix);
  }
}
