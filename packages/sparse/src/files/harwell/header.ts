/** The first lines of Harwell-Boeing and Rutherford-Boeing files. */
import type { Scanner } from '../bytes/scanner.ts';
import { type FortranFormat, parseFormat } from './formats.ts';

/** What a file says of its matrix. */
export interface HarwellHeader {
  readonly title: string;
  readonly key: string;
  readonly values: 'real' | 'complex' | 'pattern';
  readonly symmetry: 'general' | 'symmetric' | 'skew-symmetric' | 'hermitian';
  readonly rows: number;
  readonly columns: number;
  readonly entries: number;
  /** Behind the head, those of right-hand sides included. */
  readonly lines: number;
  readonly pointers: FortranFormat;
  readonly indices: FortranFormat;
  readonly numbers: FortranFormat | undefined;
}

const VALUES: Readonly<Record<string, HarwellHeader['values']>> = {
  r: 'real',
  i: 'real',
  c: 'complex',
  p: 'pattern',
  q: 'pattern',
};

const SYMMETRIES: Readonly<Record<string, HarwellHeader['symmetry']>> = {
  u: 'general',
  r: 'general',
  s: 'symmetric',
  z: 'skew-symmetric',
  h: 'hermitian',
};

const MOST = 2 ** 31 - 1;
/** Fields of a line of sizes are so wide. */
const WIDTH = 14;

/** Reads up to the first line of pointers. */
export function readHeader(scanner: Scanner): HarwellHeader {
  const line = (what: string): string => {
    if (scanner.isAtEnd) scanner.fail(`the file ends before the line of ${what}`);
    return scanner.text();
  };
  const first = line('the title');
  const lengths = integers(scanner, ...both(line('lengths')), 4);
  const [all = 0, ofPointers = 0, ofIndices = 0, ofValues = 0, ofRightSides = 0] = lengths;
  const lines = Math.max(all, ofPointers + ofIndices + ofValues + ofRightSides);
  const typeLine = line('type and sizes');
  const type = typeLine.slice(0, 3).toLowerCase();
  const [values, symmetry] = [VALUES[type[0]!], SYMMETRIES[type[1]!]];
  if (values === undefined || symmetry === undefined || !/^..[aeu]$/.test(type)) {
    const given = JSON.stringify(typeLine.slice(0, 3));
    scanner.fail(`the type is ${given}, must be of R, C or P, then S, U, H, Z or R, then A`, 3);
  }
  if (type[2] === 'e') {
    scanner.fail(
      `the type ${type.toUpperCase()} is a matrix of unassembled elements, which is not supported`,
      3,
    );
  }
  const [rows = -1, columns = -1, entries = -1] = integers(
    scanner,
    typeLine.slice(3),
    typeLine.slice(WIDTH),
    3,
  );
  if (Math.max(rows, columns, entries) > MOST) {
    scanner.fail(
      `${rows} x ${columns} with ${entries} entries is larger than ${MOST}, the largest index`,
      3,
    );
  }
  if (symmetry !== 'general' && rows !== columns) {
    scanner.fail(`${rows} x ${columns} is not square, but ${symmetry}`, 3);
  }
  const formats = line('formats').match(/\([^()]*(\([^()]*\)[^()]*)?\)/g) ?? [];
  const format = (at: number, what: string): FortranFormat => {
    const parsed = formats[at] === undefined ? undefined : parseFormat(formats[at]);
    if (parsed) return parsed;
    scanner.fail(
      `the format of ${what} is ${formats[at] ?? 'not there'}, must be such as (16I5) or (5E15.8)`,
      4,
    );
  };
  const [pointers, indices] = [format(0, 'pointers'), format(1, 'indices')];
  if (!pointers.isInteger || !indices.isInteger) {
    scanner.fail('the formats of pointers and indices must be of integers', 4);
  }
  const hasValues = values !== 'pattern' && ofValues > 0;
  const numbers = hasValues ? format(2, 'values') : undefined;
  // What right-hand sides there are comes behind the matrix, and is not read.
  if (ofRightSides > 0) line('right-hand sides');
  const [title, key] = [first.slice(0, 72).trim(), first.slice(72, 80).trim()];
  const kind = hasValues ? values : 'pattern';
  const sizes = { rows, columns, entries, lines };
  return { title, key, values: kind, symmetry, ...sizes, pointers, indices, numbers };
}

const both = (line: string): [string, string] => [line, line];

/** The integers of a line: divided by blanks, or where they touch, in the columns of `fixed`. */
function integers(scanner: Scanner, free: string, fixed: string, least: number): number[] {
  let words = free.trim().split(/\s+/);
  if (words.length < least || words.some((word) => word.length > WIDTH)) {
    words = [0, 1, 2, 3, 4].map((k) => fixed.slice(k * WIDTH, (k + 1) * WIDTH).trim());
    while (words.at(-1) === '') words.pop();
  }
  const numbers = words.map((word) => (/^\d+$/.test(word) ? Number(word) : NaN));
  if (numbers.length >= least && numbers.every((number) => number <= Number.MAX_SAFE_INTEGER)) {
    return numbers;
  }
  const place = scanner.line - 1;
  scanner.fail(
    `${JSON.stringify(free.trim().slice(0, 80))} must be whole numbers that are not negative`,
    place,
  );
}
