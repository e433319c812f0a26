/** The order in which operands are contracted. */

/** What takes part in each step: places in the list of operands, behind which its result goes. */
export type ContractionPath = readonly (readonly number[])[];

/** What a path is found for: the labels of operands and of the result, and their lengths. */
export interface Problem {
  readonly inputs: readonly (readonly string[])[];
  readonly output: readonly string[];
  readonly lengths: ReadonlyMap<string, number>;
}

/** Most operands for which the best path is sought: that takes 3^n steps. */
const MOST = 14;

/** Number of elements over some labels. */
export function sizeOfLabels(
  labels: Iterable<string>,
  lengths: ReadonlyMap<string, number>,
): number {
  let size = 1;
  for (const label of labels) size *= lengths.get(label)!;
  return size;
}

/** Operations of a contraction: a product for each index, and a sum where anything is summed. */
export function operationsOf(
  operands: readonly (readonly string[])[],
  result: readonly string[],
  lengths: ReadonlyMap<string, number>,
): number {
  const labels = new Set(operands.flat());
  const products = Math.max(1, operands.length - 1);
  const steps = products + Number([...labels].some((label) => !result.includes(label)));
  return steps * sizeOfLabels(labels, lengths);
}

/** The labels of some operands that others, or the result, have. */
export function keptLabels(
  chosen: readonly (readonly string[])[],
  others: readonly (readonly string[])[],
): string[] {
  const needed = new Set(others.flat());
  return [...new Set(chosen.flat())].filter((label) => needed.has(label));
}

/**
 * Contracts, step by step, the two operands whose result takes least more memory than they do; those
 * that share a label before others. O(n³) pairs.
 */
export function greedyPath({ inputs, output, lengths }: Problem): ContractionPath {
  const operands = inputs.map((labels) => [...new Set(labels)]);
  const path: number[][] = [];
  while (operands.length > 2) {
    let best: { cost: readonly number[]; pair: readonly [number, number] } | undefined;
    for (let i = 0; i < operands.length; i++) {
      for (let j = i + 1; j < operands.length; j++) {
        const cost = greedyCost(operands, i, j, output, lengths);
        if (best === undefined || isLess(cost, best.cost)) best = { cost, pair: [i, j] };
      }
    }
    const [i, j] = best!.pair;
    const others = operands.filter((_, k) => k !== i && k !== j);
    const result = keptLabels([operands[i]!, operands[j]!], [...others, output]);
    operands.splice(0, operands.length, ...others, result);
    path.push([i, j]);
  }
  path.push([...operands.keys()]);
  return path;
}

/** What is compared first to last: whether no label is shared, memory that is added, operations. */
function greedyCost(
  operands: readonly (readonly string[])[],
  i: number,
  j: number,
  output: readonly string[],
  lengths: ReadonlyMap<string, number>,
): readonly number[] {
  const [x, y] = [operands[i]!, operands[j]!];
  const others = operands.filter((_, k) => k !== i && k !== j);
  const result = keptLabels([x, y], [...others, output]);
  const size = (labels: readonly string[]) => sizeOfLabels(labels, lengths);
  const isApart = !x.some((label) => y.includes(label));
  return [Number(isApart), size(result) - size(x) - size(y), operationsOf([x, y], result, lengths)];
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, k) => value !== b[k]);
  return at >= 0 && a[at]! < b[at]!;
}

/**
 * The path of the least operations, found for all sets of operands, from small to large (Bellman
 * 1962, of the travelling salesman). O(3^n) for n operands; of more than 14 the greedy path.
 */
export function optimalPath(problem: Problem): ContractionPath {
  const { inputs, output, lengths } = problem;
  const count = inputs.length;
  if (count > MOST || count < 3) return greedyPath(problem);
  const sets = 2 ** count;
  const pick = (set: number) => inputs.filter((_, k) => (set >> k) & 1);
  // The labels that a set of operands leaves when contracted, what that costs, and how it is split.
  const results = Array.from({ length: sets }, (_, set) =>
    keptLabels(pick(set), [...pick(sets - 1 - set), output]),
  );
  const costs = new Float64Array(sets).fill(Infinity);
  const halves = new Int32Array(sets);
  for (let set = 1; set < sets; set++) {
    if ((set & (set - 1)) === 0) {
      costs[set] = 0;
      continue;
    }
    for (let half = (set - 1) & set; half > (set ^ half); half = (half - 1) & set) {
      const other = set ^ half;
      const both = costs[half]! + costs[other]!;
      if (both >= costs[set]!) continue;
      const own = operationsOf([results[half]!, results[other]!], results[set]!, lengths);
      if (both + own >= costs[set]!) continue;
      costs[set] = both + own;
      halves[set] = half;
    }
  }
  return pathOf(halves, sets - 1, count);
}

/** The path of a tree of splits. */
function pathOf(halves: Int32Array, all: number, count: number): ContractionPath {
  const present = Array.from({ length: count }, (_, k) => 1 << k);
  const path: number[][] = [];
  const visit = (set: number): void => {
    if ((set & (set - 1)) === 0) return;
    const half = halves[set]!;
    visit(half);
    visit(set ^ half);
    const step = [present.indexOf(half), present.indexOf(set ^ half)].sort((a, b) => a - b);
    for (const place of [...step].reverse()) present.splice(place, 1);
    present.push(set);
    path.push(step);
  };
  visit(all);
  return path;
}
