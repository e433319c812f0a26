import { niceTicks, superscript, type Ticks } from './ticks.ts';

/** An axis of a picture. */
export interface Axis {
  /** Where a value is, from 0 to 1 between the ends. */
  readonly at: (value: number) => number;
  readonly ticks: Ticks;
  /** Values between the ticks that have marks without numbers. */
  readonly minor: readonly number[];
}

/** Whether labels do not overlap, of which the nearest stand apart by the axis' length over `steps`. */
export type Fits = (labels: readonly string[], steps: number) => boolean;

/** Room beyond values that are not the ends of a decade. */
const AIR = 0.04;

/**
 * An axis from `low` to `high`, which are more than 0 and finite. Its ends are powers of ten where it has
 * more than a decade. Works with exponents, for powers of ten may be too small or too large for a number.
 *
 * @param most - about how many numbers there may be
 * @param fits - whether such labels do not overlap where so many steps between them make the axis
 */
export function logAxis(low: number, high: number, most: number, fits: Fits): Axis {
  let [from, to] = [Math.log10(low), Math.log10(high)];
  if (to - from < 1) return withinDecade(from, to, most, fits);
  // The logarithm of a power of ten may be off by a rounding error.
  [from, to] = [Math.floor(from + 1e-9), Math.ceil(to - 1e-9)];
  const decades = to - from;
  let step = Math.max(1, Math.ceil(decades / most));
  let ticks = powers(from, to, step);
  while (step < decades && !fits(ticks.labels, decades / step)) ticks = powers(from, to, ++step);
  const minor =
    step > 1
      ? powers(from, to, 1).values
      : Array.from({ length: decades }, (_, k) =>
          decades > 8 ? [] : [2, 3, 4, 5, 6, 7, 8, 9].map((m) => m * 10 ** (from + k)),
        ).flat();
  const at = (value: number): number => (Math.log10(value) - from) / decades;
  return {
    at,
    ticks,
    minor: minor.filter((value) => value < Infinity && !ticks.values.includes(value)),
  };
}

/** Numbers as they would be on a plain axis, for so few powers of ten say too little. */
function withinDecade(from: number, to: number, most: number, fits: Fits): Axis {
  const air = Math.max(AIR * (to - from), to - from < 1e-6 ? 0.1 : 0);
  [from, to] = [from - air, to + air];
  const at = (value: number): number => (Math.log10(value) - from) / (to - from);
  const [low, high] = [10 ** from, Math.min(10 ** to, Number.MAX_VALUE)];
  // The last two numbers are nearest to each other.
  const nice = niceTicks(
    low,
    high,
    most,
    (labels, values) =>
      values.length < 2 || fits(labels, 1 / (at(values.at(-1)!) - at(values.at(-2)!))),
  );
  const inside = nice.values.map((value, k) => [value, nice.labels[k]!] as const);
  const kept = inside.filter(([value]) => value > 0);
  return {
    at,
    ticks: { values: kept.map(([value]) => value), labels: kept.map(([, label]) => label) },
    minor: [],
  };
}

function powers(from: number, to: number, step: number): Ticks {
  const exponents: number[] = [];
  // From the upper end, where what is compared usually starts.
  for (let k = to; k >= from; k -= step) exponents.unshift(k);
  const plain = from >= -3 && to <= 4;
  // By their texts, which are rounded rightly; powers beyond all numbers have no place.
  const values = exponents.map((k) => Number(`1e${k}`));
  const kept = values.map((value) => value > 0 && value < Infinity);
  return {
    values: values.filter((_, k) => kept[k]),
    labels: exponents
      .map((k) => (plain ? String(Number(`1e${k}`)) : `10${superscript(k)}`))
      .filter((_, k) => kept[k]),
  };
}
