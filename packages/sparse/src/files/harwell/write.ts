/** Writing Harwell-Boeing files. */
import { needTwoAxes } from '../../array/matrix.ts';
import { SparseArray } from '../../array/sparse-array.ts';
import { canonical } from '../../convert/canonical.ts';
import { convert } from '../../convert/convert.ts';
import { within } from '../../memory/within.ts';
import type { CompressedParts } from '../../parts/parts.ts';
import { checkFlags, checkOptions } from '../../parts/options.ts';
import { Lines } from '../bytes/lines.ts';
import { needShort } from '../../long/held.ts';
import { symmetriesOf } from '../market/symmetry.ts';
import { doubled, plain } from '../triplets.ts';

/** Options of {@link encodeHarwellBoeing} and `hb_write`. */
export interface HarwellOptions {
  /** At most 72 letters. */
  readonly title?: string | undefined;
  /** At most 8 letters. */
  readonly key?: string | undefined;
  /**
   * What is stored: by default all entries, 'general'. Of the others what lies on and below the
   * diagonal; 'AUTO' asks the values which of them it is.
   */
  readonly symmetry?: 'general' | 'symmetric' | 'skew-symmetric' | 'hermitian' | 'AUTO' | undefined;
  /** Whether values are left out. */
  readonly pattern?: boolean | undefined;
}

const LETTERS = { general: 'U', symmetric: 'S', 'skew-symmetric': 'Z', hermitian: 'H' } as const;
/** Lines are of at most 80 columns; 17 digits, with signs and a blank between numbers, take 25. */
const COLUMNS = 80;
const VALUE = { format: '(3E25.16E3)', width: 25, repeat: 3, digits: 16 } as const;

/**
 * A matrix as the bytes of a Harwell-Boeing file, with 17 significant digits, so that the same numbers
 * are read back. O(entries).
 *
 * @throws TypeError when `a` is no sparse matrix or an option is not known; RangeError when title or key
 *   are too long or not ASCII, a value is not finite, or the matrix has not the symmetry that is asked for.
 *
 * @example
 * ```ts
 * import { csc_array } from '@numloom/sparse';
 * import { encodeHarwellBoeing } from '@numloom/sparse/files';
 * const text = new TextDecoder().decode(encodeHarwellBoeing(csc_array([[1, 0], [2, 3]])));
 * console.log(text.split('\n')[2]?.slice(0, 3)); // => RUA
 * ```
 */
export function encodeHarwellBoeing(
  a: SparseArray,
  options: HarwellOptions = {},
): Uint8Array<ArrayBuffer> {
  return writeHarwell(a, options, 'encodeHarwellBoeing');
}

export function writeHarwell(
  a: SparseArray,
  options: HarwellOptions,
  caller: string,
): Uint8Array<ArrayBuffer> {
  checkOptions(options, ['title', 'key', 'symmetry', 'pattern'], caller);
  checkFlags(options, ['pattern'], caller);
  if (!(a instanceof SparseArray)) throw new TypeError(`${caller}: a is no sparse matrix`);
  needTwoAxes(a, caller, 'a');
  needShort(a.shape, caller, 'a');
  const { title = 'written by numloom', key = '', symmetry = 'general', pattern = false } = options;
  checkText(title, 'title', 72, caller);
  checkText(key, 'key', 8, caller);
  if (symmetry !== 'AUTO' && !Object.hasOwn(LETTERS, symmetry)) {
    throw new RangeError(
      `${caller}: symmetry is ${String(symmetry)}, must be AUTO or ${Object.keys(LETTERS).join(' or ')}`,
    );
  }
  const whole = within(caller, () => canonical(doubled(convert(a.parts, 'csc'))));
  const isComplex = (a.dtype as string) === 'complex128';
  const held = symmetry === 'general' ? [symmetry] : symmetriesOf(whole);
  if (symmetry !== 'AUTO' && !held.includes(symmetry)) {
    throw new RangeError(`${caller}: symmetry is ${symmetry}, the matrix is ${held[0]}`);
  }
  const found = symmetry === 'AUTO' ? held[0]! : symmetry;
  const { pointers, indices, values } = columnsOf(whole, found, isComplex ? 2 : 1);
  const wide = values.find((value) => value - value !== 0);
  if (wide !== undefined && !pattern) {
    throw new RangeError(`${caller}: a value is ${wide}, must be finite`);
  }

  const [pointerLines, pointerFormat] = integerLines(pointers, whole.indices.size + 1);
  const [indexLines, indexFormat] = integerLines(indices, Math.max(...a.shape));
  const valueLines = pattern ? [] : realLines(values);
  const counts = [pointerLines.length, indexLines.length, valueLines.length];
  const letter = pattern ? 'P' : isComplex ? 'C' : 'R';
  const isRectangular = a.shape[0] !== a.shape[1];
  const type = `${letter}${isRectangular ? 'R' : LETTERS[found]}A`;
  const fields = (numbers: readonly number[]): string =>
    numbers.map((number) => String(number).padStart(14)).join('');
  const lines = new Lines();
  lines.add(`${title.padEnd(72)}${key.padEnd(8)}`);
  lines.add(fields([counts[0]! + counts[1]! + counts[2]!, ...counts, 0]));
  lines.add(`${type.padEnd(14)}${fields([...a.shape, indices.length, 0])}`);
  const valueFormat = pattern ? '' : VALUE.format;
  lines.add(`${pointerFormat.padEnd(16)}${indexFormat.padEnd(16)}${valueFormat.padEnd(40)}`);
  for (const line of [...pointerLines, ...indexLines, ...valueLines]) lines.add(line);
  return lines.bytes();
}

/** What is stored of the columns of a matrix, counted from one. */
function columnsOf(
  { indptr, indices, data }: CompressedParts,
  symmetry: keyof typeof LETTERS,
  components: number,
): { pointers: number[]; indices: number[]; values: number[] } {
  const [starts, row] = [plain(indptr), plain(indices)];
  const from = plain(data as Parameters<typeof plain>[0]) as Float64Array;
  const result = { pointers: [1], indices: [] as number[], values: [] as number[] };
  for (let j = 0; j + 1 < starts.length; j++) {
    const least = symmetry === 'general' ? 0 : symmetry === 'skew-symmetric' ? j + 1 : j;
    for (let k = starts[j]!; k < starts[j + 1]!; k++) {
      if (row[k]! < least) continue;
      result.indices.push(row[k]! + 1);
      for (let part = 0; part < components; part++)
        result.values.push(from[components * k + part]!);
    }
    result.pointers.push(result.indices.length + 1);
  }
  return result;
}

function integerLines(numbers: readonly number[], largest: number): [string[], string] {
  const width = String(largest).length + 1;
  const repeat = Math.floor(COLUMNS / width);
  const lines: string[] = [];
  for (let k = 0; k < numbers.length; k += repeat) {
    lines.push(
      numbers
        .slice(k, k + repeat)
        .map((number) => String(number).padStart(width))
        .join(''),
    );
  }
  return [lines, `(${repeat}I${width})`];
}

function realLines(numbers: readonly number[]): string[] {
  const { width, repeat, digits } = VALUE;
  const lines: string[] = [];
  for (let k = 0; k < numbers.length; k += repeat) {
    lines.push(
      numbers
        .slice(k, k + repeat)
        .map((number) => fortran(number, digits).padStart(width))
        .join(''),
    );
  }
  return lines;
}

/** A number with a point and three digits of exponent. */
function fortran(value: number, digits: number): string {
  const text = value === 0 && 1 / value < 0 ? '-' : '';
  return (
    text +
    value.toExponential(digits).replace(/e([+-])(\d+)$/, (_, sign: string, power: string) => {
      return `E${sign}${power.padStart(3, '0')}`;
    })
  );
}

function checkText(text: string, what: string, most: number, caller: string): void {
  if (typeof text === 'string' && text.length <= most && /^[ -~]*$/.test(text)) return;
  throw new RangeError(
    `${caller}: ${what} is ${JSON.stringify(text)}, must be a text of at most ${most} ASCII letters`,
  );
}
