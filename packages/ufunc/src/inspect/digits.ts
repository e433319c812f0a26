/** Integers as text. */
import { assertOptions } from '@numloom/ndarray';
import { checkCount, shown } from '../expression/shown.ts';

/** Options of {@link base_repr}. */
export interface BaseReprOptions {
  /** From 2, the default, to 36. */
  readonly base?: number | undefined;
  /** How many zeros to write before; 0 by default. */
  readonly padding?: number | undefined;
}

/**
 * The digits of an integer in a base, a minus sign before those of a negative one.
 *
 * @throws TypeError when `number` is neither a whole number nor a bigint; RangeError for a base
 *   that is not in 2 to 36, or when `padding` is no count
 * @example
 * ```ts
 * import { base_repr } from '@numloom/ufunc';
 * console.log(base_repr(-5), base_repr(255, { base: 16, padding: 2 })); // => -101 00FF
 * ```
 */
export function base_repr(number: number | bigint, options: BaseReprOptions = {}): string {
  assertOptions(options, ['base', 'padding'], 'base_repr');
  const { base = 2, padding = 0 } = options;
  const value = integerOf(number, 'number', 'base_repr');
  if (!Number.isInteger(base) || base < 2 || base > 36) {
    throw new RangeError(`base_repr: base is ${shown(base)}, must be a whole number from 2 to 36`);
  }
  checkCount(padding, 'padding', 'base_repr');
  const zeros = '0'.repeat(padding);
  if (value === 0n) return zeros || '0';
  const digits = (value < 0n ? -value : value).toString(base).toUpperCase();
  return `${value < 0n ? '-' : ''}${zeros}${digits}`;
}

/** Options of {@link binary_repr}. */
export interface BinaryReprOptions {
  /** The least number of digits; with it negative numbers are written as two's complements. */
  readonly width?: number | null | undefined;
}

/**
 * The binary digits of an integer: of a negative one those of its two's complement of `width` bits,
 * or without `width` those of its magnitude behind a minus sign.
 *
 * @throws TypeError when `num` is neither a whole number nor a bigint; RangeError when `width` is no
 *   count or less than the number needs
 * @example
 * ```ts
 * import { binary_repr } from '@numloom/ufunc';
 * console.log(binary_repr(3, { width: 4 }), binary_repr(-3), binary_repr(-3, { width: 5 })); // => 0011 -11 11101
 * ```
 */
export function binary_repr(num: number | bigint, options: BinaryReprOptions = {}): string {
  assertOptions(options, ['width'], 'binary_repr');
  const width = options.width ?? undefined;
  const value = integerOf(num, 'num', 'binary_repr');
  if (width !== undefined) checkCount(width, 'width', 'binary_repr');
  if (value === 0n) return '0'.repeat(width || 1);
  if (width === undefined) return value.toString(2);
  // A negative number needs one bit more than the one below its magnitude.
  const needed = value > 0n ? value.toString(2).length : (-value - 1n).toString(2).length + 1;
  const least = value === -1n ? 1 : needed;
  if (width < least) {
    throw new RangeError(`binary_repr: width is ${width}, ${value} needs ${least} binary digits`);
  }
  return BigInt.asUintN(width, value).toString(2).padStart(width, '0');
}

function integerOf(value: unknown, name: string, caller: string): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  throw new TypeError(
    `${caller}: ${name} is ${typeof value === 'number' ? value : typeof value}, must be a whole number or a bigint`,
  );
}
