/** Whole numbers between bounds, of any integer dtype. */
import {
  broadcast_to,
  checkShape,
  dtypes,
  empty,
  heap,
  type NdArray,
  sizeOf,
} from '@numloom/ndarray';
import type { RandomKernels } from '../../kernels/generated/random.ts';
import { assertFlags } from '../../samples/options.ts';
import type { Source } from '../bits/source.ts';
import { optionsOf } from './draw.ts';
import { fillArray } from './fill-array.ts';
import { commonShape, lastOptions, parameterArray } from './parameters.ts';
import type { DrawnInteger, IntegersOptions } from './uniform.ts';

/** Bits of the integers of a dtype, and whether they have a sign. */
const WIDTHS: Readonly<Record<DrawnInteger, readonly [bits: number, isSigned: boolean]>> = {
  bool: [1, false],
  int8: [8, true],
  int16: [16, true],
  int32: [32, true],
  int64: [64, true],
  uint8: [8, false],
  uint16: [16, false],
  uint32: [32, false],
  uint64: [64, false],
};

/** What `integers` is asked for. */
export interface IntegerRequest {
  readonly low: unknown;
  readonly high: unknown;
  readonly isScalar: boolean;
  readonly dtype: DrawnInteger;
  readonly endpoint: boolean;
  readonly shape: readonly number[] | undefined;
}

const isNumber = (value: unknown): boolean =>
  typeof value === 'number' || typeof value === 'bigint';

/** @throws TypeError for a dtype that is no integer */
export function integerArguments(args: readonly unknown[]): IntegerRequest {
  const [[first, second, third], last] = lastOptions(args);
  const known = ['size', 'dtype', 'endpoint'];
  const options = optionsOf<IntegersOptions>(last ?? third, known, 'integers');
  assertFlags(options, ['endpoint'], 'integers');
  const { size, dtype = 'int64', endpoint = false } = options;
  if (!Object.hasOwn(WIDTHS, dtype)) {
    throw new TypeError(
      `integers: dtype is ${String(dtype)}, must be one of ${Object.keys(WIDTHS).join(', ')}`,
    );
  }
  const hasHigh = second !== undefined && second !== null;
  const low = hasHigh ? first : 0;
  const high = hasHigh ? second : first;
  const shape = size === undefined || size === null ? undefined : checkShape(size, 'integers');
  return { low, high, isScalar: isNumber(low) && isNumber(high), dtype, endpoint, shape };
}

function whole(value: unknown, name: string): bigint {
  if (typeof value === 'bigint') return value;
  if (Number.isSafeInteger(value)) return BigInt(value as number);
  throw new RangeError(
    `integers: ${name} is ${String(value)}, must be a whole number, a bigint beyond 2**53`,
  );
}

/** The least number and how many more there are. */
function rangeOf(low: bigint, high: bigint, { dtype, endpoint }: IntegerRequest): [bigint, bigint] {
  const [bits, isSigned] = WIDTHS[dtype];
  const least = isSigned ? -(1n << BigInt(bits - 1)) : 0n;
  const most = (1n << BigInt(isSigned ? bits - 1 : bits)) - 1n;
  const last = endpoint ? high : high - 1n;
  for (const [name, value] of [
    ['low', low],
    ['high', last],
  ] as const) {
    // prettier-ignore
    if (value < least || value > most) {
      if (name === 'high' && value < low) break;
      throw new RangeError(`integers: ${name} is ${name === 'low' ? low : high}, out of bounds for ${dtype}`);
    }
  }
  if (last < low) {
    throw new RangeError(
      `integers: low is ${low}, must be ${endpoint ? 'at most' : 'below'} high, which is ${high}`,
    );
  }
  return [low, last - low];
}

/** Fills with the numbers of a range. */
function fillRange(
  kernels: RandomKernels,
  dtype: DrawnInteger,
  to: number,
  end: number,
  least: bigint,
  more: bigint,
): void {
  const [bits] = WIDTHS[dtype];
  if (bits === 64) {
    kernels.fillBounded64(to, end, least, more);
    return;
  }
  const fill =
    bits === 32
      ? kernels.fillBounded32
      : bits === 16
        ? kernels.fillBounded16
        : bits === 8
          ? kernels.fillBounded8
          : kernels.fillBooleans;
  fill(to, end, Number(least), Number(more));
}

/** One range. */
export function scalarIntegers(source: () => Source, request: IntegerRequest): unknown {
  const { low, high, dtype, endpoint, shape } = request;
  // The frequent case without bigints.
  if (
    shape === undefined &&
    dtype === 'int64' &&
    Number.isSafeInteger(low) &&
    Number.isSafeInteger(high)
  ) {
    const more = (high as number) - (low as number) - (endpoint ? 0 : 1);
    if (more >= 0 && more <= 0xffffffff) {
      return (low as number) + (source().kernels.below32(more, 1) >>> 0);
    }
  }
  if (shape && sizeOf(shape) === 0) return empty([...shape], { dtype });
  const [least, more] = rangeOf(whole(low, 'low'), whole(high, 'high'), request);
  const from = source();
  const { kernels, stage } = from;
  kernels.freshPieces();
  if (shape) {
    const array = empty([...shape], { dtype }) as NdArray;
    fillArray(from, array, (_, to, end) => fillRange(kernels, dtype, to, end, least, more));
    return array;
  }
  const { itemsize, TypedArray } = dtypes[dtype];
  fillRange(kernels, dtype, stage, stage + itemsize, least, more);
  const value = (new TypedArray(heap.buffer, stage, 1) as Int32Array)[0]! as number | bigint;
  return typeof low === 'bigint' || typeof high === 'bigint' ? BigInt(value) : Number(value);
}

/** The elements of an array as bigints. */
function wholes(value: unknown, name: string): [NdArray, (full: readonly number[]) => bigint[]] {
  const array = parameterArray(isNumber(value) ? [value] : value, name, 'integers');
  const shaped = isNumber(value) ? array.reshape([]) : array;
  return [
    shaped,
    (full) => Array.from(broadcast_to(shaped, [...full]).values(), (item) => whole(typeof item === 'boolean' ? Number(item) : item, name)), // prettier-ignore
  ];
}

/** Ranges that are broadcast. */
export function broadcastIntegers(source: () => Source, request: IntegerRequest): NdArray {
  const { dtype, shape } = request;
  if (shape && sizeOf(shape) === 0) return empty([...shape], { dtype }) as NdArray;
  const [low, lowValues] = wholes(request.low, 'low');
  const [high, highValues] = wholes(request.high, 'high');
  const full = commonShape([low, high], shape, 'integers');
  const lows = lowValues(full);
  const ranges = highValues(full).map((last, i) => rangeOf(lows[i]!, last, request));
  const array = empty(full, { dtype }) as NdArray;
  const from = source();
  const { kernels } = from;
  const { itemsize } = array;
  kernels.freshPieces();
  let i = 0;
  fillArray(from, array, (_, to, end) => {
    for (let at = to; at < end; at += itemsize) {
      const [least, more] = ranges[i++]!;
      fillRange(kernels, dtype, at, at + itemsize, least, more);
    }
  });
  return array;
}
