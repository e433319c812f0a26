/** Random values of distributions. */
import {
  asarray,
  broadcast_shapes,
  broadcast_to,
  formatShape,
  type NdArray,
} from '@numloom/ndarray';
import { realArray } from '../samples/samples.ts';
import { packedValues } from '../samples/slicewise.ts';
import { shown, type Told } from './arguments.ts';
import { sourceOfState } from './source.ts';
import { type DistributionLaw, domainOf } from './law.ts';

/**
 * Values of a law, one after the other in the order of an array's elements, as SciPy draws them.
 *
 * @throws RangeError where parameters are not allowed, or do not broadcast to the size
 */
export function randomValues(
  law: DistributionLaw,
  { parameters, options }: Told,
  caller: string,
): number | NdArray<'float64'> {
  const size = sizeOf(options['size'], caller);
  const source = sourceOfState(options['random_state'], caller);
  const allowed = domainOf(law);
  const { random } = law;
  const count = law.shapes.length;
  const draw = (numbers: readonly number[]): number => {
    const [a = 1, b = 1, c = 1] = numbers.slice(0, count);
    const [loc = 0, scale = 1] = numbers.slice(count);
    if (!(scale > 0) || loc !== loc || !allowed(a, b, c)) {
      throw new RangeError(`${caller}: the parameters ${numbers.join(', ')} are not allowed`);
    }
    const value = random ? random(source, a, b, c) : law.ppf(source.double(), a, b, c);
    return value * scale + loc;
  };
  if (parameters.every((parameter) => typeof parameter === 'number')) {
    if (size === undefined) return draw(parameters);
    const values = new Float64Array(size.reduce((product, length) => product * length, 1));
    for (let k = 0; k < values.length; k++) values[k] = draw(parameters);
    return asarray(values).reshape([...size]);
  }
  const arrays = parameters.map((one) => realArray(one, caller, 'a parameter'));
  const shape = shapeOf(arrays, size, caller);
  const packed = arrays.map((array) => packedValues(broadcast_to(array, [...shape])));
  const values = packed[0]!.map((_, k) => draw(packed.map((numbers) => numbers[k]!)));
  return asarray(values).reshape([...shape]);
}

/** @throws RangeError where parameters do not broadcast, or not to the size */
function shapeOf(
  arrays: readonly NdArray[],
  size: readonly number[] | undefined,
  caller: string,
): readonly number[] {
  const shapes = [...arrays.map(({ shape }) => shape), ...(size ? [size] : [])];
  let shape: readonly number[] | undefined;
  try {
    shape = broadcast_shapes(...shapes);
  } catch {
    // Told below.
  }
  if (shape && (!size || shape.join() === size.join())) return shape;
  throw new RangeError(
    `${caller}: parameters of the shapes ${arrays.map((array) => formatShape(array.shape)).join(', ')} do not broadcast${size ? ` to the size ${formatShape(size)}` : ''}`,
  );
}

/** The shape that is asked for. */
function sizeOf(size: unknown, caller: string): readonly number[] | undefined {
  if (size === undefined) return undefined;
  const shape: unknown[] = Array.isArray(size) ? size : [size];
  if (shape.every((n): n is number => Number.isSafeInteger(n) && (n as number) >= 0)) return shape;
  throw new TypeError(
    `${caller}: size is ${shown(size)}, must be a whole number or a list of them, 0 or more`,
  );
}
