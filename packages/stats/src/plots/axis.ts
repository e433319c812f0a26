/** Axes: round numbers, and where they are. */
import { HEIGHT, label, line, MARGIN, WIDTH } from './svg.ts';

/** Round numbers from low to high, about as many as `count`: multiples of 1, 2 or 5 times a power of ten. */
export function ticks(low: number, high: number, count = 7): number[] {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((one) => one * power >= rough * 0.999)! * power;
  if (!(step > 0) || step === Infinity) return [low];
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const found = new Set<number>();
  // What 1, 2 or 5 times a negative power of ten loses is rounded away.
  for (let k = first; k <= last && found.size < 50; k++)
    found.add(Number((k * step).toPrecision(15)) + 0);
  return [...found];
}

/** A number for people: some digits that count, and a minus that looks like one. */
export function readable(value: number, digits = 4): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? '−∞' : 'not a number';
  const text =
    size !== 0 && (size < 1e-4 || size >= 1e6)
      ? value
          .toExponential(digits - 1)
          .replace(/\.?0*e\+?(.*)/, (_, exponent: string) => ` × 10${raised(exponent)}`)
      : String(Number(value.toPrecision(digits)));
  return text.replaceAll('-', '−');
}

/** An exponent in raised figures. */
export const raised = (exponent: string | number): string =>
  String(exponent).replace(/./g, (one) => (one === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(one)]!));

/** A horizontal axis with its numbers, and the place of a value on it. */
export function horizontalAxis(
  low: number,
  high: number,
  y = HEIGHT - MARGIN,
): { readonly drawn: string; readonly at: (value: number) => number } {
  const at = (value: number): number =>
    MARGIN + ((value - low) / (high - low)) * (WIDTH - 2 * MARGIN);
  const marks = ticks(low, high);
  // Where numbers differ in late digits only, they are named by what they are above the first.
  const isNarrow = high - low < 1e-5 * Math.max(-low, high);
  const base = isNarrow ? marks[0]! : 0;
  const name = (mark: number): string =>
    isNarrow
      ? mark === base
        ? readable(base, 15)
        : `+${readable(mark - base, 2)}`
      : readable(mark, 6);
  return {
    drawn:
      line(MARGIN, y, WIDTH - MARGIN, y) +
      marks
        .map((mark) => line(at(mark), y, at(mark), y + 5) + label(at(mark), y + 19, name(mark)))
        .join(''),
    at,
  };
}
