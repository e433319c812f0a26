/** `hessenberg`: matrices that are unitarily similar, with zeros below the first subdiagonal. */
import type { NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import {
  checkFinite,
  floatingOf,
  type Operand,
  scalarOf,
  squareOf,
} from '../arguments/operands.ts';
import { withFrame } from '../memory/frame.ts';
import type { InexactDType } from '../memory/matrix.ts';
import { toHessenberg } from './decompose.ts';
import { Workspace } from './workspace.ts';

/** Options of {@link hessenberg}. */
export interface HessenbergOptions {
  /** Whether Q is computed too. */
  readonly calc_q?: boolean | undefined;
  /** Whether elements that are NaN or infinite are looked for. */
  readonly check_finite?: boolean | undefined;
}

/** What {@link hessenberg} answers with `calc_q`. */
export interface HessenbergResult<D extends InexactDType = InexactDType> {
  /** Upper Hessenberg. */
  readonly H: NdArray<D>;
  /** Unitary: A = Q H Q^H. */
  readonly Q: NdArray<D>;
}

type WithQ = HessenbergOptions & { readonly calc_q: true };

/**
 * The Hessenberg form of square matrices (..., n, n): H = Q^H A Q has zeros below its first
 * subdiagonal. 10/3 n³ operations, 14/3 n³ with Q.
 *
 * @returns H, or both where `calc_q`
 * @throws LinAlgError when matrices are not square.
 * @throws RangeError when an element is NaN or infinite.
 *
 * @example
 * ```ts
 * import { hessenberg } from '@numloom/linalg';
 * const { H, Q } = hessenberg([[1, 2, 3], [4, 5, 6], [7, 8, 9]], { calc_q: true });
 * console.log(H.get(2, 0), Q.shape); // => 0 [ 3, 3 ]
 * ```
 */
export function hessenberg<D extends InexactDType>(
  a: NdArray<D>,
  options: WithQ,
): HessenbergResult<D>;
export function hessenberg<D extends InexactDType>(
  a: NdArray<D>,
  options?: HessenbergOptions & { readonly calc_q?: false | undefined },
): NdArray<D>;
export function hessenberg(a: Operand, options: WithQ): HessenbergResult;
export function hessenberg(
  a: Operand,
  options?: HessenbergOptions & { readonly calc_q?: false | undefined },
): NdArray<InexactDType>;
export function hessenberg(
  a: Operand,
  options: HessenbergOptions = {},
): HessenbergResult | NdArray<InexactDType> {
  assertOptions(options, ['calc_q', 'check_finite'], 'hessenberg');
  const { calc_q = false, check_finite = true } = options;
  const array = squareOf(a, 'hessenberg');
  if (check_finite) checkFinite(array, 'hessenberg');
  const dtype = floatingOf(array.dtype);
  const scalar = scalarOf(dtype);
  return withFrame((frame) => {
    const h = frame.copied(array, scalar, 'F');
    const q = calc_q ? frame.stack(scalar, array.shape, 'F') : undefined;
    const workspace = new Workspace(h.rows, scalar, frame);
    for (let i = 0; i < h.count; i++) toHessenberg(h.matrix(i), q?.matrix(i), workspace);
    const H = frame.delivered(h, dtype);
    return q === undefined ? H : { H, Q: frame.delivered(q, dtype) };
  });
}
