/** The exact distribution of the two-sample Cramér-von Mises statistic. */
import { gcd } from './lattice-paths.ts';

/** Sums that paths to one place may have, ascending, and how many paths have them. */
interface Sums {
  readonly values: Float64Array;
  readonly counts: Float64Array;
}

/**
 * The share of orders of m and n observations whose sum of squared distances, (a v - b u)² over all places
 * (u, v) of the path, is at least `threshold`, where a m = b n is the least common multiple. Paths that
 * surely reach it, or surely do not, are followed no further.
 *
 * @see Xiao, Gordon, Yakovlev (2006), J. Stat. Software 17
 */
export function pathsReach(m: number, n: number, threshold: number): number {
  const divisor = gcd(m, n);
  const [a, b] = [n / divisor, m / divisor];
  const width = m + 1;
  const square = (u: number, v: number): number => (a * v - b * u) ** 2;
  // What the rest of a path adds at most and at least, and how many ways there are.
  const most = new Float64Array((n + 1) * width);
  const least = new Float64Array(most.length);
  const ways = new Float64Array(most.length);
  for (let u = n; u >= 0; u--) {
    for (let v = m; v >= 0; v--) {
      const at = u * width + v;
      if (u === n && v === m) ways[at] = 1;
      else {
        const steps = [
          ...(v < m ? [[at + 1, square(u, v + 1)] as const] : []),
          ...(u < n ? [[at + width, square(u + 1, v)] as const] : []),
        ];
        most[at] = Math.max(...steps.map(([to, one]) => most[to]! + one));
        least[at] = Math.min(...steps.map(([to, one]) => least[to]! + one));
        ways[at] = steps.reduce((sum, [to]) => sum + ways[to]!, 0);
      }
    }
  }
  let reached = 0;
  const none: Sums = { values: new Float64Array(0), counts: new Float64Array(0) };
  const below: Sums[] = Array.from({ length: m + 1 }, () => none);
  for (let u = 0; u <= n; u++) {
    for (let v = 0; v <= m; v++) {
      const at = u * width + v;
      const start = u === 0 && v === 0;
      const sums = start
        ? { values: Float64Array.of(0), counts: Float64Array.of(1) }
        : merged(below[v]!, v === 0 ? none : below[v - 1]!, square(u, v));
      const { values, counts } = sums;
      let first = 0;
      let last = values.length;
      while (first < last && values[first]! + most[at]! < threshold) first++;
      while (last > first && values[last - 1]! + least[at]! >= threshold) {
        reached += counts[--last]! * ways[at]!;
      }
      below[v] = { values: values.subarray(first, last), counts: counts.subarray(first, last) };
    }
  }
  return Math.min(reached / ways[0]!, 1);
}

/** Both, with what the place adds. */
function merged(x: Sums, y: Sums, added: number): Sums {
  const values = new Float64Array(x.values.length + y.values.length);
  const counts = new Float64Array(values.length);
  let [i, j, length] = [0, 0, 0];
  while (i < x.values.length || j < y.values.length) {
    const left = i < x.values.length ? x.values[i]! : Infinity;
    const right = j < y.values.length ? y.values[j]! : Infinity;
    values[length] = Math.min(left, right) + added;
    counts[length++] = (left <= right ? x.counts[i++]! : 0) + (right <= left ? y.counts[j++]! : 0);
  }
  return { values: values.subarray(0, length), counts: counts.subarray(0, length) };
}
