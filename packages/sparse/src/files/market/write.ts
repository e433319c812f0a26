/** Writing Matrix Market files. */
import { dtypes, isdtype, type NdArray } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import { arrayOf } from '@numloom/linalg/kernels';
import { needTwoAxes } from '../../array/matrix.ts';
import { SparseArray } from '../../array/sparse-array.ts';
import { canonical } from '../../convert/canonical.ts';
import { convert } from '../../convert/convert.ts';
import { within } from '../../memory/within.ts';
import { gzip } from '../bytes/gzip.ts';
import { checkFlags, checkOptions } from '../../parts/options.ts';
import { checkPrecision, formatter, Lines } from '../bytes/lines.ts';
import { doubled, plain } from '../triplets.ts';
import { denseSymmetries, writeElements } from './elements.ts';
import type { MarketField, MarketSymmetry } from './header.ts';
import { needShort } from '../../long/held.ts';
import { symmetriesOf } from './symmetry.ts';

/** Options of {@link encodeMatrixMarket} and `mmwrite`. */
export interface MarketOptions {
  /** Lines of it follow the first one. */
  readonly comment?: string | undefined;
  /** What values are written as: by default what they are; `pattern` leaves them out. */
  readonly field?: MarketField | undefined;
  /** Significant digits; by default as many as it takes to read the same number back. */
  readonly precision?: number | undefined;
  /**
   * What is stored of the matrix. By default, and as `'AUTO'` or null, the values decide: below the
   * diagonal what is symmetric.
   */
  readonly symmetry?: MarketSymmetry | 'AUTO' | null | undefined;
  /** Whether gzip compresses the file. */
  readonly compressed?: boolean | undefined;
}

const OPTIONS = ['comment', 'field', 'precision', 'symmetry', 'compressed'];
const FIELDS = ['real', 'complex', 'integer', 'unsigned-integer', 'pattern'];
const SYMMETRIES = ['general', 'symmetric', 'skew-symmetric', 'hermitian'];

/**
 * A matrix as the bytes of a Matrix Market file: of the format `coordinate` if it is sparse, else
 * `array`. O(entries).
 *
 * @throws TypeError when an option is not known or `field` cannot hold the values; RangeError when an
 *   option is out of range, or the matrix has not the symmetry that is asked for.
 *
 * @example
 * ```ts
 * import { csr_array } from '@numloom/sparse';
 * import { encodeMatrixMarket } from '@numloom/sparse/files';
 * const bytes = encodeMatrixMarket(csr_array([[0, 0.5], [0.5, 0]]));
 * const [head] = new TextDecoder().decode(bytes).split('\n');
 * console.log(head); // => %%MatrixMarket matrix coordinate real symmetric
 * ```
 */
export function encodeMatrixMarket(
  a: SparseArray | Operand,
  options: MarketOptions = {},
): Uint8Array<ArrayBuffer> {
  return writeMarket(a, options, 'encodeMatrixMarket');
}

export function writeMarket(
  a: SparseArray | Operand,
  options: MarketOptions,
  caller: string,
  isCompressed = false,
): Uint8Array<ArrayBuffer> {
  checkOptions(options, OPTIONS, caller);
  checkFlags(options, ['compressed'], caller);
  const { comment, field, symmetry, precision, compressed = isCompressed } = options;
  if (comment !== undefined && typeof (comment as unknown) !== 'string') {
    throw new TypeError(`${caller}: comment is ${String(comment)}, must be a text`);
  }
  checkPrecision(precision, caller);
  if (field !== undefined && !FIELDS.includes(field)) {
    throw new RangeError(`${caller}: field is ${String(field)}, must be ${FIELDS.join(' or ')}`);
  }
  if (symmetry && symmetry !== 'AUTO' && !SYMMETRIES.includes(symmetry)) {
    throw new RangeError(
      `${caller}: symmetry is ${String(symmetry)}, must be AUTO or ${SYMMETRIES.join(' or ')}`,
    );
  }
  const lines = new Lines();
  within(caller, () => {
    if (a instanceof SparseArray) writeSparse(a, options, lines, caller);
    else writeDense(arrayOf(a, caller), options, lines, caller);
  });
  const bytes = lines.bytes();
  return compressed ? gzip(bytes) : bytes;
}

function writeHead(
  lines: Lines,
  format: string,
  field: MarketField,
  symmetry: MarketSymmetry,
  sizes: readonly number[],
  comment: string | undefined,
): void {
  lines.add(`%%MatrixMarket matrix ${format} ${field} ${symmetry}`);
  for (const line of comment?.split(/\r\n|\r|\n/) ?? []) lines.add(`%${line}`);
  lines.add(sizes.join(' '));
}

function writeSparse(
  a: SparseArray,
  { field: wanted, symmetry: asked, precision, comment }: MarketOptions,
  lines: Lines,
  caller: string,
): void {
  needTwoAxes(a, caller, 'a');
  needShort(a.shape, caller, 'a');
  const columns = doubled(convert(a.parts, 'csc'));
  const isComplex = columns.dtype === 'complex128';
  const field = wanted ?? (isComplex ? 'complex' : 'real');
  if (isComplex && field !== 'complex' && field !== 'pattern') {
    throw new TypeError(`${caller}: field is ${field}, the matrix is complex`);
  }
  const symmetry = chosen(asked, () => symmetriesOf(columns), field, caller);
  // Triplets as they are, or those of a triangle, in which each element must be one entry.
  const parts =
    symmetry === 'general' ? doubled(convert(a.parts, 'coo')) : convert(canonical(columns), 'coo');
  const [row, col, data] = [plain(parts.row), plain(parts.col), plain(parts.data)];
  const isStored = (k: number): boolean =>
    symmetry === 'general' ||
    row[k]! > col[k]! ||
    (row[k] === col[k] && symmetry !== 'skew-symmetric');
  let count = 0;
  for (let k = 0; k < row.length; k++) if (isStored(k)) count++;
  writeHead(lines, 'coordinate', field, symmetry, [...a.shape, count], comment);
  const text = numberText(field, precision, caller);
  for (let k = 0; k < row.length; k++) {
    if (!isStored(k)) continue;
    const place = `${row[k]! + 1} ${col[k]! + 1}`;
    if (field === 'pattern') lines.add(place);
    else if (isComplex) lines.add(`${place} ${text(data[2 * k]!)} ${text(data[2 * k + 1]!)}`);
    else
      lines.add(
        field === 'complex' ? `${place} ${text(data[k]!)} 0` : `${place} ${text(data[k]!)}`,
      );
  }
}

function writeDense(
  a: NdArray,
  { field: wanted, symmetry: asked, precision, comment }: MarketOptions,
  lines: Lines,
  caller: string,
): void {
  if (a.ndim !== 2) {
    throw new RangeError(`${caller}: a has ${a.ndim} axes, must have 2`);
  }
  const { dtype } = a;
  const isComplex = dtypes[dtype].components === 2;
  const isWhole = isdtype(dtype, 'integral') || dtype === 'bool';
  const own = isComplex
    ? 'complex'
    : isdtype(dtype, 'unsigned integer')
      ? 'unsigned-integer'
      : isWhole
        ? 'integer'
        : 'real';
  const field = wanted ?? own;
  if (field === 'pattern' || (isComplex && field !== 'complex')) {
    throw new TypeError(`${caller}: field is ${field}, a is an array of ${dtype}`);
  }
  const symmetry = chosen(asked, () => denseSymmetries(a), field, caller);
  writeHead(lines, 'array', field, symmetry, a.shape, comment);
  writeElements(a, symmetry, field === 'complex', lines, numberText(field, precision, caller));
}

/** The symmetry that is written: the one that is asked for, if the matrix has it. */
function chosen(
  asked: MarketOptions['symmetry'],
  find: () => readonly MarketSymmetry[],
  field: MarketField,
  caller: string,
): MarketSymmetry {
  if (asked === 'general') return asked;
  if (asked === 'skew-symmetric' && field === 'unsigned-integer')
    throw new RangeError(
      `${caller}: symmetry is skew-symmetric, but half of it would be negative as unsigned-integer`,
    );
  const found = find();
  if (asked === null || asked === undefined || asked === 'AUTO') {
    const isNegative = field === 'pattern' || field === 'unsigned-integer';
    return found[0] === 'skew-symmetric' && isNegative ? 'general' : found[0]!;
  }
  if (found.includes(asked)) return asked;
  throw new RangeError(`${caller}: symmetry is ${asked}, the matrix is ${found[0]}`);
}

function numberText(
  field: MarketField,
  precision: number | undefined,
  caller: string,
): (value: number | bigint) => string {
  const isWhole = field.endsWith('integer');
  const format = formatter(precision);
  return (value) => {
    if (!isWhole) return format(Number(value));
    if (typeof value === 'bigint' || Number.isInteger(value)) {
      if (value >= 0 || field === 'integer') return BigInt(value).toString();
    }
    throw new RangeError(`${caller}: field is ${field}, the matrix has an element ${value}`);
  };
}
