/**
 * The first of the extremes in rows of memory, in about one reading: a kernel takes the extreme of
 * each block of a row, the first best block is chosen, and only that one is searched.
 */
import { dtypes, type NdArray, sizeOf } from '@numloom/ndarray';
import { leafNode } from '../graph/node.ts';
import { newFoldNode } from './fold.ts';
import { evaluateSteps } from '../run/rounds.ts';
import type { Steps } from '../threads/job.ts';
import { memoryOf, offsetsOf } from './parts.ts';

/** What is searched for. */
export interface Search {
  readonly extreme: 'min' | 'max';
  /** Whether NaN is left out; if not, the first NaN is the extreme. */
  readonly skipsNaN: boolean;
}

/** Elements of a block of a row among others, and of the only row. */
const BLOCK = 128;
const ONLY_ROW_BLOCK = 4096;
/** Elements from which blocks pay. */
const LARGE = 16_384;

/**
 * Writes for each row along the last axis of `array` the index of its first extreme. The dtype is
 * real, rows are not empty.
 *
 * @param strict - whether a row of nothing but NaN, where these are left out, is an error; if not,
 *   it has the index 0
 * @throws RangeError naming `caller` for such a row
 */
export function* firstExtremes(
  caller: string,
  search: Search,
  array: NdArray,
  found: NdArray,
  strict = true,
): Steps {
  const axis = array.ndim - 1;
  const n = array.shape[axis]!;
  const stride = array.strides[axis]!;
  const starts = offsetsOf(array, axis);
  const places = offsetsOf(found, axis);
  const block = starts.length === 1 ? ONLY_ROW_BLOCK : BLOCK;
  const blocked = array.size >= LARGE && n >= 2 * block;
  const blocks = blocked ? Math.floor(n / block) : 0;
  const [extremes, last] = blocked ? yield* blockExtremes(caller, search, array, block) : NO_BLOCKS;
  const data = memoryOf(array);
  const target = found.storage.view('int32');
  const { extreme, skipsNaN } = search;
  const find = extreme === 'min' ? firstLeast : firstGreatest;
  for (let row = 0; row < starts.length; row++) {
    const start = starts[row]!;
    let at: number;
    if (!blocked) {
      at = find(data, start, n, stride, skipsNaN);
    } else {
      let best = find(extremes, row * blocks, blocks, 1, skipsNaN);
      let value = extremes[row * blocks + best]!;
      if (last !== undefined) {
        const other = last[row]!;
        const isBetter = extreme === 'min' ? other < value : other > value;
        // A NaN is better than numbers, or worse.
        if (isBetter || (skipsNaN ? value !== value : other !== other && value === value)) {
          best = blocks;
          value = other;
        }
      }
      at =
        best * block +
        firstEqual(data, start + best * block * stride, n - best * block, stride, value);
    }
    const value = data[start + at * stride]!;
    if (strict && skipsNaN && value !== value) throw noNumber(caller);
    // The halves of an int64.
    target[2 * places[row]!] = at;
    target[2 * places[row]! + 1] = Math.floor(at / 2 ** 32);
  }
}

/** What is thrown where NaN is left out and nothing else is there. */
export function noNumber(caller: string): RangeError {
  return new RangeError(`${caller}: a slice along the axis has no element but NaN`);
}

const NO_BLOCKS: readonly [Float64Array, Float64Array | undefined] = [
  new Float64Array(0),
  undefined,
];

/** The extremes of the whole blocks of each row, and of what is left, if anything is. */
function* blockExtremes(
  caller: string,
  { extreme, skipsNaN }: Search,
  array: NdArray,
  block: number,
): Steps<readonly [Float64Array, Float64Array | undefined]> {
  const { dtype, ndim, offset } = array;
  const axis = ndim - 1;
  const outer = array.shape.slice(0, axis);
  const stride = array.strides[axis]!;
  const blocks = Math.floor(array.shape[axis]! / block);
  const left = array.shape[axis]! - blocks * block;
  const strides = array.strides.slice(0, axis);
  const whole = array.withLayout({
    shape: [...outer, blocks, block],
    strides: [...strides, stride * block, stride],
    offset,
  });
  const rest = array.withLayout({
    shape: [...outer, left],
    strides: [...strides, stride],
    offset: offset + blocks * block * stride,
  });
  const ignoring = skipsNaN && dtypes[dtype].kind === 'f';
  const fold = extreme === 'min' ? (ignoring ? 'fmin' : 'min') : ignoring ? 'fmax' : 'max';
  const nodes = [whole, ...(left > 0 ? [rest] : [])].map((part) =>
    newFoldNode(fold, leafNode(part), [part.ndim - 1], false, dtype, caller),
  );
  yield* evaluateSteps(nodes, [], caller);
  const [first, second] = nodes.map((node) => {
    const { array: result } = node.result!;
    const values = copyOf(result);
    result.dispose();
    return values;
  });
  return [first!, second];
}

function copyOf(array: NdArray): Float64Array {
  return memoryOf(array).slice(array.offset, array.offset + sizeOf(array.shape));
}

/** Index among `n` elements of the first least one, where NaN is less than all, or skipped. */
function firstLeast(
  data: Float64Array,
  start: number,
  n: number,
  stride: number,
  skipsNaN: boolean,
): number {
  let best = data[start]!;
  let at = 0;
  for (let i = 1, place = start + stride; i < n; i++, place += stride) {
    const value = data[place]!;
    if (value >= best) continue;
    if (value < best || (skipsNaN ? value === value : best === best)) {
      best = value;
      at = i;
    }
  }
  return at;
}

function firstGreatest(
  data: Float64Array,
  start: number,
  n: number,
  stride: number,
  skipsNaN: boolean,
): number {
  let best = data[start]!;
  let at = 0;
  for (let i = 1, place = start + stride; i < n; i++, place += stride) {
    const value = data[place]!;
    if (value <= best) continue;
    if (value > best || (skipsNaN ? value === value : best === best)) {
      best = value;
      at = i;
    }
  }
  return at;
}

/** Index of the first element that equals `value`, or of the first NaN if it is one. */
function firstEqual(
  data: Float64Array,
  start: number,
  n: number,
  stride: number,
  value: number,
): number {
  let place = start;
  if (value === value) {
    for (let i = 0; i < n; i++, place += stride) if (data[place] === value) return i;
  } else {
    for (let i = 0; i < n; i++, place += stride) {
      const element = data[place]!;
      if (element !== element) return i;
    }
  }
  throw new Error('search: the extreme is not there');
}
