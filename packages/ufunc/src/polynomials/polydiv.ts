/** Quotients of polynomials. */
import { type DType, dtypes, type NdArray, promote_types } from '@numloom/ndarray';
import type { DTypeOf, Operand, Promoted } from '../expression/operand.ts';
import { elementsOf, flat, newArray } from '../order/rows.ts';
import { coefficientsOf } from './coefficients.ts';

/** What {@link polydiv} gives. */
export interface Polydiv<D extends DType = DType> {
  /** The coefficients of the quotient. */
  readonly q: NdArray<D>;
  /** Those of the remainder, without what is near to 0 before. */
  readonly r: NdArray<D>;
}

/**
 * Quotient and remainder of two polynomials, given by their coefficients, the highest power first.
 * Takes as many multiplications as both lengths multiplied.
 *
 * @param u - the dividend
 * @param v - the divisor, whose first coefficient is not 0
 * @returns `q` and `r`, of the promoted dtype; integers are computed as float64. Leading coefficients
 *   of the remainder up to 1e-8 count as 0, as in NumPy
 * @throws RangeError when an operand has several axes or no coefficient
 * @example
 * ```ts
 * import { polydiv } from '@numloom/ufunc';
 * const { q, r } = polydiv([3, 5, 2], [2, 1]);
 * console.log(q.tolist(), r.tolist()); // => [ 1.5, 1.75 ] [ 0.25 ]
 * ```
 */
export function polydiv<U extends Operand, V extends Operand>(
  u: U,
  v: V,
): Polydiv<Promoted<U, V> extends infer D extends FloatDType ? D : 'float64' | DTypeOf<U>>;
export function polydiv(u: Operand, v: Operand): Polydiv {
  const [dividend, divisor] = [u, v].map((operand, i) => {
    const array = coefficientsOf(operand, 'polydiv', 'uv'[i]!);
    if (array.size === 0) throw new RangeError(`polydiv: ${'uv'[i]} has no coefficient`);
    return 'fc'.includes(dtypes[array.dtype].kind) ? array : array.astype('float64');
  });
  const dtype = promote_types(dividend!.dtype, divisor!.dtype);
  const isComplex = dtypes[dtype].kind === 'c';
  const [a, b] = [dividend!, divisor!].map((array) => partsOf(array));
  const fit = roundingOf(dtype);
  const quotient = divided(a!, b!, fit, roundingOf(divisor!.dtype), isComplex);
  const { re, im } = a!;
  let first = 0;
  while (first < re.length - 1 && isSmall(re[first]!, im[first]!)) first++;
  const rest = { re: re.subarray(first), im: im.subarray(first) };
  return { q: arrayFrom(quotient, dtype), r: arrayFrom(rest, dtype) };
}

type FloatDType = 'float32' | 'float64' | 'complex64' | 'complex128';

/** Real and imaginary parts. */
interface Parts {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

type Rounding = (value: number) => number;

function roundingOf(dtype: DType): Rounding {
  return dtype === 'float32' || dtype === 'complex64' ? Math.fround : (value) => value;
}

function partsOf(array: NdArray): Parts {
  const data = elementsOf(flat(array)) as Float64Array;
  const { components } = dtypes[array.dtype];
  const part = (k: number): Float64Array =>
    Float64Array.from({ length: array.size }, (_, i) =>
      // 0 has no sign here, as in NumPy, which adds 0.
      k < components ? data[components * i + k]! + 0 : 0,
    );
  return { re: part(0), im: part(1) };
}

function arrayFrom({ re, im }: Parts, dtype: DType): NdArray {
  const result = newArray(dtype, [re.length]);
  const to = elementsOf(result) as Float64Array;
  const { components } = dtypes[dtype];
  for (let i = 0; i < re.length; i++) {
    to[components * i] = re[i]!;
    if (components === 2) to[2 * i + 1] = im[i]!;
  }
  return result;
}

/** The quotient; the remainder stays in `u`. */
function divided(u: Parts, v: Parts, fit: Rounding, fitScale: Rounding, isComplex: boolean): Parts {
  const count = u.re.length - v.re.length + 1;
  const length = Math.max(count, 1);
  const quotient = { re: new Float64Array(length), im: new Float64Array(length) };
  const scale = inverse(v.re[0]!, v.im[0]!, isComplex, fitScale);
  for (let k = 0; k < count; k++) {
    const [a, b] = [u.re[k]!, u.im[k]!];
    const re = isComplex ? fit(fit(scale.re * a) - fit(scale.im * b)) : fit(scale.re * a);
    const im = isComplex ? fit(fit(scale.re * b) + fit(scale.im * a)) : 0;
    quotient.re[k] = re;
    quotient.im[k] = im;
    for (let i = 0; i < v.re.length; i++) {
      const [c, d] = [v.re[i]!, v.im[i]!];
      if (!isComplex) {
        u.re[k + i] = fit(u.re[k + i]! - fit(re * c));
        continue;
      }
      u.re[k + i] = fit(u.re[k + i]! - fit(fit(re * c) - fit(im * d)));
      u.im[k + i] = fit(u.im[k + i]! - fit(fit(re * d) + fit(im * c)));
    }
  }
  return quotient;
}

/** 1 / (a + b i), by Smith's method as NumPy has it. */
function inverse(
  a: number,
  b: number,
  isComplex: boolean,
  fit: Rounding,
): { re: number; im: number } {
  if (!isComplex || b === 0) return { re: fit(1 / a), im: isComplex ? -0 : 0 };
  if (Math.abs(a) >= Math.abs(b)) {
    const ratio = fit(b / a);
    const scale = fit(1 / fit(a + fit(b * ratio)));
    return { re: scale, im: fit(-ratio * scale) };
  }
  const ratio = fit(a / b);
  const scale = fit(1 / fit(fit(a * ratio) + b));
  return { re: fit(ratio * scale), im: -scale };
}

/** Whether a coefficient is near to 0 by what `allclose` allows. */
function isSmall(re: number, im: number): boolean {
  return Math.hypot(re, im) <= 1e-8;
}
