/** Parts of what a sparse array is made of. */
import { formatShape, isdtype, isPacked, NdArray, toArray, zeros } from '@numloom/ndarray';
import { arrayOf } from '@numloom/linalg/kernels';
import type { Operand } from '@numloom/linalg';
import { Lazy } from '@numloom/ufunc';
import { type AnySparse, needTwoAxes } from '../array/matrix.ts';
import { SparseArray } from '../array/sparse-array.ts';
import { fromDense } from '../convert/dense.ts';
import { emptyParts } from '../parts/empty.ts';
import { checkCount, checkDType, checkLength, checkParts, checkShape } from '../parts/checks.ts';
import { checkFlags, checkOptions } from '../parts/options.ts';
import type { Axes, Format, Parts, Shape, ShapeOf, SparseDType } from '../parts/parts.ts';
import { isLong, type LongAxes, LONGEST, numbered } from '../long/axis.ts';
import {
  checkLongFormat,
  type Held,
  heldShape,
  heldTriplets,
  needShort,
  shapeOf,
} from '../long/held.ts';
import { int32Array, numbersOf } from '../parts/numbers.ts';
import { coordinatesOf, indicesOf, nearest, valuesOf } from './lists.ts';
import type {
  CompressedInput,
  Coords,
  CoordsInput,
  DiagonalsInput,
  List,
  SparseInput,
  SparseOptions,
} from './types.ts';

/** What is being made, and how: `shape` is that of parts, `wanted` the one that is asked for. */
interface Making extends Omit<SparseOptions, 'shape'> {
  readonly format: Format;
  readonly caller: string;
  readonly shape?: Shape | undefined;
  readonly wanted?: readonly number[] | undefined;
}

/** Parts of an array; of one axis, those of a matrix of one row. */
export interface Made extends Held {
  readonly ndim: Axes;
}

/**
 * The parts of a matrix, in the format that it comes in; for dense matrices one near to the format that is wanted.
 *
 * @throws TypeError, RangeError naming `caller` when it is none, or its parts do not fit together.
 */
export function partsOf(
  given: SparseInput,
  format: Format,
  options: SparseOptions | undefined,
  caller: string,
): Parts {
  const made = madeOf(given, format, options, caller);
  needShort(arrayShape(made), caller, 'A');
  if (made.ndim === 2) return made.parts;
  if (isSparse(given)) needTwoAxes(given, caller, 'A');
  throw new RangeError(`${caller}: a matrix has 2 axes, got 1; ${HOW}`);
}

/** The same of a matrix or an array of one axis, which has few formats. */
export function madeOf(
  given: SparseInput,
  format: Format,
  options: SparseOptions | undefined,
  caller: string,
): Made {
  checkOptions(options, ['shape', 'dtype', 'copy'], caller);
  checkFlags(options, ['copy'], caller);
  const { shape: wanted, dtype } = options ?? {};
  if (wanted !== undefined) checkShapeOf(wanted, caller);
  if (dtype !== undefined) checkDType(dtype, caller);
  const making = { ...options, format, caller, wanted, shape: wanted && matrixShape(wanted) };
  if (isSparse(given)) return sameShaped({ ...given.held, ndim: given.ndim }, making);
  if (isShape(given) && !isElements(given, wanted)) {
    checkShapeOf(given, caller);
    return sameShaped({ ...emptyHeld(given, making), ndim: given.length }, making);
  }
  const byName = named(given, format);
  if (byName === undefined) return sameShaped(ofDense(given as Operand, making), making);
  const made =
    'coords' in byName
      ? ofTriplets(byName, making)
      : 'offsets' in byName
        ? { parts: ofDiagonals(byName, making), ndim: 2 as const }
        : { ...ofCompressed(byName, making), ndim: wanted?.length ?? 2 };
  checkParts(made.parts, caller);
  return made;
}

/** The shape of an array, which has one length with one axis. */
export const arrayShape = (made: Made): readonly number[] => shapeOf(made).slice(2 - made.ndim);

const isSparse = (given: SparseInput): given is AnySparse => given instanceof SparseArray;

/** @throws RangeError when the `shape` option says otherwise. */
function sameShaped(made: Made, { wanted, caller }: Making): Made {
  const { ndim } = made;
  const own = arrayShape(made);
  if (wanted === undefined || wanted.join() === own.join()) return made;
  throw new RangeError(
    `${caller}: shape is ${formatShape(wanted)}, but the ${ndim === 1 ? 'array' : 'matrix'} has the shape ${formatShape(own)}`,
  );
}

/** @throws RangeError naming `caller` when it is no shape of one or two axes */
function checkShapeOf(shape: readonly number[], caller: string): void {
  if (Array.isArray(shape) && shape.length === 1) checkLength(shape, caller, LONGEST);
  else checkShape(shape, caller, LONGEST);
}

/** The shape of parts: of one axis, of one row. */
const matrixShape = (shape: ShapeOf<Axes>): Shape =>
  shape.length === 1 ? [1, shape[0]] : [shape[0], shape[1]];

/** An array without entries; of long axes, in a format that has them. */
function emptyHeld(given: ShapeOf<Axes>, { format, dtype = 'float64', caller }: Making): Held {
  const shape = matrixShape(given);
  const none = heldTriplets(emptyParts('coo', dtype, [0, 0]), shape, [[], []]);
  if (!none.axes) return { parts: emptyParts(format, dtype, shape) };
  checkLongFormat(format, given, caller);
  return none;
}

function isShape(given: unknown): given is ShapeOf<Axes> {
  return (
    Array.isArray(given) &&
    (given.length === 1 || given.length === 2) &&
    given.every((item) => typeof item === 'number')
  );
}

/** Whether one or two numbers are elements, which only the `shape` option tells. */
function isElements(given: ShapeOf<Axes>, wanted: readonly number[] | undefined): boolean {
  return wanted?.length === 1 && wanted[0] === given.length;
}

const isArray = (item: unknown): boolean =>
  Array.isArray(item) || ArrayBuffer.isView(item) || item instanceof NdArray;

/** A list of numbers, not of lists. */
function isList(item: unknown): boolean {
  if (item instanceof NdArray) return item.ndim === 1;
  return ArrayBuffer.isView(item) || (Array.isArray(item) && !item.some(isArray));
}

/** Whole numbers by their type, which elements of a dense matrix hardly are. */
function isIntegers(item: unknown): boolean {
  const view =
    item instanceof NdArray || ArrayBuffer.isView(item) ? toArray(item as NdArray, '') : undefined;
  return view?.ndim === 1 && isdtype(view.dtype, 'integral');
}

type Named = CoordsInput | CompressedInput | DiagonalsInput;

/** Parts by their names, undefined where it is a dense matrix. */
function named(given: SparseInput, format: Format): Named | undefined {
  const isObject = typeof given === 'object' && (given as unknown) !== null;
  if (!isObject || given instanceof NdArray || given instanceof Lazy) {
    return undefined;
  }
  if ('data' in given) {
    if ('coords' in given) return given as CoordsInput;
    if ('row' in given && 'col' in given) {
      const { data, row, col } = given;
      return { data, coords: [row, col] };
    }
    if ('indices' in given && 'indptr' in given) return given;
    if ('offsets' in given) return given;
    return undefined;
  }
  if (!Array.isArray(given)) return undefined;
  const [data, second, third] = given as unknown[] as [Operand, never, never];
  if (given.length === 3) {
    if (!isIntegers(second) || !isIntegers(third)) return undefined;
    return { data, indices: second, indptr: third };
  }
  if (given.length !== 2) return undefined;
  if (isCoords(second)) return isList(data) ? { data, coords: second } : undefined;
  const isDiagonals = format === 'dia' && (typeof second === 'number' || !isList(data));
  return isDiagonals ? { data, offsets: second } : undefined;
}

function isCoords(item: unknown): item is Coords {
  return (
    Array.isArray(item) &&
    (item.length === 1 || item.length === 2) &&
    item.every((one) => isArray(one) && isList(one))
  );
}

/** What else than dense arrays there is. */
const HOW =
  'parts are given as { data, indices, indptr }, { data, row, col }, { data, coords } or { data, offsets }';

function ofDense(given: Operand, { format, dtype, caller }: Making): Made {
  const dense = arrayOf(given, caller);
  const { ndim } = dense;
  if (ndim !== 1 && ndim !== 2) {
    throw new RangeError(`${caller}: a sparse array has 1 or 2 axes, got ${ndim}; ${HOW}`);
  }
  const rows = ndim === 1 ? dense.reshape([1, dense.size]) : dense;
  checkShape(rows.shape, caller);
  const wanted = dtype ?? nearest(dense.dtype);
  const parts = fromDense<SparseDType, 'csc' | 'csr'>(
    rows.dtype === wanted ? (rows as NdArray<SparseDType>) : rows.astype(wanted),
    format === 'csc' ? 'csc' : 'csr',
  );
  return { parts, ndim };
}

function ofTriplets(given: CoordsInput, making: Making): Made {
  const { shape, wanted, dtype, copy, caller } = making;
  const isCopied = copy === true;
  const data = oneAxis(valuesOf(given.data, dtype, isCopied, caller), caller);
  const coords: readonly List[] = given.coords;
  const ndim = Array.isArray(coords) ? coords.length : 0;
  if (ndim !== 1 && ndim !== 2) {
    throw new RangeError(`${caller}: coords has ${ndim} lists, must be [row, col] or [places]`);
  }
  if (wanted !== undefined && wanted.length !== ndim) {
    throw new RangeError(
      `${caller}: shape is ${formatShape(wanted)}, but there are indices of ${ndim} ${ndim === 1 ? 'axis' : 'axes'}`,
    );
  }
  const named: readonly string[] = ndim === 1 ? ['coords'] : ['row', 'col'];
  const lists = coords.map((list, axis) => coordinatesOf(list, named[axis]!, isCopied, caller));
  const inferred = (): number[] => lists.map((list, axis) => longest(list, named[axis]!, caller));
  const lengths = shape ?? matrixShape(inferred() as unknown as ShapeOf<Axes>);
  const own = lengths.slice(2 - ndim);
  checkShapeOf(own, caller);
  const numbers = lists.map((list) => (list instanceof NdArray ? numbersOf(list) : list));
  const { dtype: found } = data;
  if (own.some(isLong) || lists.some((list) => list instanceof Float64Array)) {
    own.forEach((length, axis) => checkPlaces(numbers[axis]!, length, named[axis]!, caller));
    const rows = ndim === 1 ? new Int32Array(numbers[0]!.length) : numbers[0]!;
    return { ...heldTriplets({ dtype: found, data }, lengths, [rows, numbers.at(-1)!]), ndim };
  }
  const short = lists as NdArray<'int32'>[];
  const [row, col] = ndim === 1 ? [zeros([short[0]!.size], { dtype: 'int32' }), short[0]!] : short;
  const triplets = { row: row!, col: col!, data };
  return { parts: { format: 'coo', dtype: found, shape: lengths, ...triplets }, ndim };
}

function ofDiagonals(given: DiagonalsInput, { shape, dtype, copy, caller }: Making): Parts {
  if (shape === undefined) {
    throw new RangeError(`${caller}: shape is missing, diagonals do not tell it`);
  }
  const values = valuesOf(given.data, dtype, copy === true, caller);
  const data = values.ndim === 1 ? values.reshape([1, -1]) : values;
  const list = typeof given.offsets === 'number' ? [given.offsets] : given.offsets;
  const offsets = indicesOf(list, 'offsets', copy === true, caller, -2147483647);
  return { format: 'dia', dtype: data.dtype, shape, offsets, data };
}

function ofCompressed(
  given: CompressedInput,
  { format, shape, dtype, copy, caller }: Making,
): Held {
  if (format !== 'csr' && format !== 'csc' && format !== 'bsr') {
    throw new TypeError(`${caller}: indices and indptr are parts of csr, csc and bsr`);
  }
  const isCopied = copy === true;
  const values = valuesOf(given.data, dtype, isCopied, caller);
  const isBlocks = format === 'bsr';
  if (isBlocks && (values.ndim !== 3 || values.shape[1] === 0 || values.shape[2] === 0)) {
    throw new RangeError(
      `${caller}: data has the shape ${formatShape(values.shape)}, must be (blocks, rows, columns)`,
    );
  }
  const all = isBlocks ? values : oneAxis(values, caller);
  const list = (isBlocks ? indicesOf : coordinatesOf)(given.indices, 'indices', isCopied, caller);
  const indptr = indicesOf(given.indptr, 'indptr', isCopied, caller);
  const [height, width] = isBlocks ? (all.shape.slice(1) as [number, number]) : [1, 1];
  const inferred = (): Shape => {
    const [lines, length] = [indptr.size - 1, longest(list, 'indices', caller)];
    return format === 'csc' ? [length, lines] : [lines * height, length * width];
  };
  const lengths = shape ?? inferred();
  checkShape(lengths, caller, LONGEST);
  checkLongFormat(format, lengths, caller);
  const [everyIndex, axes] = shortened(list, lengths, format, caller);
  // As in SciPy there may be more behind the last line.
  const used = indptr.size === 0 ? 0 : indptr.get(-1);
  const isLonger = everyIndex.size === all.shape[0] && used < everyIndex.size && used >= 0;
  const [indices, data] = isLonger
    ? [everyIndex.slice(`:${used}`), all.slice(`:${used}`)]
    : [everyIndex, all];
  checkCount(data.size, caller);
  const { dtype: found } = data;
  const ownShape = heldShape(lengths, axes);
  return { parts: { format, dtype: found, shape: ownShape, indptr, indices, data }, axes };
}

/** Indices within lines as int32, and the long axis that they are of then. */
function shortened(
  list: NdArray<'int32'> | Float64Array,
  shape: Shape,
  format: Format,
  caller: string,
): [indices: NdArray<'int32'>, axes: LongAxes | undefined] {
  const [lines, length] = format === 'csc' ? [shape[1], shape[0]] : shape;
  if (isLong(lines)) {
    throw new RangeError(
      `${caller}: shape is ${formatShape(shape)}, an indptr for ${lines} lines does not fit into memory; triplets do`,
    );
  }
  if (!isLong(length) && list instanceof NdArray) return [list, undefined];
  const places = list instanceof NdArray ? numbersOf(list) : list;
  checkPlaces(places, length, 'indices', caller);
  const { axis, numbers } = numbered(places, length);
  return [int32Array(numbers), format === 'csc' ? [axis, undefined] : [undefined, axis]];
}

/** @throws RangeError naming `caller` when one lies outside of an axis */
function checkPlaces(
  places: ArrayLike<number>,
  length: number,
  name: string,
  caller: string,
): void {
  for (let k = 0; k < places.length; k++) {
    if (places[k]! >= 0 && places[k]! < length) continue;
    throw new RangeError(`${caller}: ${name}[${k}] is ${places[k]}, must be in [0, ${length})`);
  }
}

function oneAxis<D extends SparseDType>(values: NdArray<D>, caller: string): NdArray<D> {
  if (values.ndim === 1 && isPacked(values)) return values;
  throw new RangeError(
    `${caller}: data has the shape ${formatShape(values.shape)}, must be a list`,
  );
}

/** One more than the greatest index. */
function longest(indices: NdArray<'int32'> | Float64Array, name: string, caller: string): number {
  const places = indices instanceof NdArray ? numbersOf(indices) : indices;
  if (places.length === 0) {
    throw new RangeError(`${caller}: ${name} is empty, shape has to be given`);
  }
  let most = -1;
  for (const index of places) if (index > most) most = index;
  return most + 1;
}
