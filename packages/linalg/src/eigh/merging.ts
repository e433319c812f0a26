/**
 * Two solved halves of a tridiagonal matrix become one: their eigenvalues D and vectors Q, and the
 * element that joins them, are Q (D + rho z z^T) Q^T, whose eigenvalues are roots of the secular
 * equation.
 */
import { secular } from '../kernels/generated/secular.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Frame, view } from '../memory/frame.ts';
import { byColumns, block, type Matrix } from '../memory/matrix.ts';
import { multiply } from '../products/multiply.ts';

const EPSILON = 2 ** -53;

/** Where the elements of an eigenvector are that are not zero. */
const UPPER = 0;
const BOTH = 1;
const LOWER = 2;

/** What is left of a problem after deflation. */
interface Deflated {
  /** Columns that take part, by ascending poles. */
  readonly kept: number[];
  /** Columns whose eigenvalues stay, ascending. */
  readonly settled: number[];
  /** For each column, where its elements are. */
  readonly kinds: Uint8Array;
}

/** Merges parts of one matrix; holds the room for it. */
export class Merging {
  readonly #d: number;
  readonly #q: Matrix;
  readonly #gathered: number;
  readonly #vectors: number;
  readonly #poles: number;
  readonly #z: number;
  readonly #roots: number;
  readonly #work: number;
  readonly #index: number;
  /** Eigenvalues that were not found. */
  missing = 0;

  /** Of eigenvalues at `d`, and vectors in diagonal blocks of `q`, which is zero elsewhere. */
  constructor(d: number, q: Matrix, frame: Frame) {
    const n = q.rows;
    this.#d = d;
    this.#q = q;
    const room = (count: number) => frame.elements('float64', count);
    this.#gathered = room(n * n);
    this.#vectors = room(n * n);
    this.#poles = room(n);
    this.#z = room(n);
    this.#roots = room(n);
    this.#work = room(n);
    this.#index = frame.bytes(4 * n);
  }

  /**
   * Merges the parts of `half` and of `size - half` columns from `start` on, joined by the element
   * `joint`. `first` and `second` are the orders of their eigenvalues; answers the order of all.
   */
  merge(
    start: number,
    half: number,
    size: number,
    joint: number,
    first: Int32Array,
    second: Int32Array,
  ): Int32Array {
    const q = block(this.#q, start, start, size, size);
    const d = view('float64', this.#d + 8 * start, size);
    const shifted = second.map((i) => i + half);
    const order = merged(d, first, shifted);
    const z = this.#joiningVector(q, half, joint);
    const { kept, settled, kinds } = this.#deflate(q, d, z, order, half, 2 * Math.abs(joint));
    if (kept.length === 0) return order;

    // Columns in groups, so that zeros take no part in products
    const groups = [UPPER, BOTH, LOWER].map((kind) => kept.filter((i) => kinds[i] === kind));
    const grouped = groups.flat();
    const [upper, both] = [groups[0]!.length, groups[1]!.length];
    const count = kept.length;
    const last = size - half;
    const columns = { top: upper + both, bottom: count - upper };
    const top = byColumns('float64', this.#gathered, half, columns.top);
    const bottomAddress = this.#gathered + 8 * half * columns.top;
    const bottom = byColumns('float64', bottomAddress, last, columns.bottom);
    const rest = byColumns(
      'float64',
      bottomAddress + 8 * last * columns.bottom,
      size,
      size - count,
    );
    this.#gather(block(q, 0, 0, half, size), grouped.slice(0, columns.top), top);
    this.#gather(block(q, half, 0, last, size), grouped.slice(upper), bottom);
    this.#gather(q, settled, rest);

    const values = settled.map((i) => d[i]!);
    const vectors = this.#solve(d, z, kept, grouped, 2 * Math.abs(joint));
    if (this.missing > 0) return order;
    d.set(view('float64', this.#roots, count));
    d.set(values, count);
    multiply(top, block(vectors, 0, 0, columns.top, count), block(q, 0, 0, half, count));
    multiply(
      bottom,
      block(vectors, upper, 0, columns.bottom, count),
      block(q, half, 0, last, count),
    );
    const identity = Int32Array.from({ length: size }, (_, i) => i);
    this.#gather(rest, identity.subarray(0, size - count), block(q, 0, count, size, size - count));
    return merged(
      view('float64', this.#d + 8 * start, size),
      identity.subarray(0, count),
      identity.subarray(count),
    );
  }

  /** The last row of the first vectors and the first row of the second, of norm 1. */
  #joiningVector(q: Matrix, half: number, joint: number): Float64Array {
    const { columnStride, columns, address } = q;
    const elements = view('float64', address, columns * columnStride);
    const sign = joint < 0 ? -1 : 1;
    return Float64Array.from({ length: columns }, (_, j) =>
      j < half
        ? Math.SQRT1_2 * elements[j * columnStride + half - 1]!
        : sign * Math.SQRT1_2 * elements[j * columnStride + half]!,
    );
  }

  /**
   * Sets eigenvalues aside that hardly change: those with a small element of z, and, after a rotation
   * that makes one, one of two that are nearly equal.
   */
  #deflate(
    q: Matrix,
    d: Float64Array,
    z: Float64Array,
    order: Int32Array,
    half: number,
    rho: number,
  ): Deflated {
    const { rotateColumns } = kernelsOf(secular);
    const largest = (values: Float64Array) => values.reduce((m, x) => Math.max(m, Math.abs(x)), 0);
    const tolerance = 8 * EPSILON * Math.max(largest(d), largest(z));
    const kinds = new Uint8Array(d.length).fill(LOWER, half);
    const kept: number[] = [];
    const settled: number[] = [];
    let before = -1;
    for (const next of order) {
      if (rho * Math.abs(z[next]!) <= tolerance) {
        settled.push(next);
        continue;
      }
      if (before >= 0) {
        const length = Math.hypot(z[before]!, z[next]!);
        const c = z[next]! / length;
        const s = -z[before]! / length;
        const gap = d[next]! - d[before]!;
        if (Math.abs(gap * c * s) <= tolerance) {
          z[next] = length;
          z[before] = 0;
          const step = 8 * q.columnStride;
          rotateColumns(q.rows, q.address + before * step, q.address + next * step, c, s);
          const [low, high] = [d[before]!, d[next]!];
          d[before] = low * c * c + high * s * s;
          d[next] = low * s * s + high * c * c;
          if (kinds[before] !== kinds[next]) kinds[before] = kinds[next] = BOTH;
          settled.push(before);
        } else kept.push(before);
      }
      before = next;
    }
    if (before >= 0) kept.push(before);
    settled.sort((i, j) => d[i]! - d[j]!);
    return { kept, settled, kinds };
  }

  /** Eigenvectors of what is left, their elements in the order of `grouped`; the roots are kept. */
  #solve(
    d: Float64Array,
    z: Float64Array,
    kept: readonly number[],
    grouped: readonly number[],
    rho: number,
  ): Matrix {
    const { secularRoots, secularVectors } = kernelsOf(secular);
    const count = kept.length;
    const norm = Math.sqrt(kept.reduce((sum, i) => sum + z[i]! ** 2, 0));
    view('float64', this.#poles, count).set(kept.map((i) => d[i]!));
    view('float64', this.#z, count).set(kept.map((i) => z[i]! / norm));
    const places = new Int32Array(d.length);
    grouped.forEach((i, place) => (places[i] = place));
    view('int32', this.#index, count).set(kept.map((i) => places[i]!));
    const address = this.#vectors;
    this.missing = secularRoots(
      ...([count, this.#poles, this.#z, rho * norm * norm, this.#roots, address] as const),
    );
    secularVectors(count, this.#poles, this.#z, address, this.#index, this.#work);
    return byColumns('float64', address, count, count);
  }

  #gather(from: Matrix, columns: readonly number[] | Int32Array, to: Matrix): void {
    view('int32', this.#index, columns.length).set(columns);
    kernelsOf(secular).gatherColumns(
      ...([to.rows, columns.length, from.address, from.columnStride] as const),
      ...([this.#index, to.address, to.columnStride] as const),
    );
  }
}

/** The order of values that are ascending in two orders. */
function merged(values: Float64Array, first: Int32Array, second: Int32Array): Int32Array {
  const order = new Int32Array(first.length + second.length);
  let i = 0;
  let j = 0;
  for (let k = 0; k < order.length; k++) {
    const isFirst =
      j === second.length || (i < first.length && values[first[i]!]! <= values[second[j]!]!);
    order[k] = isFirst ? first[i++]! : second[j++]!;
  }
  return order;
}
