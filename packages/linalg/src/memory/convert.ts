/** Copying arrays of matrices in the heap, where kernels do it several times faster than `copyto`. */
import { copyto, dtypes, type DType, type NdArray } from '@numloom/ndarray';
import { conversions, type ConversionsKernels } from '../kernels/generated/conversions.ts';
import { kernelsOf } from '../kernels/load.ts';
import type { InexactDType } from './matrix.ts';
import { Stack } from './stack.ts';

type Convert = ConversionsKernels['float64ToFloat64'];

/** Elements below which a kernel is not worth its call for each matrix. */
const SMALL = 64;
/** Elements that a kernel copies in one call. */
const LARGE = 65_536;

/** to = from, converted; arrays of one shape that do not overlap. */
export function convertArray(from: NdArray, to: NdArray<InexactDType>): void {
  const [rows = 1, columns = 1] = from.shape.slice(-2);
  const kernel = from.ndim >= 2 ? kernelFor(from.dtype, to.dtype) : undefined;
  if (
    kernel === undefined ||
    rows * columns < SMALL ||
    !from.storage.inHeap ||
    !to.storage.inHeap
  ) {
    copyto(to, from, { casting: 'unsafe' });
    return;
  }
  const source = new Stack(from as NdArray<InexactDType>);
  const target = new Stack(to);
  const step = Math.max(16, Math.floor(LARGE / columns / 16) * 16);
  for (let i = 0; i < source.count; i++) {
    const a = source.matrix(i);
    const b = target.matrix(i);
    for (let row = 0; row < rows; row += step) {
      kernel(
        ...([Math.min(step, rows - row), columns] as const),
        ...([a.address + row * a.rowStride * dtypes[a.dtype].itemsize] as const),
        ...([a.rowStride, a.columnStride] as const),
        ...([b.address + row * b.rowStride * dtypes[b.dtype].itemsize] as const),
        ...([b.rowStride, b.columnStride] as const),
      );
    }
  }
}

function kernelFor(from: DType, to: InexactDType): Convert | undefined {
  const kernels = kernelsOf(conversions) as unknown as Readonly<
    Record<string, Convert | undefined>
  >;
  return kernels[`${from}To${to[0]!.toUpperCase()}${to.slice(1)}`];
}
