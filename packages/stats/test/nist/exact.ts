/** Statistics of float64 numbers in exact arithmetic, rounded once at the end. */

/** Numbers as integers times a common power of two. */
function integersOf(values: readonly number[]): {
  readonly integers: bigint[];
  readonly exponent: number;
} {
  const parts = values.map((value) => {
    let [mantissa, exponent] = [value, 0];
    while (!Number.isInteger(mantissa)) {
      mantissa *= 2;
      exponent--;
    }
    return { mantissa: BigInt(mantissa), exponent };
  });
  const exponent = parts.reduce((least, part) => Math.min(least, part.exponent), 0);
  const integers = parts.map((part) => part.mantissa << BigInt(part.exponent - exponent));
  return { integers, exponent };
}

const total = (integers: readonly bigint[]): bigint => integers.reduce((sum, one) => sum + one, 0n);
const totalSquare = (integers: readonly bigint[]): bigint =>
  integers.reduce((sum, one) => sum + one * one, 0n);

/** A quotient of integers as the nearest float64, nearly: to 2^-64. */
function quotient(numerator: bigint, denominator: bigint): number {
  const length = (x: bigint): number => (x < 0n ? -x : x).toString(2).length;
  const shift = length(denominator) - length(numerator) + 66;
  const scaled =
    shift >= 0
      ? (numerator << BigInt(shift)) / denominator
      : numerator / (denominator << BigInt(-shift));
  return Number(scaled) * 2 ** -shift;
}

/** The mean. */
export function exactMean(values: readonly number[]): number {
  const { integers, exponent } = integersOf(values);
  return quotient(total(integers), BigInt(values.length)) * 2 ** exponent;
}

/** The standard deviation, of which the sum of squares is exact. */
export function exactDeviation(values: readonly number[]): number {
  const { integers, exponent } = integersOf(values);
  const n = BigInt(values.length);
  const squares = n * totalSquare(integers) - total(integers) ** 2n;
  return Math.sqrt(quotient(squares, n * (n - 1n))) * 2 ** exponent;
}

/** F of a one-way analysis of variance. */
export function exactF(groups: readonly (readonly number[])[]): number {
  const { integers } = integersOf(groups.flat());
  let start = 0;
  const split = groups.map(({ length }) => integers.slice(start, (start += length)));
  const n = BigInt(integers.length);
  const k = BigInt(groups.length);
  // Everything times the product of all sizes and n.
  const common = split.reduce((product, { length }) => product * BigInt(length), n);
  const ofGroups = split.reduce(
    (sum, group) => sum + (total(group) ** 2n * common) / BigInt(group.length),
    0n,
  );
  const between = ofGroups - (total(integers) ** 2n * common) / n;
  const within = totalSquare(integers) * common - ofGroups;
  return quotient(between * (n - k), within * (k - 1n));
}
