/** What the public transforms take. */
import {
  can_cast,
  formatShape,
  type NdArray,
  normalizeAxes,
  normalizeAxis,
  pad,
} from '@numloom/ndarray';
import { arrayOf } from '@numloom/linalg/kernels';
import { assertOptions, type Operand } from '@numloom/ufunc';
import type { Ends, Kind } from './kinds.ts';

/** Which transform: types 1, 2 and 3 of SciPy. */
export type TransformType = 1 | 2 | 3;

/** How results are scaled. */
export type TransformNorm = 'backward' | 'ortho' | 'forward';

/** Options that all transforms have. */
interface CommonOptions {
  /** 1, 2 or 3; default 2. */
  readonly type?: TransformType | undefined;
  /**
   * `backward` scales the inverse only, `forward` the transform only; `ortho` makes both orthogonal,
   * which also changes the ends of types 1 to 3, as in SciPy. Default `backward`.
   */
  readonly norm?: TransformNorm | undefined;
}

/** Options of transforms along one axis. */
export interface TransformOptions extends CommonOptions {
  /** Length of the lines: they are cut, or filled up with zeros. Default: what the axis has. */
  readonly n?: number | undefined;
  /** Default -1. */
  readonly axis?: number | undefined;
}

/** Options of transforms along several axes. */
export interface TransformsOptions extends CommonOptions {
  /** Lengths along the axes, instead of those that the array has. */
  readonly s?: readonly number[] | undefined;
  /** Default: all, or the last ones where `s` is given. */
  readonly axes?: readonly number[] | undefined;
}

/** What is to be done along an axis. */
export interface Step {
  readonly axis: number;
  readonly length: number;
}

/** The name of a program, how it scales, and what it does to the ends. */
export interface Scaled {
  readonly kind: Kind;
  readonly scale: number;
  readonly before: Ends;
  readonly after: Ends;
}

const NAMES = ['type', 'norm', 'n', 'axis', 's', 'axes'];

/** The array of real numbers, and the steps, the last axis first. */
export function stepsOf(
  x: Operand,
  options: TransformOptions | TransformsOptions,
  caller: string,
  isSeveral: boolean,
): { readonly array: NdArray; readonly steps: readonly Step[] } {
  const allowed = NAMES.filter((_, i) => i < 2 || i >= 4 === isSeveral);
  assertOptions(options, allowed, caller);
  const array = arrayOf(x, caller);
  if (!can_cast(array.dtype, 'float64', 'same_kind')) {
    throw new TypeError(`${caller}: x is of dtype ${array.dtype}, must be real numbers`);
  }
  return {
    array,
    steps: isSeveral ? several(array, options, caller) : [single(array, options, caller)],
  };
}

function single(array: NdArray, { n, axis = -1 }: TransformOptions, caller: string): Step {
  const normal = normalizeAxis(axis, array.ndim, caller);
  return { axis: normal, length: checkedLength(n ?? array.shape[normal]!, 'n', caller) };
}

function several(array: NdArray, { s, axes }: TransformsOptions, caller: string): Step[] {
  const { ndim, shape } = array;
  const all = Array.from({ length: s?.length ?? ndim }, (_, i) => i - (s?.length ?? ndim));
  const normal = normalizeAxes(axes ?? all, ndim, caller);
  if (s !== undefined && s.length !== normal.length) {
    throw new RangeError(`${caller}: s has ${s.length} lengths for ${normal.length} axes`);
  }
  return normal
    .map((axis, i) => ({ axis, length: checkedLength(s?.[i] ?? shape[axis]!, 's', caller) }))
    .reverse();
}

function checkedLength(length: number, name: string, caller: string): number {
  if (Number.isSafeInteger(length) && length >= 1) return length;
  throw new RangeError(`${caller}: ${name} is ${length}, must be an integer of 1 or more`);
}

/** The array with other lengths along the axes. */
export function fitted(array: NdArray, steps: readonly Step[], caller: string): NdArray {
  const shape = [...array.shape];
  for (const { axis, length } of steps) shape[axis] = length;
  if (shape.every((length, axis) => length === array.shape[axis])) return array;
  const cut = array.slice(...shape.map((length) => `:${length}`));
  const widths = shape.map((length, axis) => [0, length - cut.shape[axis]!] as [number, number]);
  if (widths.every(([, after]) => after === 0)) return cut;
  if (array.size === 0) {
    throw new RangeError(`${caller}: an array of shape ${formatShape(array.shape)} has no lines`);
  }
  return pad(cut, widths);
}

/** The program of a transform of lines of n numbers. */
export function scaledKind(
  family: 'dst' | 'dct',
  isInverse: boolean,
  { type = 2, norm = 'backward' }: CommonOptions,
  n: number,
  caller: string,
): Scaled {
  if (type !== 1 && type !== 2 && type !== 3) {
    throw new RangeError(`${caller}: type is ${String(type)}, must be 1, 2 or 3`);
  }
  if (norm !== 'backward' && norm !== 'ortho' && norm !== 'forward') {
    throw new RangeError(
      `${caller}: norm is '${String(norm)}', must be 'backward', 'ortho' or 'forward'`,
    );
  }
  if (family === 'dct' && type === 1 && n < 2) {
    throw new RangeError(`${caller}: type 1 needs lines of 2 numbers or more, not ${n}`);
  }
  const used = isInverse && type > 1 ? ((5 - type) as 2 | 3) : type;
  const whole = 2 * (type > 1 ? n : family === 'dst' ? n + 1 : n - 1);
  const isOrtho = norm === 'ortho';
  const isScaled = (norm === 'forward') !== isInverse;
  const scale = isOrtho ? Math.sqrt(1 / whole) : isScaled ? 1 / whole : 1;
  const ends = (value: number): Ends => {
    if (!isOrtho || (family === 'dst' && used === 1)) return { first: 1, last: 1 };
    return {
      first: family === 'dct' ? value : 1,
      last: used === 1 || family === 'dst' ? value : 1,
    };
  };
  return {
    kind: `${family}${used}`,
    scale,
    before: ends(used === 2 ? 1 : Math.SQRT2),
    after: ends(used === 3 ? 1 : Math.SQRT1_2),
  };
}
