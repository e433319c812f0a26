/** Matchings of least weight, extended line by line along shortest paths. */
import { DistanceHeap } from './distance-heap.ts';

/** A matching of lines to columns, with prices that keep reduced weights from being negative. */
export class Matcher {
  /** The column of each line, or -1. */
  readonly matched: Int32Array<ArrayBuffer>;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #weights: Float64Array;
  /** The line of each column, or -1. */
  readonly #lineOf: Int32Array;
  readonly #linePrices: Float64Array;
  readonly #columnPrices: Float64Array;
  readonly #distances: Float64Array;
  /** The line that a column was reached from. */
  readonly #from: Int32Array;
  readonly #isDone: Uint8Array;
  readonly #heap: DistanceHeap;

  constructor(starts: Int32Array, ends: Int32Array, weights: Float64Array, columns: number) {
    const lines = starts.length - 1;
    this.#starts = starts;
    this.#ends = ends;
    this.#weights = weights;
    this.matched = new Int32Array(lines).fill(-1);
    this.#lineOf = new Int32Array(columns).fill(-1);
    this.#linePrices = new Float64Array(lines);
    this.#columnPrices = new Float64Array(columns);
    this.#distances = new Float64Array(columns).fill(Infinity);
    this.#from = new Int32Array(columns);
    this.#isDone = new Uint8Array(columns);
    this.#heap = new DistanceHeap(this.#distances);
    for (let i = 0; i < lines; i++) {
      let least = Infinity;
      for (let k = starts[i]!; k < starts[i + 1]!; k++) least = Math.min(least, weights[k]!);
      this.#linePrices[i] = least;
    }
  }

  /** Matches one more line, by Dijkstra's algorithm; whether that is possible. */
  match(line: number): boolean {
    const distances = this.#distances;
    const heap = this.#heap;
    const touched: number[] = [];
    const done: number[] = [];
    let current = line;
    let length = 0;
    let free = -1;
    for (;;) {
      const price = this.#linePrices[current]!;
      for (let k = this.#starts[current]!; k < this.#starts[current + 1]!; k++) {
        const column = this.#ends[k]!;
        if (this.#isDone[column] === 1) continue;
        const reduced = this.#weights[k]! - price - this.#columnPrices[column]!;
        // Rounding errors may make it negative.
        const distance = length + Math.max(0, reduced);
        if (distance >= distances[column]!) continue;
        if (distances[column] === Infinity) touched.push(column);
        distances[column] = distance;
        this.#from[column] = current;
        heap.lower(column);
      }
      const column = heap.take();
      if (column < 0) break;
      length = distances[column]!;
      this.#isDone[column] = 1;
      done.push(column);
      if (this.#lineOf[column]! < 0) {
        free = column;
        break;
      }
      current = this.#lineOf[column]!;
    }
    if (free >= 0) {
      this.#linePrices[line]! += length;
      for (const column of done) {
        const change = length - distances[column]!;
        this.#columnPrices[column]! -= change;
        const other = this.#lineOf[column]!;
        if (other >= 0) this.#linePrices[other]! += change;
      }
      this.#turn(line, free);
    }
    heap.clear();
    for (const column of touched) {
      distances[column] = Infinity;
      this.#isDone[column] = 0;
    }
    return free >= 0;
  }

  /** Exchanges what is matched along the path from a line to a free column. */
  #turn(line: number, free: number): void {
    for (let column = free; ;) {
      const from = this.#from[column]!;
      const next = this.matched[from]!;
      this.matched[from] = column;
      this.#lineOf[column] = from;
      if (from === line) return;
      column = next;
    }
  }
}
