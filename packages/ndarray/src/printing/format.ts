/** Arrays as text: NumPy's `str`, `repr` and `array2string`, character for character. */
import type { NdArray } from '../array/ndarray.ts';
import { namedOptions } from '../options.ts';
import { offsetsOf } from '../array/transfer.ts';
import type { DType } from '../dtype/dtypes.ts';
import { elementReader, type ScalarLike } from '../dtype/element.ts';
import { formatShape } from '../layout/layout.ts';
import { elementFormatter, scalarText } from './elements.ts';
import { type FloatMode, get_printoptions, type PrintOptions, withOptions } from './options.ts';

/** Options of {@link array2string}; those left out are as `set_printoptions` set them. */
export interface Array2StringOptions {
  readonly max_line_width?: number;
  readonly precision?: number;
  readonly suppress_small?: boolean;
  /** Between elements, by default a space. */
  readonly separator?: string;
  /** What will stand before the text: lines are indented by its length. */
  readonly prefix?: string;
  /** What will stand behind the text: lines are shorter by its length. */
  readonly suffix?: string;
  readonly threshold?: number;
  readonly edgeitems?: number;
  readonly sign?: '-' | '+' | ' ';
  readonly floatmode?: FloatMode;
}

/**
 * The elements in brackets. Of a large array only the corners are read and shown.
 *
 * @throws RangeError when an option has a value that it cannot have.
 *
 * @example
 * ```ts
 * import { array, array2string } from '@numloom/ndarray';
 * console.log(array2string(array([1.5, -2]), { separator: ', ', sign: '+' })); // => [+1.5, -2. ]
 * ```
 */
export function array2string(array: NdArray, options: Array2StringOptions = {}): string {
  const {
    max_line_width,
    suppress_small,
    separator = ' ',
    prefix = '',
    suffix = '',
    ...same
  } = namedOptions(
    options,
    [
      'max_line_width',
      'suppress_small',
      'separator',
      'prefix',
      'suffix',
      'precision',
      'threshold',
      'edgeitems',
      'sign',
      'floatmode',
    ],
    'array2string',
  );
  const print = withOptions(
    { ...same, linewidth: max_line_width, suppress: suppress_small },
    'array2string',
  );
  return elementsText(array, print, separator, prefix, suffix);
}

/**
 * As NumPy's `str(array)`: elements apart by spaces; a 0-d array as its element with all digits.
 *
 * @example
 * ```ts
 * import { array } from '@numloom/ndarray';
 * console.log(String(array([1, 1 / 3]))); // => [1.         0.33333333]
 * ```
 */
export function formatArray(array: NdArray): string {
  if (array.ndim === 0) return scalarText(array.dtype, array.item());
  return elementsText(array, get_printoptions(), ' ', '', '');
}

/** Dtypes that NumPy reads elements as when it is not told. */
const IMPLIED: readonly DType[] = ['bool', 'int64', 'float64', 'complex128'];

/**
 * As NumPy's `repr(array)`: `array([1., 2.])`, with the dtype and the shape where the elements do
 * not tell them.
 *
 * @example
 * ```ts
 * import { ones } from '@numloom/ndarray';
 * console.log(ones([2])); // => array([1., 1.])
 * console.log(ones([2], { dtype: 'int8' })); // => array([1, 1], dtype=int8)
 * ```
 */
export function reprArray(array: NdArray): string {
  const print = get_printoptions();
  const start = 'array(';
  const body = start + elementsText(array, print, ', ', start, ')');
  const { shape, size, dtype } = array;
  const extras: string[] = [];
  const hollow = size === 0 && (shape.length !== 1 || shape[0] !== 0);
  if (hollow || size > print.threshold) extras.push(`shape=${formatShape(shape)}`);
  if (size === 0 || !IMPLIED.includes(dtype)) extras.push(`dtype=${dtype}`);
  if (extras.length === 0) return `${body})`;
  const end = `${extras.join(', ')})`;
  const lastLine = body.length - (body.lastIndexOf('\n') + 1);
  const wraps = lastLine + 1 + end.length + 1 > print.linewidth;
  return `${body},${wraps ? `\n${' '.repeat(start.length)}` : ' '}${end}`;
}

function elementsText(
  array: NdArray,
  options: PrintOptions,
  separator: string,
  prefix: string,
  suffix: string,
): string {
  if (array.size === 0) return '[]';
  const edge = array.size > options.threshold ? options.edgeitems : Infinity;
  const values = shownElements(array, edge);
  const format = elementFormatter(array.dtype, values, options);
  let next = 0;
  const word = () => format(values[next++]!);
  if (array.ndim === 0) return array.dtype === 'bool' ? word().trimStart() : word();
  const width = options.linewidth - suffix.length;
  return bracketed(array.shape, edge, word, separator, ' '.repeat(prefix.length + 1), width);
}

/** Which indices of an axis are shown: all, or `edge` at both ends; the last one always. */
function shownIndices(length: number, edge: number): number[] {
  if (length <= 2 * edge) return Array.from({ length }, (_, i) => i);
  const head = Array.from({ length: edge }, (_, i) => i);
  return [...head, ...head.map((i) => length - edge + i), ...(edge === 0 ? [length - 1] : [])];
}

/** The shown elements in C order; no others are touched. */
function shownElements(array: NdArray, edge: number): ScalarLike[] {
  const read = elementReader(array.dtype);
  const data = array.storage.view(array.dtype);
  const places = offsetsOf(array, (length) => shownIndices(length, edge));
  return places.map((place) => read(data, place));
}

/** The brackets of one axis and of those inside it; `word` gives the elements one by one. */
function bracketed(
  shape: readonly number[],
  edge: number,
  word: () => string,
  separator: string,
  indent: string,
  width: number,
): string {
  const [length = 0, ...inner] = shape;
  const indices = shownIndices(length, edge);
  const summary = length > 2 * edge ? edge : -1;
  const tight = separator.trimEnd();
  if (inner.length > 0) {
    const rows = indices.map(() =>
      bracketed(inner, edge, word, separator, `${indent} `, width - 1),
    );
    if (summary >= 0) rows.splice(summary, 0, '...');
    return `[${rows.join(tight + '\n'.repeat(inner.length) + indent)}]`;
  }
  const words = indices.map(word);
  if (summary >= 0) words.splice(summary, 0, '...');
  const room = width - Math.max(tight.length, 1);
  let text = '';
  let line = indent;
  words.forEach((one, i) => {
    if (line.length + one.length > room && line.length > indent.length) {
      text += `${line.trimEnd()}\n`;
      line = indent;
    }
    line += i < words.length - 1 ? one + separator : one;
  });
  return `[${(text + line).slice(indent.length)}]`;
}
