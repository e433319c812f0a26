/** The first lines of a Matrix Market file: what follows, and of what size. */
import type { Scanner } from '../bytes/scanner.ts';

const FORMATS = ['coordinate', 'array'] as const;
const FIELDS = ['real', 'double', 'complex', 'integer', 'unsigned-integer', 'pattern'] as const;
const SYMMETRIES = ['general', 'symmetric', 'skew-symmetric', 'hermitian'] as const;

/** What the values of a file are written as. */
export type MarketField = Exclude<(typeof FIELDS)[number], 'double'>;

/** What of a matrix is stored: all of it, or what lies on and below its diagonal. */
export type MarketSymmetry = (typeof SYMMETRIES)[number];

/** What the head of a Matrix Market file says. */
export interface MarketInfo {
  readonly rows: number;
  readonly cols: number;
  /** Entries in the file, of an `array` those of the whole matrix. */
  readonly entries: number;
  readonly format: (typeof FORMATS)[number];
  /** `double` is another name of `real`, of files that others have written. */
  readonly field: MarketField | 'double';
  readonly symmetry: MarketSymmetry;
}

const PERCENT = 37;
const MOST = 2 ** 31 - 1;

/** Reads up to the first line of entries. */
export function readHeader(scanner: Scanner): MarketInfo {
  const banner = scanner.text();
  const words = banner.trim().toLowerCase().split(/\s+/);
  // With one percent sign, too, as SciPy reads it.
  if (words[0] !== '%%matrixmarket' && words[0] !== '%matrixmarket') {
    scanner.fail('does not begin with %%MatrixMarket, as a Matrix Market file does', 1);
  }
  if (words.length !== 5) {
    scanner.fail(
      `has ${words.length} words, must be %%MatrixMarket matrix FORMAT FIELD SYMMETRY`,
      1,
    );
  }
  oneOf(scanner, 'object', words[1]!, ['matrix']);
  const format = oneOf(scanner, 'format', words[2]!, FORMATS);
  const field = oneOf(scanner, 'field', words[3]!, FIELDS);
  const symmetry = oneOf(scanner, 'symmetry', words[4]!, SYMMETRIES);
  if (format === 'array' && field === 'pattern') {
    scanner.fail('an array has values, its field cannot be pattern', 1);
  }
  if (symmetry === 'skew-symmetric' && field === 'unsigned-integer') {
    scanner.fail(`a matrix of ${field} cannot be ${symmetry}: half of it would be negative`, 1);
  }
  if (!scanner.skipLines(PERCENT)) scanner.fail('the file ends before the line of sizes');
  const rows = scanner.count('the number of rows');
  const cols = scanner.count('the number of columns');
  const entries = format === 'coordinate' ? scanner.count('the number of entries') : rows * cols;
  if (rows > MOST || cols > MOST) {
    scanner.fail(`${rows} x ${cols} is larger than ${MOST}, the largest index`);
  }
  if (symmetry !== 'general' && rows !== cols) {
    scanner.fail(`${rows} x ${cols} is not square, but ${symmetry}`);
  }
  scanner.endLine();
  return { rows, cols, entries, format, field, symmetry };
}

function oneOf<T extends string>(
  scanner: Scanner,
  what: string,
  word: string,
  known: readonly T[],
): T {
  const found = known.find((one) => one === word);
  if (found !== undefined) return found;
  scanner.fail(`${what} is ${word.slice(0, 40)}, must be ${known.join(' or ')}`, 1);
}
