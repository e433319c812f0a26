/** The parameters of the normal distribution of several variables. */
import { isOptions } from '../distributions/arguments.ts';
import type { Sample } from '../samples/types.ts';
import { packedOf } from './matrices.ts';

/** The parameters of a normal distribution of several variables. */
export interface NormalParameters {
  /** The mean; of zeros by default. */
  readonly mean?: Sample;
  /** The covariance: a matrix, its diagonal, or a number for all of the diagonal; 1 by default. */
  readonly cov?: Sample;
  /** Whether the covariance may be singular; false by default. */
  readonly allow_singular?: boolean;
}

/** Parameters in order, or by name among the options. */
export type Arguments<O> =
  | [options?: NormalParameters & O]
  | [mean: Sample | undefined, options?: NormalParameters & O]
  | [mean: Sample | undefined, cov: Sample | undefined, options?: NormalParameters & O];

/** The mean and the covariance, of as many variables. */
/** @throws RangeError where they do not fit, or are not finite */
export function parametersOf(
  { mean, cov }: NormalParameters,
  caller: string,
): [mean: Float64Array, cov: Float64Array] {
  const centre = mean === undefined ? undefined : packedOf(mean, caller, 'mean');
  const given = packedOf(cov ?? 1, caller, 'cov');
  const d = centre
    ? centre.values.length
    : given.shape.length < 2
      ? Math.max(given.values.length, 1)
      : given.shape[0]!;
  const matrix = new Float64Array(d * d);
  const { shape, values } = given;
  if (shape.length === 2 && shape[0] === d && shape[1] === d) matrix.set(values);
  else if (shape.length < 2 && (values.length === 1 || values.length === d)) {
    for (let i = 0; i < d; i++) matrix[i * d + i] = values[values.length === 1 ? 0 : i]!;
  } else {
    throw new RangeError(
      `${caller}: cov has the shape [${shape.join(', ')}], must be ${d} by ${d}, as mean has ${d} numbers`,
    );
  }
  if ((centre && centre.shape.length > 1) || !matrix.every(Number.isFinite)) {
    throw new RangeError(`${caller}: mean must be a vector, and cov finite`);
  }
  return [centre?.values ?? new Float64Array(d), matrix];
}

/** Mean and covariance given in order or by name. */
export function told(
  args: readonly unknown[],
  caller: string,
): NormalParameters & Record<string, unknown> {
  const last = args.at(-1);
  const options = isOptions(last) ? last : {};
  const [mean, cov, ...more] = (isOptions(last) ? args.slice(0, -1) : args) as Sample[];
  if (more.length > 0) throw new TypeError(`${caller}: takes mean, cov and options`);
  return {
    ...(mean === undefined ? {} : { mean }),
    ...(cov === undefined ? {} : { cov }),
    ...options,
  };
}
