/** Methods for orders and selections. */
import {
  arange,
  asarray,
  copyto,
  type DType,
  NdArray,
  normalizeAxis,
  take,
} from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { type ChoiceOptions, chosenPlaces } from './choice.ts';
import { optionsOf } from './draw.ts';
import { MultivariateMethods } from './multivariate.ts';
import { shuffleArray, shuffleItems } from './shuffle.ts';
import type { Drawn, Parameter, Size, SizeArgument } from './types.ts';

/** @throws TypeError naming the method where an argument is no array */
function given(value: unknown, name: string, caller: string): NdArray {
  try {
    return asarray(value as NdArray);
  } catch (cause) {
    throw new TypeError(
      `${caller}: ${name} must be an array or a list: ${(cause as Error).message}`,
      {
        cause,
      },
    );
  }
}

/** Options of methods that work along an axis. */
export interface AxisOptions {
  /** The axis whose slices change places; 0 by default. */
  readonly axis?: number;
}

/** Options of `permuted`. */
export interface PermutedOptions {
  /** The axis whose elements change places, in each slice by themselves; null, the default, for all. */
  readonly axis?: number | null;
  /** Where the result goes; the array itself shuffles in place. */
  readonly out?: NdArray;
}

/** Elements that are no numbers, as they are. */
type Item<T> = T extends readonly (infer E)[] ? E : number;

function isListOfItems(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.some((item) => !isNumeric(item));
}

const isNumeric = (item: unknown): boolean =>
  Array.isArray(item) ||
  typeof item === 'number' ||
  typeof item === 'bigint' ||
  typeof item === 'boolean' ||
  item instanceof NdArray ||
  ArrayBuffer.isView(item);

/** Methods for orders and selections. */
export class PermutationMethods extends MultivariateMethods {
  /**
   * Elements of a list or array, or of the numbers from 0 to below `a`: one, or as many as `size` says; with
   * probabilities `p`, and each at most once where `replace` is false. Slices of an array along `axis`.
   *
   * @throws RangeError where there is nothing to choose from, `p` are no probabilities of the elements, or more are
   * to be taken without replacement than there are
   *
   * @example
   * ```ts
   * import { default_rng } from '@numloom/stats/random';
   * const rng = default_rng(12345);
   * console.log(rng.choice(10), rng.choice(['red', 'green', 'blue'])); // => 6 red
   * console.log(rng.choice(5, { size: 3, replace: false }).tolist()); // => [ 2n, 1n, 4n ]
   * ```
   */
  choice<const S extends SizeArgument | ChoiceOptions = undefined>(
    a: number,
    size?: S,
  ): Drawn<never, S, 'int64'>;
  choice<const T extends string | object>(
    a: readonly T[],
    options?: ChoiceOptions & { readonly size?: null | undefined },
  ): T;
  choice<const T extends string | object>(
    a: readonly T[],
    options: number | (ChoiceOptions & { readonly size: Size }),
  ): T[];
  choice<A extends Parameter, const S extends SizeArgument | ChoiceOptions = undefined>(
    a: A,
    size?: S,
  ): Drawn<never, S> extends number ? Item<A> | NdArray : NdArray;
  choice(a: unknown, argument?: SizeArgument | ChoiceOptions): unknown {
    const known = ['size', 'replace', 'p', 'axis', 'shuffle'];
    const options = optionsOf<ChoiceOptions>(argument, known, 'choice');
    if (typeof a === 'number') {
      return chosenPlaces(this, a, options);
    }
    if (isListOfItems(a)) {
      const places = chosenPlaces(this, a.length, options);
      return typeof places === 'number'
        ? a[places]
        : Array.from(places.values(), (place) => a[Number(place)]);
    }
    const from = given(a, 'a', 'choice');
    const axis = normalizeAxis(options.axis ?? 0, from.ndim, 'choice');
    const places = chosenPlaces(this, from.shape[axis]!, options);
    if (typeof places === 'number') {
      const slice = take(from, places, { axis });
      return slice.ndim === 0 ? slice.item() : slice;
    }
    return take(from, places, { axis });
  }

  /**
   * The numbers from 0 to below `x`, or the slices of an array along an axis, in random order: a new array.
   *
   * @throws RangeError where the axis is out of range or `x` is no whole number from 0 on
   *
   * @example
   * ```ts
   * import { default_rng } from '@numloom/stats/random';
   * console.log(default_rng(12345).permutation(5).tolist()); // => [ 4n, 3n, 0n, 2n, 1n ]
   * ```
   */
  permutation(x: number): NdArray<'int64'>;
  permutation<T extends string | object>(x: readonly T[]): T[];
  permutation(x: Parameter, options?: AxisOptions): NdArray;
  permutation(x: unknown, options: AxisOptions = {}): unknown {
    assertOptions(options, ['axis'], 'permutation');
    if (typeof x === 'number') {
      if (!(Number.isSafeInteger(x) && x >= 0)) {
        throw new RangeError(`permutation: x is ${x}, must be a whole number from 0 on`);
      }
      const order = arange(0, x, 1, { dtype: 'int64' });
      shuffleArray(this.source(), order as NdArray);
      return order;
    }
    if (isListOfItems(x)) {
      const copy = [...x];
      shuffleItems(this.source(), copy);
      return copy;
    }
    const from = given(x, 'x', 'permutation');
    const axis = normalizeAxis(options.axis ?? 0, from.ndim, 'permutation');
    if (from.ndim === 1) {
      const copy = from.copy();
      shuffleArray(this.source(), copy);
      return copy;
    }
    return take(from, this.permutation(from.shape[axis]!), { axis });
  }

  /**
   * Puts the elements of a list or a typed array, or the slices of an array along an axis, in random order, in
   * place.
   *
   * @throws RangeError where the axis is out of range; TypeError for what cannot be changed
   */
  shuffle(x: unknown[] | NdArray | ArrayBufferView, options: AxisOptions = {}): void {
    assertOptions(options, ['axis'], 'shuffle');
    if (Array.isArray(x)) {
      shuffleItems(this.source(), x);
      return;
    }
    if (!(x instanceof NdArray || ArrayBuffer.isView(x))) {
      throw new TypeError('shuffle: x must be an array or a list, to be shuffled in place');
    }
    const array = given(x, 'x', 'shuffle');
    const axis = normalizeAxis(options.axis ?? 0, array.ndim, 'shuffle');
    array.beginWrite('shuffle');
    if (array.size === 0) return;
    if (array.ndim === 1) shuffleArray(this.source(), array);
    else copyto(array, take(array, this.permutation(array.shape[axis]!), { axis }));
  }

  /**
   * The elements of an array in random order: all of them, or those along an axis, each slice by itself.
   *
   * @throws RangeError where the axis is out of range or `out` has another shape
   */
  permuted(x: Parameter, options: PermutedOptions = {}): NdArray {
    assertOptions(options, ['axis', 'out'], 'permuted');
    const { axis = null, out } = options;
    const from = given(x, 'x', 'permuted');
    // Elements are shuffled in the order of memory.
    const isByColumns = from.ndim > 1 && !from.isContiguous() && from.isContiguous('F');
    const target: NdArray<DType> = out ?? from.copy(isByColumns ? 'F' : 'C');
    if (out) {
      if (String(out.shape) !== String(from.shape)) {
        throw new RangeError(
          `permuted: out has the shape [${out.shape.join(', ')}], must be [${from.shape.join(', ')}]`,
        );
      }
      if (out !== from) copyto(out, from);
    }
    target.beginWrite('permuted');
    const source = this.source();
    if (axis === null) {
      const ordered = isByColumns ? target.T : target;
      const flat = ordered.isContiguous() ? ordered.reshape([-1]) : ordered.copy().reshape([-1]);
      shuffleArray(source, flat);
      if (!ordered.isContiguous()) copyto(ordered, flat.reshape([...ordered.shape]));
      return target;
    }
    const along = normalizeAxis(axis, target.ndim, 'permuted');
    const order = target.shape.map((_, k) => k).filter((k) => k !== along);
    const moved = target.transpose([...order, along]);
    const visit = (part: NdArray): void => {
      if (part.ndim === 1) shuffleArray(source, part);
      else for (let i = 0; i < part.shape[0]!; i++) visit(part.slice(i));
    };
    visit(moved);
    return target;
  }
}
