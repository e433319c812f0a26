/** Large products on several threads: blocks of rows of C are items, packed blocks of B shared. */
import { allocateScratch, dtypes } from '@numloom/ndarray';
import { shareWork, type ThreadCode, threadCount } from '@numloom/ufunc';
import { sharedProducts } from '../kernels/generated/sharedProducts.ts';
import { compiled, kernelsOf } from '../kernels/load.ts';
import type { Matrix } from '../memory/matrix.ts';

/** Multiplications of real numbers from which on threads are worth waking: about a millisecond. */
const WORTH = 5e6;
/** Rows of an item: enough for a panel of B to be worth bringing into the cache, and no more. */
const FEWEST_ROWS = 16;
const MOST_ROWS = 128;
/** Items for each thread, so that none waits long for the last one. */
const ITEMS = 4;

let code: ThreadCode | undefined;

/**
 * C = alpha A B or C += alpha A B, C of contiguous rows; answers whether it was done. The results are
 * those of one thread, to the bit.
 */
export function multiplyShared(
  a: Matrix,
  b: Matrix,
  c: Matrix,
  alpha: number,
  accumulate: boolean,
  conjugateA: boolean,
  conjugateB: boolean,
): boolean {
  const threads = threadCount();
  const depth = a.columns;
  const { rows, columns, dtype } = c;
  const { components, itemsize } = dtypes[dtype];
  const operations = rows * columns * depth * components ** 2;
  if (threads === 1 || operations < WORTH || rows < 2 * FEWEST_ROWS) return false;
  const kernels = kernelsOf(sharedProducts);
  code ??= { module: compiled(sharedProducts), run: kernels.run };
  const bytes = itemsize / components;
  const share = Math.ceil(rows / (ITEMS * threads * FEWEST_ROWS)) * FEWEST_ROWS;
  const height = Math.min(share, MOST_ROWS);
  const items = Math.ceil(rows / height);
  const mostColumns = Math.min(columns, kernels.columnsOf(bytes, components));
  const mostDepth = Math.min(depth, kernels.depthOf(bytes, components, 2 ** 30));
  const roomB = kernels.packedBytes(bytes, mostColumns * components, mostDepth * components);
  const room = kernels.itemBytes(bytes, height, mostDepth * components);
  const scratch = allocateScratch(roomB + items * room);
  try {
    const packedB = scratch.byteOffset;
    for (let j = 0; j < columns; j += mostColumns) {
      const width = Math.min(columns - j, mostColumns);
      for (let p = 0, deep = 0; p < depth; p += deep) {
        deep = kernels.depthOf(bytes, components, depth - p);
        const from = b.address + (p * b.rowStride + j * b.columnStride) * itemsize;
        kernels.pack(
          bytes,
          components,
          deep,
          width,
          from,
          b.rowStride,
          b.columnStride,
          conjugateB,
          packedB,
        );
        const adds = accumulate || p > 0;
        const block = new Int32Array(17);
        new Float64Array(block.buffer, 0, 1)[0] = alpha;
        block.set([bytes, components, rows, width, deep, height], 2);
        block.set([a.address + p * a.columnStride * itemsize, a.rowStride, a.columnStride], 8);
        block.set([Number(conjugateA), packedB], 11);
        block.set([c.address + j * itemsize, c.rowStride, Number(adds)], 13);
        block.set([packedB + roomB], 16);
        runItems(new Uint8Array(block.buffer), items, !adds);
      }
    }
  } finally {
    scratch.dispose();
  }
  return true;
}

/** Runs items on several threads, or on this one if workers can't take part. */
function runItems(parameters: Uint8Array, items: number, isRepeatable: boolean): void {
  const work = { code: code!, parameters, items, isRepeatable };
  if (shareWork(work)) return;
  const block = allocateScratch(parameters.length);
  try {
    block.view('uint8').set(parameters);
    code!.run(block.byteOffset, 0, 0, items);
  } finally {
    block.dispose();
  }
}
