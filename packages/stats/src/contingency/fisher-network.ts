/** Probabilities of all tables with given margins, by a network whose paths are tables. */
import { marginsOf, type Table } from './tables.ts';

/** Arcs, and steps along them, that a network may have. */
const MOST_ARCS = 1_000_000;
const MOST_STEPS = 60_000_000;
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
  const [first, second] = marginsOf(table).map((sums) =>
    [...sums].filter((sum) => sum > 0).sort((a, b) => b - a),
  ) as [number[], number[]];
  const [rows, columns] = first.length <= second.length ? [first, second] : [second, first];
  const total = rows.reduce((sum, row) => sum + row, 0);
  if (rows.length < 2) return { observed: 1, asExtreme: 1 };
  const logs = logFactorials(total);
  const log = (n: number) => logs[n]!;
  const own = -table.values.reduce((sum, count) => sum + log(count), 0);
  const sums = [...rows, ...columns].reduce((sum, count) => sum + log(count), 0);
  const network = new Network(columns, logs, caller);
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

class Network {
  readonly #columns: readonly number[];
  readonly #logs: Float64Array;
  readonly #caller: string;
  readonly #nodes: Map<string, Node>[];
  #arcs = 0;
  #steps = 0;

  constructor(columns: readonly number[], logs: Float64Array, caller: string) {
    this.#columns = columns;
    this.#logs = logs;
    this.#caller = caller;
    this.#nodes = columns.map(() => new Map<string, Node>());
  }

  /** The probability of all tables whose weight is at most `limit`. */
  probabilityUpTo(rows: readonly number[], limit: number): number {
    let sum = 0;
    // For each node that ways have reached, their weights so far and their probabilities.
    let reached = new Map<Node, Map<number, number>>([[this.#node(0, rows), new Map([[0, 1]])]]);
    while (reached.size > 0) {
      const next = new Map<Node, Map<number, number>>();
      for (const [node, ways] of reached) {
        for (const [past, probability] of ways) {
          if (past + node.shortest > limit) continue;
          if (past + node.longest <= limit) {
            sum += probability;
            continue;
          }
          this.#steps += node.arcs.length;
          if (this.#steps > MOST_STEPS) this.#refuse();
          for (const arc of node.arcs) {
            let there = next.get(arc.to);
            if (!there) next.set(arc.to, (there = new Map()));
            // Weights that differ by rounding only are one way.
            const weight = Math.round((past + arc.weight) * 1e10) / 1e10;
            there.set(weight, (there.get(weight) ?? 0) + probability * arc.probability);
          }
        }
      }
      reached = next;
    }
    return sum;
  }

  #refuse(): never {
    throw new RangeError(`${this.#caller}: the table has too many others with its margins`);
  }

  /** The node before column `stage` with what is left of rows, sorted. */
  #node(stage: number, rows: readonly number[]): Node {
    const key = rows.join();
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
    const arcs = new Map<string, Arc>();
    const left = rows.slice();
    const place = (row: number, rest: number, behind: number, weight: number, chance: number) => {
      if (row === rows.length) {
        const sums = left.filter((sum) => sum > 0).sort((a, b) => b - a);
        const key = `${sums.join()};${Math.round(weight * 1e10)}`;
        const known = arcs.get(key);
        const probability = Math.exp(chance + common);
        if (known) known.probability += probability;
        else {
          if (++this.#arcs > MOST_ARCS) this.#refuse();
          arcs.set(key, { to: this.#node(stage + 1, sums), weight, probability });
        }
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
    return [...arcs.values()];
  }
}
