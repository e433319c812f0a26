/** `solve_toeplitz`: systems with a Toeplitz matrix, as scipy.linalg has them. */
import {
  asarray,
  broadcast_to,
  broadcastShapes,
  copyto,
  dtypes,
  formatShape,
  type NdArray,
} from '@numloom/ndarray';
import { assertOptions, conj } from '@numloom/ufunc';
import {
  arrayOf,
  checkFinite,
  floatingOf,
  formatPlace,
  type Operand,
} from '../arguments/operands.ts';
import { LinAlgError, LinAlgWarning, warn } from '../errors.ts';
import { toeplitz } from '../kernels/generated/toeplitz.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Frame, view, withFrame } from '../memory/frame.ts';
import type { Matrix, Scalar } from '../memory/matrix.ts';
import { RightSides } from '../arguments/right-sides.ts';

/** The first column of a Toeplitz matrix, or that and its first row. */
export type ToeplitzOperand = Operand | { readonly c: Operand; readonly r: Operand };

/** Options of {@link solve_toeplitz}. */
export interface SolveToeplitzOptions {
  /** Whether NaN and infinities are refused; true unless told otherwise. */
  readonly check_finite?: boolean;
}

/** The backward error from which on solutions are warned of. */
const SUSPICIOUS = 1e-12;

/**
 * Solves T x = b for a Toeplitz matrix T of order n, by the recursion of Levinson and Durbin in 4 n²
 * operations, and 4 n² for each right-hand side, without making the matrix. T is given by its first
 * column `c`, and by its first row `r`, of which the first element is not used; without `r` T is
 * Hermitian. The recursion needs all leading minors, and is accurate where they are well conditioned,
 * as of positive definite matrices. A residual is computed; where it is large, a `LinAlgWarning` says
 * so: `solve(toeplitz(c, r), b)` is then the better way. Stacks along other axes broadcast.
 *
 * @param c_or_cr - c, or { c, r }
 * @param b - n elements, or (…, n, k)
 * @returns x, of the shape of b: float64 or complex128
 * @throws LinAlgError when a leading principal minor is singular; the message says which.
 * @throws RangeError when shapes do not fit, or an element is not finite.
 *
 * @example
 * ```ts
 * import { solve_toeplitz } from '@numloom/linalg';
 * console.log(solve_toeplitz([2, 1, 0], [3, 4, 3]).tolist()); // => [ 1, 1, 1 ]
 * ```
 */
export function solve_toeplitz(
  c_or_cr: ToeplitzOperand,
  b: Operand,
  options: SolveToeplitzOptions = {},
): NdArray<Scalar> {
  assertOptions(options, ['check_finite'], 'solve_toeplitz');
  const { check_finite = true } = options;
  const { c, r } = diagonalsOf(c_or_cr);
  const n = c.shape.at(-1)!;
  const outer = broadcastShapes([c.shape.slice(0, -1), r.shape.slice(0, -1)], 'solve_toeplitz');
  const sides = new RightSides(b, n, outer, 'solve_toeplitz');
  if (check_finite) {
    checkFinite(c, 'solve_toeplitz', 'c');
    checkFinite(r, 'solve_toeplitz', 'r');
    checkFinite(sides.array, 'solve_toeplitz', 'b');
  }
  const dtype = dtypes[floatingOf(c.dtype, r.dtype, sides.array.dtype)];
  const scalar: Scalar = dtype.components === 2 ? 'complex128' : 'float64';
  return withFrame((frame) => {
    const right = sides.copied(scalar, frame);
    const solved = frame.stack(scalar, right.array.shape, 'F');
    if (solved.array.size === 0) return sides.delivered(solved, scalar, frame);
    const diagonals = frame.stack(scalar, [...sides.outer, 1, 2 * n - 1]);
    // From the element at the bottom of c up to its first, and on along r.
    const put = (part: string, values: NdArray) => {
      const to = diagonals.array.slice('...', 0, part);
      copyto(to, broadcast_to(values, to.shape), { casting: 'unsafe' });
    };
    put(`:${n}`, c.slice('...', '::-1'));
    put(`${n}:`, r.slice('...', '1:'));
    for (let i = 0; i < solved.count; i++) {
      const t = diagonals.matrix(i).address;
      const singular = withFrame((own) => solveOne(t, right.matrix(i), solved.matrix(i), own));
      if (singular > 0) {
        const which =
          sides.outer.length === 0 ? '' : ` of the matrix ${formatPlace(i, sides.outer)}`;
        throw new LinAlgError(
          `solve_toeplitz: the leading principal minor of order ${singular}${which} is singular`,
        );
      }
    }
    return sides.delivered(solved, scalar, frame);
  });
}

function diagonalsOf(given: ToeplitzOperand): { readonly c: NdArray; readonly r: NdArray } {
  const isPair = typeof given === 'object' && given !== null && 'c' in given && 'r' in given;
  const c = arrayOf(isPair ? given.c : given, 'solve_toeplitz');
  const conjugated = () => (c.dtype.startsWith('complex') ? asarray(conj(c).evaluate()) : c);
  const r = isPair ? arrayOf(given.r, 'solve_toeplitz') : conjugated();
  for (const [name, { ndim }] of Object.entries({ c, r })) {
    if (ndim === 0) throw new RangeError(`solve_toeplitz: ${name} is 0-d, needs at least one axis`);
  }
  if (c.shape.at(-1) === r.shape.at(-1)) return { c, r };
  throw new RangeError(
    `solve_toeplitz: c has the shape ${formatShape(c.shape)}, r ${formatShape(r.shape)}: ` +
      'needs as many elements of both',
  );
}

/** Solves for all columns; answers the order of the first minor that is singular, or 0. */
function solveOne(t: number, right: Matrix, x: Matrix, frame: Frame): number {
  const { rows: n, columns, dtype } = right;
  const all = kernelsOf(toeplitz);
  const isComplex = dtype === 'complex128';
  const step = isComplex ? all.stepToeplitzComplex : all.stepToeplitzReal;
  const subtract = isComplex ? all.subtractToeplitzRowComplex : all.subtractToeplitzRowReal;
  const room = () => frame.elements(right.dtype, n + 1);
  const vectors = [t, room(), room(), room()] as const;
  for (let m = 1; m <= n; m++) {
    if (step(m, n, columns, ...vectors, right.address, x.address)) return m;
  }
  const parts = n * columns * dtypes[dtype].components;
  const scale = largest(right, parts);
  for (let i = 0; i < n; i++) subtract(i, n, columns, t, x.address, right.address);
  const entries = largest({ ...right, address: t }, (2 * n - 1) * dtypes[dtype].components);
  const error = largest(right, parts) / (entries * largest(x, parts) * n + scale);
  if (error > SUSPICIOUS) {
    const text = `the backward error of the solution is ${error.toExponential(1)}`;
    warn(
      new LinAlgWarning(
        `solve_toeplitz: minors are ill-conditioned: ${text}`,
        Number.EPSILON / error,
      ),
    );
  }
  return 0;
}

/** The largest absolute value of float64 numbers. */
function largest({ address }: Matrix, count: number): number {
  return view('float64', address, count).reduce((most, x) => Math.max(most, Math.abs(x)), 0);
}
