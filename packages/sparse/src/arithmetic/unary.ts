/** Functions of each element that leave zero at zero. */
import type { NdArray } from '@numloom/ndarray';
import {
  abs,
  arcsin,
  arcsinh,
  arctan,
  arctanh,
  ceil,
  deg2rad,
  expm1,
  floor,
  type Lazy,
  log1p,
  negative,
  power as powerOf,
  rad2deg,
  rint,
  sign,
  sin,
  sinh,
  sqrt,
  tan,
  tanh,
  trunc,
} from '@numloom/ufunc';
import { canonical, withoutZeros } from '../convert/canonical.ts';
import { expand } from '../convert/compress.ts';
import { convert } from '../convert/convert.ts';
import { summed } from '../convert/rewrite.ts';
import type { Parts } from '../parts/parts.ts';
import { mapValues } from './values.ts';

type OfArray = (x: NdArray) => Lazy;

const FUNCTIONS = {
  abs,
  arcsin,
  arcsinh,
  arctan,
  arctanh,
  ceil,
  deg2rad,
  expm1,
  floor,
  log1p,
  rad2deg,
  rint,
  sign,
  sin,
  sinh,
  sqrt,
  tan,
  tanh,
  trunc,
} as const satisfies Record<string, OfArray>;

/** The names of these functions. */
export type Elementwise = keyof typeof FUNCTIONS;

/** A function of each element; `lil` and `dok` become `csr`. Entries stay where they are. */
export function applied(name: Elementwise, a: Parts): Parts {
  const of: OfArray = FUNCTIONS[name];
  return mapValues(summed(a), (data) => of(data).evaluate());
}

/** -A. */
export function negated(a: Parts): Parts {
  const format = a.format === 'dok' ? 'dok' : 'csr';
  return mapValues(a, (data) => negative(data).evaluate(), format);
}

/**
 * Each element to a power.
 *
 * @throws RangeError for an exponent that is not above zero: zeros would become other than zero
 */
export function power(a: Parts, exponent: number): Parts {
  if (!(exponent > 0)) {
    throw new RangeError(`power: exponent is ${exponent}, must be above 0, for zeros to stay zero`);
  }
  return mapValues(summed(a), (data) => powerOf(data, exponent).evaluate());
}

/** Rows and columns of the elements that are not zero, by rows. */
export function nonzero(a: Parts): [row: NdArray<'int32'>, column: NdArray<'int32'>] {
  const { row, col } = expand(withoutZeros(canonical(convert(a, 'csr'))));
  return [row, col];
}
