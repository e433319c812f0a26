/** Numbers as papers have them. */

/**
 * A number with some digits after the point; with as many that count, if it would look like 0, or in
 * powers of ten, if it is huge.
 */
export function decimal(value: number, digits: number): string {
  if (value !== value) return 'undefined';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  if (Math.abs(value) >= 1e9) return value.toExponential(digits);
  const text = value.toFixed(digits);
  return value === 0 || Number(text) !== 0
    ? text.replace(/^-(0\.?0*)$/, '$1')
    : value.toPrecision(Math.max(1, digits));
}

/** Both ends of an interval, with more digits where they would look the same. */
export function interval(low: number, high: number, digits: number): string {
  let ends = [low, high].map((end) => decimal(end, digits));
  for (let more = digits + 1; ends[0] === ends[1] && low !== high && more <= 20; more++) {
    ends = [low, high].map((end) => decimal(end, more));
  }
  return `[${ends.join(', ')}]`;
}

/** "= .046", or "< .001" for what is less: p-values have no 0 before the point, for they cannot have a 1. */
export function pvalueText(p: number, digits = 3): string {
  if (p !== p) return 'is undefined';
  const least = 10 ** -digits;
  const short = (value: number): string => value.toFixed(digits).replace(/^0/, '');
  if (p < least) return `< ${short(least)}`;
  return p > 1 - least / 2 && p < 1 ? `> ${short(1 - least)}` : `= ${short(p)}`;
}
