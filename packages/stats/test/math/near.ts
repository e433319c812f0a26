/** Comparing numbers with references of more digits than float64 has. */

/** The least number that has all its digits. */
const LEAST_NORMAL = 2 ** -1022;

/** How far value is from expected, relative to it; of numbers without all digits, in units of the least. */
export function relativeError(value: number, expected: number): number {
  if (value === expected || (Number.isNaN(value) && Number.isNaN(expected))) return 0;
  const scale = Math.max(Math.abs(expected), LEAST_NORMAL);
  const error = Math.abs(value - expected) / scale;
  return Number.isNaN(error) ? Infinity : error;
}

/** ln of a number written in decimal, which may be out of the range of numbers. */
export function logOf(text: string): number {
  const [digits, exponent] = text.split('e') as [string, string?];
  return Math.log(Number(digits)) + Number(exponent ?? 0) * Math.LN10;
}

/** The worst of many cases, to be compared with a bound at once: much faster than an assertion each. */
export class Worst {
  error = 0;
  readonly case: string[] = [];

  see(value: number, expected: number, ...what: readonly unknown[]): void {
    const error = relativeError(value, expected);
    if (error > this.error) {
      this.error = error;
      this.case[0] = `${what.join(' ')}: ${value} instead of ${expected}`;
    }
  }
}
