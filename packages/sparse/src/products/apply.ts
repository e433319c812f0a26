/** Products of compressed matrices with vectors and blocks in the heap, on several threads if they are long. */
import { heap } from '@numloom/ndarray';
import { compiled, kernelsOf } from '@numloom/linalg/kernels';
import { shareWork, type ThreadCode, threadCount } from '@numloom/ufunc';
import type { Side } from '../direct/factors.ts';
import { products } from '../kernels/generated/products.ts';
import type { Compressed, Pattern } from '../memory/compressed.ts';
import { KINDS } from '../parts/dtypes.ts';
import type { SparseDType } from '../parts/parts.ts';

/** A compressed matrix in the heap, of any dtype. */
export interface Lines extends Pattern {
  readonly scalar: SparseDType;
  readonly values: number;
}

/** A block of `width` columns at an address, its rows `row` elements apart and without gaps. */
export interface Block {
  readonly address: number;
  readonly row: number;
}

/** Entries that a kernel does in one call, about: V8 exchanges code for faster one between calls. */
const ENTRIES = 32_768;
/** Multiplications of a thread that are worth waking it: about half a millisecond. */
const WORTH = 500_000;
/** Items for each thread, so that none waits long for the last one. */
const ITEMS = 8;

let code: ThreadCode | undefined;

/**
 * y = A x, y = Aᵀ x (`side` is 'T') or y = Aᴴ x ('H') for a matrix by rows (`csr`) or by columns (`csc`)
 * and vectors without gaps at addresses in the heap, of the values' dtype: for iterative solvers, which
 * call it with one `Compressed` and their own vectors. Nothing is allocated, unless threads share the
 * work. x and y must not overlap. With `accumulate` the product is added to y.
 */
export function applyTo(
  a: Compressed,
  format: 'csr' | 'csc',
  side: Side,
  x: number,
  y: number,
  accumulate = false,
): void {
  const isGathered = (format === 'csr') === (side === 'N');
  applyLines(
    a,
    isGathered,
    side === 'H',
    1,
    { address: x, row: 1 },
    { address: y, row: 1 },
    accumulate,
  );
}

/**
 * Y = M X or Y += M X, where the lines are the rows of M (`isGathered`) or its columns. The bits do not
 * depend on the number of threads.
 */
export function applyLines(
  a: Lines,
  isGathered: boolean,
  conjugate: boolean,
  width: number,
  x: Block,
  y: Block,
  accumulate: boolean,
): void {
  const kernels = kernelsOf(products);
  const kind = KINDS[a.scalar];
  const { lines, starts, indices, values } = a;
  if (width === 0) return;
  const perLine = (width * a.entries) / Math.max(1, lines) + 1;
  const share = Math.max(1, Math.ceil(ENTRIES / perLine));
  if (!isGathered) {
    if (!accumulate) clear(kind, a.length, width, y);
    for (let begin = 0; begin < lines; begin += share) {
      kernels.scatter(
        ...([kind, begin, Math.min(lines, begin + share), starts, indices, values] as const),
        ...([conjugate, width, x.address, x.row, y.address, y.row] as const),
      );
    }
    return;
  }
  const threads = threadCount();
  if (threads > 1 && perLine * lines > 2 * WORTH) {
    const each = Math.max(1, Math.min(share, Math.ceil(lines / (ITEMS * threads))));
    code ??= { module: compiled(products), run: kernels.run };
    const parameters = new Int32Array(13);
    parameters.set([kind, lines, each, starts, indices, values, Number(conjugate), width]);
    parameters.set([x.address, x.row, y.address, y.row, Number(accumulate)], 8);
    const items = Math.ceil(lines / each);
    const work = { code, parameters: new Uint8Array(parameters.buffer), items };
    if (shareWork({ ...work, isRepeatable: !accumulate })) return;
  }
  for (let begin = 0; begin < lines; begin += share) {
    kernels.gather(
      ...([kind, begin, Math.min(lines, begin + share), starts, indices, values] as const),
      ...([conjugate, width, x.address, x.row, y.address, y.row] as const),
      accumulate,
    );
  }
}

/** Zeros in a block. */
export function clear(kind: number, rows: number, width: number, { address, row }: Block): void {
  const bytes = 4 << kind;
  const memory = new Uint8Array(heap.buffer);
  if (row === width) memory.fill(0, address, address + rows * width * bytes);
  else {
    for (let i = 0, at = address; i < rows; i++, at += row * bytes) {
      memory.fill(0, at, at + width * bytes);
    }
  }
}
