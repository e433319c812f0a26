/** What comparisons of several groups have in common. */
import { plainSample } from '../samples/plain.ts';
import type { Sample } from '../samples/types.ts';

/**
 * Groups of observations along one axis.
 *
 * @throws RangeError where a group has more axes, too few observations or infinite ones
 */
export function groupOf(sample: Sample, name: string, caller: string, least: number): Float64Array {
  const x = plainSample(sample, caller, name);
  if (x.length < least) {
    throw new RangeError(
      `${caller}: ${name} has ${x.length} observations, must have ${least} or more`,
    );
  }
  if (x.some((value) => Math.abs(value) === Infinity)) {
    throw new RangeError(`${caller}: ${name} has infinite observations, must be finite`);
  }
  return x;
}

/** A line of a table of comparisons: what is compared, and numbers with three decimals. */
export function comparisonLine(label: string, numbers: readonly number[]): string {
  return label + numbers.map((one) => decimals(one).padStart(10)).join('');
}

function decimals(value: number): string {
  if (Number.isFinite(value)) return value.toFixed(3);
  if (Number.isNaN(value)) return 'nan';
  return value > 0 ? 'inf' : '-inf';
}
