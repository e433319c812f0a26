/** What a fit is asked for, from its options. */
import { assertOptions } from '@numloom/ufunc';
import { oneOf } from '../samples/options.ts';
import { shown } from './arguments.ts';
import type { FitTask } from './law.ts';

/**
 * The task of a fit.
 *
 * @throws TypeError for options that are not known or no numbers, and where all is fixed; RangeError
 * where observations are not finite or there are none
 */
export function fitTask(
  data: Float64Array,
  options: object,
  shapes: readonly string[],
  caller: string,
): FitTask {
  const names = [...shapes, 'loc', 'scale'];
  const numbered = shapes.map((_, k) => `f${k}`);
  const fixedNames = names.map((name) => `f${name}`);
  assertOptions(options, ['method', ...fixedNames, ...numbered, ...names], caller);
  const given = options as Readonly<Record<string, unknown>>;
  const numberOf = (name: string): number | undefined => {
    const value = given[name];
    if (value === undefined || (typeof value === 'number' && Number.isFinite(value))) return value;
    throw new TypeError(`${caller}: ${name} is ${shown(value)}, must be a finite number`);
  };
  const fixed = fixedNames.map((name, k) => {
    const other = k < shapes.length ? numberOf(`f${k}`) : undefined;
    const value = numberOf(name);
    if (value !== undefined && other !== undefined) {
      throw new TypeError(`${caller}: ${name} and f${k} are the same parameter, give one of them`);
    }
    return value ?? other;
  });
  if (fixed.every((value) => value !== undefined)) {
    throw new TypeError(`${caller}: all parameters are fixed, there is nothing to fit`);
  }
  if (data.length === 0) throw new RangeError(`${caller}: data has no observations`);
  if (!data.every(Number.isFinite)) {
    throw new RangeError(`${caller}: data has NaN or infinite values, must be finite`);
  }
  const scale = fixed.at(-1);
  if (scale !== undefined && !(scale > 0)) {
    throw new RangeError(`${caller}: fscale is ${scale}, must be above 0`);
  }
  const method = oneOf(given['method'] ?? 'MLE', ['MLE', 'MM'], 'method', caller);
  return { data, fixed, start: names.map(numberOf), method, caller };
}
