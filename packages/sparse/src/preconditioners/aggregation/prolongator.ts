/** From a coarse vector to a fine one. */
import type { NdArray } from '@numloom/ndarray';
import { newArray, type Scalar, withFrame } from '@numloom/linalg/kernels';
import { addressOf, reachable } from '../../memory/compressed.ts';
import { EntryRoom, zeroed } from '../../memory/room.ts';
import type { CompressedParts } from '../../parts/parts.ts';
import { timesSparse } from '../../products/sparse.ts';
import { forward } from '../rows.ts';
import { numbersOf, type SquareParts } from '../square.ts';
import type { Aggregates } from './aggregates.ts';
import { aggregationKernels } from './kernels.ts';
import { spectralRadius } from './radius.ts';

/** A matrix by rows of the dtype of computation. */
export type Rows = CompressedParts<Scalar, 'csr'>;

/** A tentative prolongator of orthonormal columns T, and coarse candidates C: the fine ones are T C. */
export interface Tentative {
  readonly prolongator: Rows;
  readonly candidates: NdArray<Scalar>;
}

/** Restricts near null space vectors, the k columns of `candidates`, to each aggregate. */
export function tentativeProlongator(
  { of, count }: Aggregates,
  candidates: NdArray<Scalar>,
): Tentative {
  const [n, k] = candidates.shape as [number, number];
  const { dtype } = candidates;
  return withFrame((frame) => {
    const kernels = aggregationKernels(dtype);
    const aggregates = addressOf(frame.reachable(of, 'int32'));
    const work = addressOf(frame.copied(candidates, dtype).array);
    const coarse = frame.written(dtype, [count * k, k]);
    coarse.inside.fill(0);
    const at = addressOf(coarse.inside);
    const norms = zeroed(frame, 8 * count);
    for (let c = 0; c < k; c++) {
      kernels.orthonormalize(n, k, c, aggregates, count, work, at, norms);
    }
    const indptr = frame.written('int32', [n + 1]);
    const room = new EntryRoom(frame, dtype, n * k);
    const starts = addressOf(indptr.inside);
    const entries = kernels.tentative(n, k, aggregates, work, starts, room.indices, room.values);
    const arrays = { indptr: indptr.array, ...room.arrays(entries) };
    return {
      prolongator: { format: 'csr', dtype, shape: [n, count * k], ...arrays },
      candidates: coarse.array,
    };
  });
}

/** (I - omega/ρ D⁻¹ A) T, where ρ is the spectral radius of D⁻¹ A: one step of Jacobi's iteration. */
export function smoothed(A: SquareParts, tentative: Rows, omega: number): Rows {
  if (omega === 0) return tentative;
  const n = A.shape[0];
  const diagonal = ownDiagonal(A);
  const factor = omega / spectralRadius(A, diagonal);
  const smoother = withFrame((frame): SquareParts => {
    const { array, inside } = frame.written(A.dtype, [A.data.size]);
    const values = addressOf(inside);
    inside.storage
      .view(A.dtype)
      .set(numbersOf(A.data), inside.offset * (A.dtype === 'complex128' ? 2 : 1));
    const { starts, indices } = reachable(A, frame);
    const d = addressOf(frame.reachable(diagonal, A.dtype));
    forward(n, (begin, end) => {
      aggregationKernels(A.dtype).smoothing(begin, end, starts, indices, factor, d, values);
    });
    return { ...A, data: array };
  });
  const product = timesSparse(smoother, tentative, 'smoothedAggregation') as Rows;
  smoother.data.dispose();
  return product;
}

/** The diagonal of a matrix that has its diagonal entry first in each row. */
function ownDiagonal({ indptr, data, shape, dtype }: SquareParts): NdArray<Scalar> {
  const diagonal = newArray(dtype, [shape[0]]);
  const [from, to] = [numbersOf(data), numbersOf(diagonal)];
  const starts = indptr.storage.view('int32').subarray(indptr.offset);
  const components = dtype === 'complex128' ? 2 : 1;
  for (let i = 0; i < shape[0]; i++) {
    for (let part = 0; part < components; part++) {
      to[components * i + part] = from[components * starts[i]! + part]!;
    }
  }
  return diagonal;
}
