/** Products of the matrices of two stacks in the heap. */
import { allocateScratch } from '@numloom/ndarray';
import { smallProducts } from '../kernels/generated/smallProducts.ts';
import { kernelsOf } from '../kernels/load.ts';
import type { Matrix } from '../memory/matrix.ts';
import type { Stack } from '../memory/stack.ts';
import { multiply } from './multiply.ts';

/** Multiplications up to which a call for each matrix costs more than it should. */
const SMALL = 32 ** 3;

/** C = A B for each matrix of stacks of one dtype and of equal leading axes, C packed by rows. */
export function multiplyEach(a: Stack, b: Stack, c: Stack): void {
  const { count, rows, columns } = c;
  const { dtype } = c.array;
  const isReal = dtype === 'float64' || dtype === 'float32';
  const run = lastAxis(c);
  if (isReal && run > 1 && rows * columns * a.columns <= SMALL && rows * columns > 0) {
    const room = allocateScratch(Math.max(a.columns * columns * 8, 16));
    try {
      for (let i = 0; i < count; i += run) multiplyRun(a, b, c, i, run, room.byteOffset);
    } finally {
      room.dispose();
    }
    return;
  }
  for (let i = 0; i < count; i++) multiply(a.matrix(i), b.matrix(i), c.matrix(i));
}

/** Length of the last of the axes that count matrices. */
function lastAxis({ array: { shape } }: Stack): number {
  return shape.at(-3) ?? 1;
}

/** The products along that axis, from a place on. */
function multiplyRun(
  a: Stack,
  b: Stack,
  c: Stack,
  start: number,
  count: number,
  room: number,
): void {
  const kernels = kernelsOf(smallProducts);
  const { multiplyManyFloat64, multiplyManyFloat32 } = kernels;
  const run = c.array.dtype === 'float64' ? multiplyManyFloat64 : multiplyManyFloat32;
  const [left, right, result]: Matrix[] = [a.matrix(start), b.matrix(start), c.matrix(start)];
  const step = ({ array }: Stack): number => array.strides.at(-3)!;
  run(
    count,
    c.rows,
    c.columns,
    a.columns,
    left!.address,
    left!.rowStride,
    left!.columnStride,
    step(a),
    right!.address,
    right!.rowStride,
    right!.columnStride,
    step(b),
    result!.address,
    result!.rowStride,
    step(c),
    room,
  );
}
