/** Probabilities of all tables with given margins, by a network whose paths are tables. */
import { Ways } from './fisher-ways.ts';
import { marginsOf, type Table } from './tables.ts';

/** Columns that may be tried in making a network, and steps along its arcs. */
const MOST_COLUMNS = 800_000;
const MOST_STEPS = 30_000_000;
/** How near two logarithms of probabilities are that count as equal. */
const TOLERANCE = 1e-9;

/** A way from one node to the next: a column of the table. */
interface Arc {
  readonly to: Node;
  /** The logarithm of the column's part in the product of 1 by the factorials of all cells. */
  readonly weight: number;
  /** The probability of this column, given what is left for it and those behind it. */
  probability: number;
}

/** What is left of the sums of rows once some columns are filled. */
interface Node {
  readonly arcs: readonly Arc[];
  /** The greatest and the least weight of a way to the end. */
  readonly longest: number;
  readonly shortest: number;
}

/**
 * The probability of a table given its margins, and that of all tables with these margins that are not
 * more probable. Rows that are left with equal sums are exchangeable, so nodes know sorted sums; ways
 * that must end among the less or the more probable tables are not followed. Mehta and Patel 1983.
 *
 * @throws RangeError where the network is too large
 */
export function tableProbabilities(
  table: Table,
  caller: string,
): { observed: number; asExtreme: number } {
  const [first, second] = marginsOf(table).map((sums) => descending([...sums])) as [
    number[],
    number[],
  ];
  const [rows, columns] = first.length <= second.length ? [first, second] : [second, first];
  const total = rows.reduce((sum, row) => sum + row, 0);
  if (rows.length < 2) return { observed: 1, asExtreme: 1 };
  const logs = logFactorials(total);
  const log = (n: number) => logs[n]!;
  const own = -table.values.reduce((sum, count) => sum + log(count), 0);
  const sums = [...rows, ...columns].reduce((sum, count) => sum + log(count), 0);
  const network = new Network(columns, rows[0]! + 1, logs, caller);
  return {
    observed: Math.min(Math.exp(own + sums - log(total)), 1),
    asExtreme: Math.min(network.probabilityUpTo(rows, own + TOLERANCE), 1),
  };
}

/** ln 0!, …, ln n!. */
function logFactorials(n: number): Float64Array {
  const logs = new Float64Array(n + 1);
  let rest = 0;
  for (let k = 2; k <= n; k++) {
    const term = Math.log(k) + rest;
    logs[k] = logs[k - 1]! + term;
    rest = term - (logs[k]! - logs[k - 1]!);
  }
  return logs;
}

/** What is above 0, from the greatest to the least. */
function descending(values: readonly number[]): number[] {
  const sorted: number[] = [];
  for (const value of values) {
    if (value === 0) continue;
    let k = sorted.length;
    for (; k > 0 && sorted[k - 1]! < value; k--) sorted[k] = sorted[k - 1]!;
    sorted[k] = value;
  }
  return sorted;
}

class Network {
  readonly #columns: readonly number[];
  readonly #logs: Float64Array;
  readonly #caller: string;
  readonly #nodes: Map<number | string, Node>[];
  /** One more than the greatest sum of a row: the base of keys. */
  readonly #base: number;
  #tried = 0;
  #steps = 0;

  constructor(columns: readonly number[], base: number, logs: Float64Array, caller: string) {
    this.#columns = columns;
    this.#logs = logs;
    this.#caller = caller;
    this.#nodes = columns.map(() => new Map<number | string, Node>());
    this.#base = base;
  }

  /** The probability of all tables whose weight is at most `limit`. */
  probabilityUpTo(rows: readonly number[], limit: number): number {
    let sum = 0;
    let reached = new Map<Node, Ways>([[this.#node(0, rows), new Ways()]]);
    for (const ways of reached.values()) ways.add(0, 1);
    while (reached.size > 0) {
      const next = new Map<Node, Ways>();
      for (const [node, ways] of reached) {
        const targets = node.arcs.map(({ to }) => {
          let there = next.get(to);
          if (!there) next.set(to, (there = new Ways()));
          return there;
        });
        ways.each((past, probability) => {
          if (past + node.shortest > limit) return;
          if (past + node.longest <= limit) {
            sum += probability;
            return;
          }
          this.#steps += node.arcs.length;
          if (this.#steps > MOST_STEPS) this.#refuse();
          for (let k = 0; k < targets.length; k++) {
            const arc = node.arcs[k]!;
            targets[k]!.add(past + arc.weight, probability * arc.probability);
          }
        });
      }
      reached = next;
    }
    return sum;
  }

  #refuse(): never {
    throw new RangeError(`${this.#caller}: the table has too many others with its margins`);
  }

  /** What names sorted sums: a number where it can, which is found faster. */
  #keyOf(rows: readonly number[]): number | string {
    let key = 0;
    for (const row of rows) key = key * this.#base + row;
    return key < Number.MAX_SAFE_INTEGER ? key : rows.join();
  }

  /** The node before column `stage` with what is left of rows, sorted. */
  #node(stage: number, rows: readonly number[]): Node {
    const key = this.#keyOf(rows);
    const known = this.#nodes[stage]!.get(key);
    if (known) return known;
    let node: Node;
    if (stage === this.#columns.length - 1) {
      const weight = -rows.reduce((sum, row) => sum + this.#logs[row]!, 0);
      node = { arcs: [], longest: weight, shortest: weight };
    } else {
      const arcs = this.#arcsFrom(stage, rows);
      let [longest, shortest] = [-Infinity, Infinity];
      for (const { to, weight } of arcs) {
        longest = Math.max(longest, weight + to.longest);
        shortest = Math.min(shortest, weight + to.shortest);
      }
      node = { arcs, longest, shortest };
    }
    this.#nodes[stage]!.set(key, node);
    return node;
  }

  #arcsFrom(stage: number, rows: readonly number[]): Arc[] {
    const logs = this.#logs;
    const column = this.#columns[stage]!;
    const total = rows.reduce((sum, row) => sum + row, 0);
    const common = logs[column]! + logs[total - column]! - logs[total]!;
    const arcs = new Map<Node, Arc[]>();
    const left = rows.slice();
    const place = (row: number, rest: number, behind: number, weight: number, chance: number) => {
      if (row === rows.length) {
        if (++this.#tried > MOST_COLUMNS) this.#refuse();
        const sums = descending(left);
        const to = this.#node(stage + 1, sums);
        const probability = Math.exp(chance + common);
        let there = arcs.get(to);
        if (!there) arcs.set(to, (there = []));
        // Weights that differ by rounding only are one.
        const known = there.find((arc) => Math.abs(arc.weight - weight) < 1e-10);
        if (known) known.probability += probability;
        else there.push({ to, weight, probability });
        return;
      }
      const sum = rows[row]!;
      const after = behind - sum;
      for (let count = Math.max(0, rest - after); count <= Math.min(sum, rest); count++) {
        left[row] = sum - count;
        place(
          row + 1,
          rest - count,
          after,
          weight - logs[count]!,
          chance + logs[sum]! - logs[count]! - logs[sum - count]!,
        );
      }
    };
    place(0, column, total, 0, 0);
    return [...arcs.values()].flat();
  }
}
