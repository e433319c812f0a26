/** What `eigh` and `eigvalsh` have in common: operands, options and results. */
import type { NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { floatingOf, type Operand, realOf, squareOf } from '../arguments/operands.ts';
import { withFrame } from '../memory/frame.ts';
import type { InexactDType } from '../memory/matrix.ts';
import type { EighOptions } from './eigh.ts';
import { generalisedSpectrum } from './generalised.ts';
import { spectrumOf } from './hermitian.ts';
import { delivered, subsetOf, triangleOf } from './options.ts';

/** The wanted eigenvalues, and eigenvectors if they are, of `a`, or of `a` and `b`. */
export function solveProblem(
  a: Operand,
  b: Operand | undefined,
  options: EighOptions,
  vectors: boolean,
  caller: string,
): {
  readonly values: NdArray<'float32' | 'float64'>;
  readonly vectors: NdArray<InexactDType> | undefined;
} {
  assertOptions(options, ['UPLO', 'type', 'subset_by_index', 'subset_by_value'], caller);
  const left = squareOf(a, caller);
  const right = b === undefined ? undefined : squareOf(b, caller, 'b');
  const { UPLO, type = 1, subset_by_index, subset_by_value } = options;
  const triangle = triangleOf(UPLO, caller);
  if (![1, 2, 3].includes(type)) {
    throw new RangeError(`${caller}: type is ${String(type)}, must be 1, 2 or 3`);
  }
  if (right !== undefined && right.shape.at(-1) !== left.shape.at(-1)) {
    const [n, m] = [left.shape.at(-1), right.shape.at(-1)];
    throw new RangeError(`${caller}: a is ${n}x${n}, b ${m}x${m}, must have the same size`);
  }
  const dtype = right === undefined ? floatingOf(left.dtype) : floatingOf(left.dtype, right.dtype);
  const isWhole = subset_by_index === undefined && subset_by_value === undefined;
  const stays = isWhole && (dtype === 'float64' || dtype === 'complex128');
  return withFrame((frame) => {
    const wanted = { vectors, stays, caller };
    const found =
      right === undefined
        ? spectrumOf(left, dtype, triangle, wanted, frame)
        : generalisedSpectrum(left, right, dtype, triangle, type, wanted, frame);
    const subset = subsetOf(options, found.values, caller);
    return {
      values: delivered(found.values, realOf(dtype), subset, stays),
      vectors: found.vectors && delivered(found.vectors, dtype, subset, stays),
    };
  });
}
