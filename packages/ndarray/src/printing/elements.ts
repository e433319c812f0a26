/** How single elements are written so that those of one array line up. */
import { Complex } from '../dtype/complex.ts';
import { type DType, dtypes } from '../dtype/dtypes.ts';
import type { ScalarLike } from '../dtype/element.ts';
import { type Decimal, decimalOf, type DigitRule } from './decimal.ts';
import type { PrintOptions } from './options.ts';

/** From here on numbers are written with an exponent; a float32 has 6 sure digits. */
const LARGE_SINGLE = 1e6;
const LARGE_IN_ARRAY = 1e8;
const LARGE_SCALAR = 1e16;

/** A function that writes each of `values`, the shown elements of an array, equally wide. */
export function elementFormatter(
  dtype: DType,
  values: readonly ScalarLike[],
  options: PrintOptions,
): (value: ScalarLike) => string {
  const { kind, itemsize } = dtypes[dtype];
  if (kind === 'b') return (value) => (value ? ' True' : 'False');
  if (kind === 'f') {
    const format = floatFormatter(values as number[], itemsize === 4, options);
    return (value) => format(value as number);
  }
  if (kind === 'c') return complexFormatter(values as Complex[], itemsize === 8, options);
  return integerFormatter(values as (number | bigint)[], options.sign);
}

function integerFormatter(values: readonly (number | bigint)[], sign: string) {
  const plus = sign === '-' || (sign === ' ' && values.some((value) => value < 0)) ? '' : sign;
  const text = (value: ScalarLike) => ((value as number) < 0 ? '' : plus) + String(value);
  const width = longest(values.map(text));
  return (value: ScalarLike) => text(value).padStart(width);
}

function complexFormatter(values: readonly Complex[], single: boolean, options: PrintOptions) {
  const re = floatFormatter(
    values.map((value) => value.re),
    single,
    options,
  );
  const im = floatFormatter(
    values.map((value) => value.im),
    single,
    { ...options, sign: '+' },
  );
  return (value: ScalarLike) => {
    const { re: a, im: b } = value as Complex;
    // The j follows its number, before the spaces that line up the column.
    return re(a) + im(b).replace(/ *$/, 'j$&');
  };
}

function floatFormatter(values: readonly number[], single: boolean, options: PrintOptions) {
  const { sign, floatmode, nanstr, infstr } = options;
  const finite = values.filter(Number.isFinite);
  const exponential = needsExponent(finite, single, options);
  const signOf = (value: number) =>
    value < 0 || Object.is(value, -0) ? '-' : sign === '+' ? '+' : '';

  let rule: DigitRule = {
    precision: floatmode === 'unique' ? Infinity : options.precision,
    minDigits: 0,
    unique: floatmode !== 'fixed',
  };
  const write = (value: number) => decimalOf(Math.abs(value), single, exponential, rule);
  const parts = finite.map(write);
  const places = longest(parts.map((part) => part.fraction));
  const exponentSize = Math.max(2, longest(parts.map(({ exponent }) => `${Math.abs(exponent)}`)));
  if (exponential || floatmode === 'fixed' || floatmode === 'maxprec_equal') {
    rule = { ...rule, precision: places, minDigits: places };
  }

  let left = longest(parts.map((part, i) => signOf(finite[i]!) + part.integer));
  if (sign === ' ' && finite.length > 0 && !finite.some((value) => signOf(value) === '-')) left++;
  const right = exponential ? places + exponentSize + 2 : places;
  if (finite.length < values.length) {
    const signed = sign !== '-' || values.includes(-Infinity) ? 1 : 0;
    left = Math.max(left, Math.max(nanstr.length, infstr.length + signed) - right - 1);
  }

  const text = ({ integer, fraction, exponent }: Decimal) => {
    if (!exponential) return `${integer}.${fraction.padEnd(right)}`;
    const size = `${Math.abs(exponent)}`.padStart(exponentSize, '0');
    return `${integer}.${fraction}e${exponent < 0 ? '-' : '+'}${size}`;
  };
  return (value: number): string => {
    if (Number.isNaN(value)) {
      return ((sign === '+' ? '+' : '') + nanstr).padStart(left + right + 1);
    }
    const before = signOf(value);
    if (!Number.isFinite(value)) return (before + infstr).padStart(left + right + 1);
    return (before + text(write(value))).padStart(left + 1 + right);
  };
}

function needsExponent(finite: readonly number[], single: boolean, options: PrintOptions): boolean {
  let most = 0;
  let least = Infinity;
  for (const value of finite) {
    const size = Math.abs(value);
    if (size > most) most = size;
    if (size < least && size > 0) least = size;
  }
  if (most === 0) return false;
  if (most >= (single ? LARGE_SINGLE : LARGE_IN_ARRAY)) return true;
  // NumPy compares in the dtype of the array.
  const round = single ? Math.fround : (value: number) => value;
  return !options.suppress && (least < round(0.0001) || round(most / least) > 1000);
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, text.length), 0);
}

/**
 * One element as NumPy prints a scalar: all digits that it needs, an exponent below 1e-4 and from
 * 1e16 (float32: 1e6) on.
 */
export function scalarText(dtype: DType, value: ScalarLike): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  const single = dtype === 'float32' || dtype === 'complex64';
  if (value instanceof Complex) {
    const im = `${numberText(value.im, single, '')}j`;
    if (Object.is(value.re, 0)) return im;
    return `(${numberText(value.re, single, '')}${/^[-]/.test(im) ? '' : '+'}${im})`;
  }
  return dtypes[dtype].kind === 'f' ? numberText(value as number, single, '.0') : String(value);
}

function numberText(value: number, single: boolean, whole: string): string {
  if (Number.isNaN(value)) return 'nan';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const size = Math.abs(value);
  if (size === Infinity) return `${sign}inf`;
  const rule: DigitRule = { precision: Infinity, minDigits: 0, unique: true };
  const plain = size === 0 || (size >= 1e-4 && size < (single ? LARGE_SINGLE : LARGE_SCALAR));
  const { integer, fraction, exponent } = decimalOf(size, single, !plain, rule);
  const digits = fraction === '' ? integer : `${integer}.${fraction}`;
  if (plain) return sign + digits + (fraction === '' ? whole : '');
  return `${sign}${digits}e${exponent < 0 ? '-' : '+'}${`${Math.abs(exponent)}`.padStart(2, '0')}`;
}
