import { scaleLinear } from 'd3-scale';

/** Positions of an axis' marks, and what is written there. */
export interface Ticks {
  readonly values: readonly number[];
  readonly labels: readonly string[];
}

/**
 * Round numbers from `low` to `high`, as many as fit.
 *
 * @param most - about how many to make at most
 * @param fits - whether such labels do not overlap; fewer are tried until it says so
 */
export function niceTicks(
  low: number,
  high: number,
  most: number,
  fits: (labels: readonly string[], values: readonly number[]) => boolean = () => true,
): Ticks {
  let ticks: Ticks = { values: [], labels: [] };
  const first = Math.max(4, Math.floor(most));
  for (let count = first; count >= 1; count--) {
    const values = scaleLinear().domain([low, high]).ticks(count);
    const gap = values.length > 1 ? values[1]! - values[0]! : high - low;
    ticks = { values, labels: format(values, gap) };
    if (values.length <= first + 1 && fits(ticks.labels, values)) break;
  }
  return ticks;
}

/**
 * Numbers as labels: as many decimals as tell apart values `gap` away from each other, and a power
 * of ten, the same for all, where zeros would pile up.
 */
function format(values: readonly number[], gap: number): string[] {
  const place = placeOf(gap);
  const greatest = Math.max(0, ...values.map(Math.abs));
  if (greatest < 1e5 && (place >= -4 || greatest >= 0.1)) {
    return values.map((value) => minus(value.toFixed(Math.max(0, -place))));
  }
  const power = Math.max(place, greatest === 0 ? place : placeOf(greatest));
  const decimals = Math.min(15, power - place);
  return values.map((value) => {
    if (value === 0) return '0';
    const [digits, exponent] = value.toExponential().split('e');
    // By its text, since 10 ** power may overflow.
    const mantissa = Number(`${digits}e${Number(exponent) - power}`);
    return `${minus(mantissa.toFixed(decimals))}×10${superscript(power)}`;
  });
}

/** A contour level that need not be a round number: four digits, fewer where they are zeros. */
export function formatLevel(level: number): string {
  const [digits = '', power = '0'] = level.toExponential(3).split('e');
  const place = Number(power) - (digits.replace(/0+$/, '').split('.')[1]?.length ?? 0);
  return format([level], 10 ** place)[0]!;
}

/** The power of ten of a number's first digit. */
function placeOf(value: number): number {
  return Math.floor(Math.log10(Math.abs(value)) + 1e-9);
}

function minus(text: string): string {
  return text.replace('-', '−');
}

/** An exponent in raised figures. */
export function superscript(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]);
  return (exponent < 0 ? '⁻' : '') + digits.join('');
}
