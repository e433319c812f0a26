/** Parts of what a matrix is made of. */
import { formatShape, isdtype, isPacked, NdArray, toArray } from '@numloom/ndarray';
import { arrayOf } from '@numloom/linalg/kernels';
import type { Operand } from '@numloom/linalg';
import { Lazy } from '@numloom/ufunc';
import { SparseArray } from '../array/sparse-array.ts';
import { fromDense } from '../convert/dense.ts';
import { emptyParts } from '../parts/empty.ts';
import { checkCount, checkDType, checkParts, checkShape } from '../parts/checks.ts';
import { checkOptions } from '../parts/options.ts';
import type { Format, Parts, Shape, SparseDType } from '../parts/parts.ts';
import { indicesOf, nearest, valuesOf } from './lists.ts';
import type {
  CompressedInput,
  DiagonalsInput,
  List,
  SparseInput,
  SparseOptions,
  TripletsInput,
} from './types.ts';

/** What is being made, and how. */
interface Making extends SparseOptions {
  readonly format: Format;
  readonly caller: string;
}

/**
 * The parts of an argument, in the format that it comes in; for dense matrices one near to the format
 * that is wanted.
 *
 * @throws TypeError, RangeError naming `caller` when it is none, or its parts do not fit together.
 */
export function partsOf(
  given: SparseInput,
  format: Format,
  options: SparseOptions | undefined,
  caller: string,
): Parts {
  checkOptions(options, ['shape', 'dtype', 'copy'], caller);
  const { shape, dtype } = options ?? {};
  if (shape !== undefined) checkShape(shape, caller);
  if (dtype !== undefined) checkDType(dtype, caller);
  const making = { ...options, format, caller };
  if (given instanceof SparseArray) return sameShaped(given.parts, making);
  if (isShape(given)) {
    checkShape(given, caller);
    return sameShaped(emptyParts(format, dtype ?? 'float64', [...given]), making);
  }
  const byName = named(given, format);
  if (byName === undefined) return sameShaped(ofDense(given as Operand, making), making);
  const parts =
    'row' in byName
      ? ofTriplets(byName, making)
      : 'offsets' in byName
        ? ofDiagonals(byName, making)
        : ofCompressed(byName, making);
  checkParts(parts, caller);
  return parts;
}

/** @throws RangeError when the `shape` option says otherwise. */
function sameShaped(parts: Parts, { shape = parts.shape, caller }: Making): Parts {
  if (shape[0] === parts.shape[0] && shape[1] === parts.shape[1]) return parts;
  throw new RangeError(
    `${caller}: shape is ${formatShape(shape)}, but the matrix has the shape ${formatShape(parts.shape)}`,
  );
}

function isShape(given: unknown): given is Shape {
  return (
    Array.isArray(given) && given.length === 2 && given.every((item) => typeof item === 'number')
  );
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

type Named = TripletsInput | CompressedInput | DiagonalsInput;

/** Parts by their names, undefined where it is a dense matrix. */
function named(given: SparseInput, format: Format): Named | undefined {
  const isObject = typeof given === 'object' && (given as unknown) !== null;
  if (!isObject || given instanceof NdArray || given instanceof Lazy) {
    return undefined;
  }
  if ('data' in given) {
    if ('row' in given && 'col' in given) return given as TripletsInput;
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
  if (isPair(second)) return isList(data) ? { data, row: second[0], col: second[1] } : undefined;
  const isDiagonals = format === 'dia' && (typeof second === 'number' || !isList(data));
  return isDiagonals ? { data, offsets: second } : undefined;
}

function isPair(item: unknown): item is [List, List] {
  return (
    Array.isArray(item) && item.length === 2 && item.every((one) => isArray(one) && isList(one))
  );
}

function ofDense(given: Operand, { format, dtype, caller }: Making): Parts {
  const dense = arrayOf(given, caller);
  if (dense.ndim !== 2) {
    throw new RangeError(
      `${caller}: a matrix has 2 axes, got ${dense.ndim}; parts are given as { data, indices, indptr }, { data, row, col } or { data, offsets }`,
    );
  }
  checkShape(dense.shape, caller);
  const wanted = dtype ?? nearest(dense.dtype);
  return fromDense<SparseDType, 'csc' | 'csr'>(
    dense.dtype === wanted ? (dense as NdArray<SparseDType>) : dense.astype(wanted),
    format === 'csc' ? 'csc' : 'csr',
  );
}

function ofTriplets(given: TripletsInput, { shape, dtype, copy, caller }: Making): Parts {
  const isCopied = copy === true;
  const data = oneAxis(valuesOf(given.data, dtype, isCopied, caller), caller);
  const row = indicesOf(given.row, 'row', isCopied, caller);
  const col = indicesOf(given.col, 'col', isCopied, caller);
  const inferred = (): Shape => [longest(row, 'row', caller), longest(col, 'col', caller)];
  return { format: 'coo', dtype: data.dtype, shape: copyOf(shape) ?? inferred(), row, col, data };
}

function ofDiagonals(given: DiagonalsInput, { shape, dtype, copy, caller }: Making): Parts {
  if (shape === undefined) {
    throw new RangeError(`${caller}: shape is missing, diagonals do not tell it`);
  }
  const values = valuesOf(given.data, dtype, copy === true, caller);
  const data = values.ndim === 1 ? values.reshape([1, -1]) : values;
  const list = typeof given.offsets === 'number' ? [given.offsets] : given.offsets;
  const offsets = indicesOf(list, 'offsets', copy === true, caller, -2147483647);
  return { format: 'dia', dtype: data.dtype, shape: copyOf(shape)!, offsets, data };
}

function ofCompressed(
  given: CompressedInput,
  { format, shape, dtype, copy, caller }: Making,
): Parts {
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
  const everyIndex = indicesOf(given.indices, 'indices', isCopied, caller);
  const indptr = indicesOf(given.indptr, 'indptr', isCopied, caller);
  const [height, width] = isBlocks ? (all.shape.slice(1) as [number, number]) : [1, 1];
  const inferred = (): Shape => {
    const [lines, length] = [indptr.size - 1, longest(everyIndex, 'indices', caller)];
    return format === 'csc' ? [length, lines] : [lines * height, length * width];
  };
  // As in SciPy there may be more behind the last line.
  const used = indptr.size === 0 ? 0 : indptr.get(-1);
  const isLonger = everyIndex.size === all.shape[0] && used < everyIndex.size && used >= 0;
  const [indices, data] = isLonger
    ? [everyIndex.slice(`:${used}`), all.slice(`:${used}`)]
    : [everyIndex, all];
  checkCount(data.size, caller);
  return {
    format,
    dtype: data.dtype,
    shape: copyOf(shape) ?? inferred(),
    indptr,
    indices,
    data,
  };
}

function oneAxis<D extends SparseDType>(values: NdArray<D>, caller: string): NdArray<D> {
  if (values.ndim === 1 && isPacked(values)) return values;
  throw new RangeError(
    `${caller}: data has the shape ${formatShape(values.shape)}, must be a list`,
  );
}

/** One more than the greatest index. */
function longest(indices: NdArray<'int32'>, name: string, caller: string): number {
  if (indices.size === 0) {
    throw new RangeError(`${caller}: ${name} is empty, shape has to be given`);
  }
  let most = -1;
  for (const index of indices.storage
    .view('int32')
    .subarray(indices.offset, indices.offset + indices.size)) {
    if (index > most) most = index;
  }
  return most + 1;
}

function copyOf(shape: Shape | undefined): Shape | undefined {
  return shape && [shape[0], shape[1]];
}
