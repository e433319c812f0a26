/** The tridiagonal systems of all modes, along one axis. */
import { heap } from '@numloom/ndarray';
import { compiled, kernelsOf, view } from '@numloom/linalg/kernels';
import { shareWork, type ThreadCode, threadCount } from '@numloom/ufunc';
import { tridiagonals } from '../kernels/generated/tridiagonals.ts';
import type { Memory } from '../transforms/lines.ts';
import { constantMode } from './constant-mode.ts';
import { type Ends, pivotsOf } from './pivots.ts';

/** Numbers from which on threads are worth waking. */
const WORTH = 4e5;
/** Columns of an item: lines of the cache that are used whole, and that do not lie too far apart. */
const COLUMNS = 64;

let code: ThreadCode | undefined;

/** Rows of numbers: the i-th of each slab is at `address + i stride + slab slabStride`. */
export interface Rows {
  readonly address: number;
  readonly stride: number;
  readonly slabStride: number;
}

/** Systems of n rows, slabs of `columns` of them. */
export class Systems {
  readonly rows: number;
  readonly #columns: number;
  readonly #slabs: number;
  readonly #ends: Ends;
  /** Parameters of kernels, see assembly/modules/tridiagonals.ts. */
  readonly #block: number;
  readonly #isOpen: boolean;
  #constant: Float64Array | undefined;

  constructor(n: number, ends: Ends, columns: number, epsilons: Float64Array, memory: Memory) {
    this.rows = n;
    this.#columns = columns;
    this.#slabs = epsilons.length / columns;
    this.#ends = ends;
    this.#isOpen =
      epsilons[0] === 0 &&
      ends.first === 'neumann' &&
      (ends.last === 'neumann' || ends.last === 'same');
    const { starts, table, limits } = pivotsOf(n, ends, columns, epsilons);
    const places = [starts, table, limits].map((values) => {
      const address = memory.bytes(values.byteLength);
      new Uint8Array(heap.buffer).set(new Uint8Array(values.buffer), address);
      return address;
    });
    this.#block = memory.bytes(64);
    const behind = memory.bytes(epsilons.byteLength);
    const words = new Int32Array(heap.buffer, this.#block, 16);
    words.set([n, columns, this.#slabs]);
    words.set([...places, behind, COLUMNS], 6);
    const factors = new Float64Array(heap.buffer, this.#block + 48, 2);
    factors.set([ends.last === 'neumann' ? 2 : 1, ends.first === 'neumann' ? 2 : 1]);
  }

  /** Says where the numbers are. */
  place({ address, stride, slabStride }: Rows): void {
    view('int32', this.#block, 16).set([slabStride, address, stride], 3);
  }

  /** Eliminates in some rows; those before are done. */
  eliminate(first: number, last: number): void {
    kernelsOf(tridiagonals).eliminateRows(this.#block, first, last);
  }

  /** What lies between both steps: solving for the part that is constant, if the kernels can't. */
  turn(): void {
    if (!this.#isOpen) return;
    const [address, stride] = this.#first();
    const values = view('float64', 0, heap.buffer.byteLength >> 3);
    const f = Float64Array.from({ length: this.rows }, (_, i) => values[address + i * stride]!);
    this.#constant = constantMode(f, this.#ends.last === 'neumann');
  }

  /** Substitutes in some rows; those behind are done. */
  substitute(first: number, last: number): void {
    kernelsOf(tridiagonals).substituteRows(this.#block, first, last);
    this.#complete(first, last);
  }

  /** Solves all systems, strip by strip, on one thread or several. */
  solve(): void {
    const n = this.rows;
    const chunks = Math.ceil(this.#columns / COLUMNS);
    const items = this.#slabs * chunks;
    if (this.#isOpen) this.turn();
    const kernels = kernelsOf(tridiagonals);
    const isWorth = n * this.#columns * this.#slabs > WORTH;
    code ??= { module: compiled(tridiagonals), run: kernels.run };
    const parameters = new Uint8Array(heap.buffer, this.#block, 64).slice();
    const work = { code, parameters, items, isRepeatable: false };
    if (!(threadCount() > 1 && isWorth && shareWork(work))) {
      for (let item = 0; item < items; item++) kernels.run(this.#block, 0, item, item + 1);
    }
    this.#complete(0, n);
  }

  /** Writes the constant part, which the kernels leave zero. */
  #complete(first: number, last: number): void {
    if (!this.#isOpen) return;
    const [address, stride] = this.#first();
    const values = view('float64', 0, heap.buffer.byteLength >> 3);
    for (let i = first; i < last; i++) values[address + i * stride] = this.#constant![i]!;
  }

  /** Place of the first number of the first system and what follows it, in numbers. */
  #first(): [number, number] {
    const [address, stride] = view('int32', this.#block + 16, 2) as unknown as [number, number];
    return [(address >>> 0) / 8, stride / 8];
  }
}
