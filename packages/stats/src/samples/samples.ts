/** Samples side by side: the axes of observations last and as one, the others broadcast. */
import {
  asarray,
  broadcast_shapes,
  broadcast_to,
  dtypes,
  expand_dims,
  formatShape,
  moveaxis,
  NdArray,
  normalizeAxes,
} from '@numloom/ndarray';
import { Expression } from '@numloom/ufunc';
import type { Column } from '../results/column.ts';
import { assertFlags } from './options.ts';
import type { Plain, Sample, SampleOptions } from './types.ts';

/** Samples whose observations lie along the last axis. */
export interface Samples {
  /** Real arrays as they were given, of the shape [...batch, n]; n may differ. Most are views. */
  readonly arrays: readonly NdArray[];
  /** The shape of the axes that are no observations. */
  readonly batch: readonly number[];
  /** The shape of results: `batch`, or with `keepdims` with axes of length 1. */
  readonly shape: readonly number[];
  /** Whether results are numbers rather than arrays. */
  readonly isNumber: boolean;
}

/** Whether a sample is a list of numbers, a typed array or a number. */
export function isPlain(sample: Sample): sample is Plain {
  if (sample instanceof NdArray || sample instanceof Expression) return false;
  return !Array.isArray(sample) || !sample.some((one) => Array.isArray(one));
}

/**
 * A sample as an array of real numbers.
 *
 * @throws TypeError where it is none
 */
export function realArray(sample: Sample, caller: string, name: string): NdArray {
  let array: NdArray;
  try {
    array = sample instanceof Expression ? sample.evaluate() : asarray(sample);
  } catch (error) {
    if (sample instanceof Expression) throw error;
    throw new TypeError(
      `${caller}: ${name} must be an array of numbers, an expression or a list, not ${sample === null ? 'null' : typeof sample}`,
      { cause: error },
    );
  }
  if (dtypes[array.dtype].components === 2) {
    throw new TypeError(`${caller}: ${name} is ${array.dtype}, must be real`);
  }
  return array;
}

/**
 * Brings samples together: their axes but those of observations broadcast.
 *
 * @throws RangeError where they do not, or an axis is out of range; TypeError for what is no real array
 */
export function samplesOf(
  caller: string,
  samples: readonly Sample[],
  { axis = 0, keepdims = false }: SampleOptions,
  names: readonly string[] = samples.map((_, k) => `sample ${k + 1}`),
): Samples {
  if (typeof keepdims !== 'boolean') assertFlags({ keepdims }, ['keepdims'], caller);
  let arrays = samples.map((sample, k) => realArray(sample, caller, names[k] ?? `sample ${k + 1}`));
  const isNumber = !keepdims && samples.every(isPlain);
  const ndim = Math.max(1, ...arrays.map((array) => array.ndim));
  if (axis === null) {
    const flat = arrays.map((array) => array.reshape([-1]));
    return {
      arrays: flat,
      batch: [],
      shape: keepdims ? Array<number>(ndim).fill(1) : [],
      isNumber,
    };
  }
  arrays = arrays.map((array) => {
    let padded = array;
    while (padded.ndim < ndim) padded = expand_dims(padded, { axis: 0 });
    return padded;
  });
  const axes = [...normalizeAxes(axis, ndim, caller)].sort((a, b) => a - b);
  const others = Array.from({ length: ndim }, (_, k) => k).filter((k) => !axes.includes(k));
  const outer = arrays.map((array) => others.map((k) => array.shape[k]!));
  let batch: number[];
  try {
    batch = [...broadcast_shapes(...outer)];
  } catch {
    const shapes = arrays.map(({ shape }) => formatShape(shape)).join(', ');
    throw new RangeError(
      `${caller}: the shapes ${shapes} do not broadcast but for axis ${String(axis)}`,
    );
  }
  const ends = axes.map((_, k) => k - axes.length);
  const arranged = arrays.map((array) => {
    const moved = moveaxis(array, axes, ends);
    const inner = moved.shape.slice(others.length);
    const spread = broadcast_to(moved, [...batch, ...inner]);
    return axes.length === 1
      ? spread
      : spread.reshape([...batch, inner.reduce((product, length) => product * length, 1)]);
  });
  const shape = batch.slice();
  if (keepdims) for (const k of axes) shape.splice(k, 0, 1);
  return { arrays: arranged, batch, shape, isNumber };
}

/** Numbers for each sample as what a function gives: a number, or an array of the results' shape. */
export function delivered(
  { shape, isNumber }: Pick<Samples, 'shape' | 'isNumber'>,
  values: Column,
): number | NdArray<'float64'> {
  if (isNumber) return values[0]!;
  const data = values instanceof Float64Array ? values : Float64Array.from(values);
  return asarray(data).reshape([...shape]);
}
