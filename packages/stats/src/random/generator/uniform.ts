/** Methods for uniform numbers. */
import { type DType, empty, heap, type NdArray } from '@numloom/ndarray';
import type { Source } from '../bits/source.ts';
import { GeneratorBase } from './base.ts';
import { draw, fillArray, floats } from './draw.ts';
import { broadcastIntegers, integerArguments, scalarIntegers } from './integers.ts';
import { ANY, boundParameters, lastOptions, type Rule } from './parameters.ts';
import type {
  Drawn,
  DTypeOf,
  FillOptions,
  Parameter,
  Plural,
  Shaped,
  SizeArgument,
  SizeOptions,
} from './types.ts';

/** Integer dtypes that can be drawn. */
export type DrawnInteger =
  'bool' | 'int8' | 'int16' | 'int32' | 'int64' | 'uint8' | 'uint16' | 'uint32' | 'uint64';

/** Options of `integers`. */
export interface IntegersOptions extends SizeOptions {
  /** `'int64'` by default. */
  readonly dtype?: DrawnInteger;
  /** Whether `high` may be drawn, too; false by default. */
  readonly endpoint?: boolean;
}

/** What `integers` gives: a number of numbers, a bigint where a bound is one, else an array. */
export type DrawnIntegers<L, H, S> = true extends Plural<L> | Plural<H> | Shaped<S>
  ? NdArray<H extends NdArray ? DTypeOf<S, 'int64'> : DTypeOf<H, DTypeOf<S, 'int64'>>>
  : [Extract<L | H, bigint>] extends [never]
    ? number
    : bigint;

const RANDOM = {
  float64: [
    (source: Source) => source.double(),
    ({ kernels }: Source, to: number, end: number) => kernels.fillDoubles(to, end),
  ],
  float32: [
    (source: Source) => source.float(),
    ({ kernels }: Source, to: number, end: number) => kernels.fillFloats(to, end),
  ],
} as const;

const FINITE_RANGE: Rule = [(x) => x >= 0 && x < Infinity, 'must be finite and not negative'];

/** Methods for uniform numbers. */
export class UniformMethods extends GeneratorBase {
  /**
   * Numbers in [0, 1), all equally likely.
   *
   * @param size the shape of the result, or options; without it the result is a number
   * @throws TypeError for another dtype than float64 and float32
   *
   * @example
   * ```ts
   * import { default_rng } from '@numloom/stats/random';
   * const rng = default_rng(12345);
   * console.log(rng.random()); // => 0.22733602246716966
   * console.log(rng.random(2).tolist()); // => [ 0.31675833970975287, 0.7973654573327341 ]
   * ```
   */
  random<const S extends SizeArgument | FillOptions = undefined>(
    size?: S,
  ): Drawn<never, S, DTypeOf<S>> {
    return floats(this.source, size, 'random', RANDOM) as Drawn<never, S, DTypeOf<S>>;
  }

  /**
   * Numbers in [low, high), 0 and 1 by default.
   *
   * @throws RangeError where high is below low or their difference is not finite
   *
   * @example
   * ```ts
   * import { default_rng } from '@numloom/stats/random';
   * console.log(default_rng(12345).uniform(10, 20)); // => 12.273360224671697
   * ```
   */
  uniform<A extends Parameter = number, B extends Parameter = number, const S extends SizeArgument = undefined>(
    low?: A | SizeOptions,
    high?: B | SizeOptions,
    size?: S,
  ): Drawn<A | B, S>; // prettier-ignore
  uniform(...args: unknown[]): unknown {
    const [[low = 0, high = 1, size], options] = lastOptions(args);
    const given = [
      ['low', low, ANY],
      ['high', high, ANY],
    ] as const;
    const { numbers, columns, shape } = boundParameters(given, null, 'uniform');
    const range = numbers ? numbers[1]! - numbers[0]! : empty([...shape!]);
    if (typeof range !== 'number') {
      const [from, to] = columns;
      const data = range.storage.view('float64');
      from!.forEach((x, i) => void (data[range.offset + i] = to![i]! - x));
    }
    return draw(
      this.source,
      {
        caller: 'uniform',
        sample: (source, a, b) => a + b * source.double(),
        bulk: [RANDOM.float64[1], (u, a, b) => a + b * u],
      },
      [
        ['low', low, ANY],
        ['high - low', range, FINITE_RANGE],
      ],
      [undefined, undefined, options ?? size],
    );
  }

  /**
   * Whole numbers from `low` to below `high`, or from 0 to below `low` where only that is given; all equally
   * likely. Bounds beyond 2⁵³ are bigints; the result is a bigint where one of them is, an array where they are
   * arrays or a size is given.
   *
   * @throws RangeError where there is no number between the bounds or one is outside of the dtype; TypeError for
   * a dtype that is no integer
   *
   * @example
   * ```ts
   * import { default_rng } from '@numloom/stats/random';
   * const rng = default_rng(12345);
   * console.log(rng.integers(10), rng.integers(1, 6, { endpoint: true })); // => 6 2
   * console.log(rng.integers(0, 10, { size: 3, dtype: 'int32' }).tolist()); // => [ 7, 3, 2 ]
   * ```
   */
  integers<
    const L extends Parameter | bigint,
    const H extends Parameter | bigint | null | undefined | IntegersOptions = undefined,
    const S extends SizeArgument | IntegersOptions = undefined,
  >(low: L, high?: H, size?: S): DrawnIntegers<L, H, S>;
  integers(...args: unknown[]): unknown {
    const request = integerArguments(args);
    return request.isScalar
      ? scalarIntegers(this.source, request)
      : broadcastIntegers(this.source, request);
  }

  /**
   * So many bytes.
   *
   * @throws RangeError where the length is no whole number from 0 on
   */
  bytes(length: number): Uint8Array<ArrayBuffer> {
    if (!(Number.isSafeInteger(length) && length >= 0)) {
      throw new RangeError(`bytes: length is ${length}, must be a whole number from 0 on`);
    }
    const words = empty(Math.ceil(length / 4), { dtype: 'uint32' });
    fillArray(this.source(), words as NdArray<DType>, ({ kernels }, to, end) =>
      kernels.fillBounded32(to, end, 0, -1),
    );
    const { storage, offset } = words;
    const buffer = storage.inHeap ? heap.buffer : storage.region.buffer;
    return new Uint8Array(
      buffer,
      storage.byteOffset + 4 * offset,
      length,
    ).slice();
  }
}
