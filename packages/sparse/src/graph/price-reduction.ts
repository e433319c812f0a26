/** First pairs and prices, by which most lines of a matching are matched before paths are looked for. */

/** Weights by lines: those of line i are `starts[i]` to `starts[i + 1]`. */
export interface WeightedLines {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly weights: Float64Array;
  readonly columns: number;
}

/**
 * Pairs, and prices: no weight is less than the sum of the prices of its line and its column, and it is that sum where
 * both are a pair. Prices of columns that are in no pair are 0, where not all are to be matched.
 */
export interface Matching {
  /** The column of each line, or -1. */
  readonly matched: Int32Array<ArrayBuffer>;
  /** The line of each column, or -1. */
  readonly lineOf: Int32Array;
  readonly linePrices: Float64Array;
  readonly columnPrices: Float64Array;
}

/** How often lines are exchanged at a time, by the number of lines: rounds may get small without end. */
const EXCHANGES = 4;
const PASSES = 2;

/** A matching to begin with; not all lines are in it. O(entries), and exchanges. */
export function firstMatching(graph: WeightedLines): Matching {
  const lines = graph.starts.length - 1;
  const matching: Matching = {
    matched: new Int32Array(lines).fill(-1),
    lineOf: new Int32Array(graph.columns).fill(-1),
    linePrices: new Float64Array(lines),
    columnPrices: new Float64Array(graph.columns),
  };
  if (lines === graph.columns) reduceColumns(graph, matching);
  let free = [...matching.matched.keys()].filter((line) => matching.matched[line]! < 0);
  for (let pass = 0; pass < PASSES && free.length > 0; pass++) {
    free = exchanged(graph, matching, free);
  }
  priceLines(graph, matching);
  return matching;
}

/** Takes the least weight of each column for its price, and its line for it where that is free. */
function reduceColumns({ starts, ends, weights }: WeightedLines, matching: Matching): void {
  const { matched, lineOf, columnPrices } = matching;
  const lines = matched.length;
  columnPrices.fill(Infinity);
  const least = new Int32Array(columnPrices.length).fill(-1);
  for (let line = 0; line < lines; line++) {
    const end = starts[line + 1]!;
    for (let k = starts[line]!; k < end; k++) {
      const column = ends[k]!;
      if (weights[k]! >= columnPrices[column]!) continue;
      columnPrices[column] = weights[k]!;
      least[column] = line;
    }
  }
  const isShared = new Uint8Array(lines);
  least.forEach((line, column) => {
    if (line < 0) return;
    if (matched[line]! >= 0) {
      isShared[line] = 1;
      return;
    }
    matched[line] = column;
    lineOf[column] = line;
  });
  // Lines that have one column alone let it go only for what the next one costs more.
  for (let line = 0; line < lines; line++) {
    const own = matched[line]!;
    if (own < 0 || isShared[line] === 1) continue;
    let next = Infinity;
    const end = starts[line + 1]!;
    for (let k = starts[line]!; k < end; k++) {
      const column = ends[k]!;
      if (column !== own) next = Math.min(next, weights[k]! - columnPrices[column]!);
    }
    if (next < Infinity) columnPrices[own]! -= next;
  }
}

/**
 * Matches each line to its cheapest column, whose price falls until the second one costs the same; the line that had
 * it goes on. Gives those that are free in the end.
 */
function exchanged(
  { starts, ends, weights }: WeightedLines,
  { matched, lineOf, columnPrices }: Matching,
  free: readonly number[],
): number[] {
  const left: number[] = [];
  let exchanges = EXCHANGES * matched.length;
  for (const first of free) {
    for (let line = first; line >= 0;) {
      let [column, other] = [-1, -1];
      let [least, second] = [Infinity, Infinity];
      const end = starts[line + 1]!;
      for (let k = starts[line]!; k < end; k++) {
        const one = ends[k]!;
        const cost = weights[k]! - columnPrices[one]!;
        if (cost >= second) continue;
        if (cost < least) {
          [second, other] = [least, column];
          [least, column] = [cost, one];
        } else [second, other] = [cost, one];
      }
      if (column < 0) {
        left.push(line);
        break;
      }
      let isLower = false;
      if (second > least) {
        const price = columnPrices[column]! - (second - least);
        isLower = second < Infinity && price < columnPrices[column]!;
        if (isLower) columnPrices[column] = price;
      } else if (lineOf[column]! >= 0) column = other;
      const before = lineOf[column]!;
      matched[line] = column;
      lineOf[column] = line;
      if (before < 0) break;
      matched[before] = -1;
      if (!isLower || --exchanges < 0) {
        left.push(before);
        break;
      }
      line = before;
    }
  }
  return left;
}

/** The prices of lines: what their cheapest column costs. */
function priceLines({ starts, ends, weights }: WeightedLines, matching: Matching): void {
  const { linePrices, columnPrices } = matching;
  for (let line = 0; line < linePrices.length; line++) {
    let least = Infinity;
    const end = starts[line + 1]!;
    for (let k = starts[line]!; k < end; k++) {
      least = Math.min(least, weights[k]! - columnPrices[ends[k]!]!);
    }
    linePrices[line] = least;
  }
}
