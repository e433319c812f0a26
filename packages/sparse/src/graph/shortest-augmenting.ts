/** Matchings of least weight, extended line by line along shortest paths. */
import { DistanceHeap } from './distance-heap.ts';
import { firstMatching, type Matching, type WeightedLines } from './price-reduction.ts';

/** A matching of lines to columns, with prices that keep reduced weights from being negative. */
export class Matcher {
  readonly #graph: WeightedLines;
  readonly #matching: Matching;
  readonly #distances: Float64Array;
  /** The line that a column was reached from. */
  readonly #from: Int32Array;
  readonly #isDone: Uint8Array;
  readonly #touched: Int32Array;
  readonly #done: Int32Array;
  readonly #heap: DistanceHeap;

  constructor(graph: WeightedLines) {
    const { columns } = graph;
    this.#graph = graph;
    this.#matching = firstMatching(graph);
    this.#distances = new Float64Array(columns).fill(Infinity);
    this.#from = new Int32Array(columns);
    this.#isDone = new Uint8Array(columns);
    this.#touched = new Int32Array(columns);
    this.#done = new Int32Array(columns);
    this.#heap = new DistanceHeap(this.#distances);
  }

  /** The column of each line, or -1. */
  get matched(): Int32Array<ArrayBuffer> {
    return this.#matching.matched;
  }

  /** Matches a line, if it is not, by Dijkstra's algorithm; whether that is possible. */
  match(line: number): boolean {
    const { starts, ends, weights } = this.#graph;
    const { matched, lineOf, linePrices, columnPrices } = this.#matching;
    if (matched[line]! >= 0) return true;
    const distances = this.#distances;
    const from = this.#from;
    const isDone = this.#isDone;
    const touched = this.#touched;
    const done = this.#done;
    const heap = this.#heap;
    let [reached, passed] = [0, 0];
    let current = line;
    let length = 0;
    // The nearest free column, beyond which nothing is looked at.
    let [free, most] = [-1, Infinity];
    for (;;) {
      const price = linePrices[current]!;
      const end = starts[current + 1]!;
      for (let k = starts[current]!; k < end; k++) {
        const column = ends[k]!;
        const reduced = weights[k]! - price - columnPrices[column]!;
        // Rounding errors may make it negative.
        const distance = reduced > 0 ? length + reduced : length;
        if (distance >= most || distance >= distances[column]! || isDone[column] === 1) continue;
        if (distances[column] === Infinity) touched[reached++] = column;
        distances[column] = distance;
        from[column] = current;
        if (lineOf[column]! < 0) [free, most] = [column, distance];
        else heap.lower(column);
      }
      const column = heap.take();
      if (column < 0 || distances[column]! >= most) break;
      length = distances[column]!;
      isDone[column] = 1;
      done[passed++] = column;
      current = lineOf[column]!;
    }
    if (free >= 0) {
      linePrices[line]! += most;
      for (let k = 0; k < passed; k++) {
        const column = done[k]!;
        const change = most - distances[column]!;
        columnPrices[column]! -= change;
        linePrices[lineOf[column]!]! += change;
      }
      this.#turn(line, free);
    }
    heap.clear();
    for (let k = 0; k < reached; k++) {
      const column = touched[k]!;
      distances[column] = Infinity;
      isDone[column] = 0;
    }
    return free >= 0;
  }

  /** Exchanges what is matched along the path from a line to a free column. */
  #turn(line: number, free: number): void {
    const { matched, lineOf } = this.#matching;
    for (let column = free; ;) {
      const from = this.#from[column]!;
      const next = matched[from]!;
      matched[from] = column;
      lineOf[column] = from;
      if (from === line) return;
      column = next;
    }
  }
}
