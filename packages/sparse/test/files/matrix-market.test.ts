import { array, type NdArray } from '@numloom/ndarray';
import { csr_array, SparseArray } from '@numloom/sparse';
import {
  decodeMatrixMarket,
  decodeMatrixMarketInfo,
  encodeMatrixMarket,
} from '@numloom/sparse/files';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import reference from '../reference/files.json' with { type: 'json' };

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const dense = (a: NdArray | SparseArray): unknown =>
  (a instanceof SparseArray ? a.toarray() : a).tolist();
const file = (head: string, ...lines: string[]): string =>
  [`%%MatrixMarket matrix ${head}`, ...lines, ''].join('\n');
const complex = (re: number, im: number): unknown => ({ re, im });

describe('reading', () => {
  test('each field', () => {
    const at = '1 2 1\n1 2';
    expect(dense(decodeMatrixMarket(file('coordinate real general', at + ' -.5e1')))).toEqual([
      [0, -5],
    ]);
    expect(dense(decodeMatrixMarket(file('coordinate integer general', at + ' -7')))).toEqual([
      [0, -7],
    ]);
    expect(
      dense(decodeMatrixMarket(file('coordinate unsigned-integer general', at + ' 7'))),
    ).toEqual([[0, 7]]);
    expect(dense(decodeMatrixMarket(file('coordinate pattern general', at)))).toEqual([[0, 1]]);
    const z = decodeMatrixMarket(file('coordinate complex general', at + ' 1 -2'));
    expect(dense(z)).toMatchObject([[complex(0, 0), complex(1, -2)]]);
  });

  test('each symmetry', () => {
    const entries = ['2 2 2', '1 1 3', '2 1 5'];
    expect(dense(decodeMatrixMarket(file('coordinate real symmetric', ...entries)))).toEqual([
      [3, 5],
      [5, 0],
    ]);
    expect(
      dense(decodeMatrixMarket(file('coordinate real skew-symmetric', '2 2 1', '2 1 5'))),
    ).toEqual([
      [0, -5],
      [5, 0],
    ]);
    const hermitian = decodeMatrixMarket(file('coordinate complex hermitian', '2 2 1', '2 1 5 6'));
    expect(dense(hermitian)).toMatchObject([
      [complex(0, 0), complex(5, -6)],
      [complex(5, 6), complex(0, 0)],
    ]);
    const upper = file('coordinate real symmetric', '2 2 1', '1 2 5');
    expect(dense(decodeMatrixMarket(upper))).toEqual([
      [0, 5],
      [5, 0],
    ]);
  });

  test('arrays, by columns or a triangle of them', () => {
    expect(
      dense(decodeMatrixMarket(file('array real general', '2 2', '1', '2', '3', '4'))),
    ).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(dense(decodeMatrixMarket(file('array real symmetric', '2 2', '1', '2', '3')))).toEqual([
      [1, 2],
      [2, 3],
    ]);
    expect(dense(decodeMatrixMarket(file('array real skew-symmetric', '2 2', '2')))).toEqual([
      [0, -2],
      [2, 0],
    ]);
    const hermitian = decodeMatrixMarket(
      file('array complex hermitian', '2 2', '1 0', '2 3', '4 0'),
    );
    expect(dense(hermitian)).toMatchObject([
      [complex(1, 0), complex(2, -3)],
      [complex(2, 3), complex(4, 0)],
    ]);
    const large = decodeMatrixMarket(file('array integer general', '1 1', '9223372036854775807'));
    expect(dense(large)).toEqual([[9223372036854775807n]]);
  });

  test('what writers differ in', () => {
    const odd =
      '%%matrixmarket MATRIX Coordinate Real General\r\n% ünï\r\n\r\n 2\t2  3 \r\n\r\n1 1 1.0D+2\r\n% more\r\n  2 2   inf\r\n1 1 -Nan';
    const a = decodeMatrixMarket(odd) as SparseArray;
    expect(a.parts).toMatchObject({ format: 'coo' });
    expect((a.tocoo().parts.data as NdArray).tolist()).toEqual([100, Infinity, NaN]);
    const twice = file('coordinate real general', '2 2 2', '2 1 3', '2 1 4');
    expect(dense(decodeMatrixMarket(twice))).toEqual([
      [0, 0],
      [7, 0],
    ]);
    expect(decodeMatrixMarket(file('coordinate real general', '0 3 0')).shape).toEqual([0, 3]);
    expect(decodeMatrixMarket(file('array real general', '3 0')).shape).toEqual([3, 0]);
  });

  test('the head alone', () => {
    const info = {
      rows: 3,
      cols: 4,
      entries: 9,
      format: 'coordinate',
      field: 'pattern',
      symmetry: 'general',
    };
    expect(decodeMatrixMarketInfo(file('coordinate pattern general', '3 4 9'))).toEqual(info);
  });

  test('what SciPy writes', () => {
    const bytes = Uint8Array.from(atob(reference.market), (letter) => letter.charCodeAt(0));
    expect(dense(decodeMatrixMarket(bytes))).toEqual(reference.dense);
  });

  test('numbers to the nearest double, of any digits', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true }).map(String),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x.toPrecision(18)),
      fc
        .tuple(fc.bigInt({ min: 0n, max: 10n ** 21n }), fc.integer({ min: -330, max: 310 }))
        .map(([m, e]) => `${m}e${e}`),
      fc
        .tuple(fc.bigInt({ min: 0n, max: 10n ** 19n }), fc.integer({ min: -45, max: 45 }))
        .map(([m, e]) => `-${m}.5E${e}`),
      // The middle of two doubles, and next to it.
      fc
        .tuple(fc.bigInt({ min: 2n ** 53n, max: 2n ** 54n }), fc.integer({ min: -1, max: 1 }))
        .map(([m, d]) => String(2n * m + 1n + BigInt(d))),
    );
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 20 }), (numbers) => {
        const lines = numbers.map((one) => one.replace('Infinity', 'inf'));
        const a = decodeMatrixMarket(
          file('array real general', `1 ${numbers.length}`, ...lines),
        ) as NdArray;
        expect(a.tolist()).toEqual([numbers.map(Number)]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('writing', () => {
  const values = fc.oneof(fc.double(), fc.constantFrom(0, -0, 1, -1));
  const matrix = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    .chain(([m, n]) =>
      fc.array(fc.array(values, { minLength: n, maxLength: n }), { minLength: m, maxLength: m }),
    );

  test('and reading gives the same matrix', () => {
    fc.assert(
      fc.property(matrix, fc.constantFrom('', 'symmetric', 'skew'), (rows, kind) => {
        const n = Math.min(rows.length, rows[0]!.length);
        const sign = kind === 'skew' ? -1 : 1;
        const square = Array.from({ length: n }, (_, i) =>
          Array.from({ length: n }, (__, j) =>
            i === j && kind === 'skew' ? 0 : i >= j ? rows[i]![j]! : sign * rows[j]![i]!,
          ),
        );
        const a = kind === '' ? rows : square;
        // A zero above the diagonal takes the sign of the one below it.
        const unsigned = (b: unknown): number[][] =>
          (b as number[][]).map((row) => row.map((value) => value + 0));
        const again = decodeMatrixMarket(encodeMatrixMarket(a));
        expect(unsigned(dense(again))).toEqual(unsigned(a));
        const sparse = csr_array(a);
        const other = decodeMatrixMarket(encodeMatrixMarket(sparse));
        expect(unsigned(dense(other))).toEqual(unsigned(sparse.toarray().tolist()));
      }),
    );
  });

  test('finds symmetries, and refuses those that are not there', () => {
    const head = (a: Parameters<typeof encodeMatrixMarket>[0]): string =>
      text(encodeMatrixMarket(a)).split('\n')[0]!;
    expect(
      head(
        csr_array([
          [1, 2],
          [2, 0],
        ]),
      ),
    ).toMatch(/real symmetric$/);
    expect(
      head(
        csr_array([
          [0, 2],
          [-2, 0],
        ]),
      ),
    ).toMatch(/real skew-symmetric$/);
    expect(
      head(
        csr_array([
          [0, 2],
          [3, 0],
        ]),
      ),
    ).toMatch(/real general$/);
    expect(
      head([
        [0, 2],
        [-2, 0],
      ]),
    ).toMatch(/array real skew-symmetric$/);
    const z = decodeMatrixMarket(
      file('coordinate complex hermitian', '2 2 1', '2 1 5 6'),
    ) as SparseArray;
    expect(head(z)).toMatch(/complex hermitian$/);
    expect(head(z.toarray())).toMatch(/array complex hermitian$/);
    expect(dense(decodeMatrixMarket(encodeMatrixMarket(z)))).toEqual(dense(z));
    expect(() =>
      encodeMatrixMarket(
        [
          [1, 2],
          [3, 4],
        ],
        { symmetry: 'symmetric' },
      ),
    ).toThrow(RangeError);
    const asked = text(
      encodeMatrixMarket(csr_array([[1]]), { symmetry: 'hermitian', field: 'complex' }),
    );
    expect(asked).toBe('%%MatrixMarket matrix coordinate complex hermitian\n1 1 1\n1 1 1 0\n');
  });

  test('with comment, digits and field', () => {
    const a = csr_array([[0, 1000 / 3]]);
    const options = { comment: 'one\ntwo', precision: 3 };
    const start = '%%MatrixMarket matrix coordinate';
    expect(text(encodeMatrixMarket(a, options))).toBe(
      `${start} real general\n%one\n%two\n1 2 1\n1 2 3.33e+02\n`,
    );
    expect(text(encodeMatrixMarket(a, { field: 'pattern' }))).toBe(
      `${start} pattern general\n1 2 1\n1 2\n`,
    );
    expect(() => encodeMatrixMarket(a, { field: 'integer' })).toThrow(/333\.33/);
    expect(text(encodeMatrixMarket(array([[1, -2]], { dtype: 'int32' })))).toMatch(
      /array integer general\n1 2\n1\n-2\n/,
    );
    expect(() => encodeMatrixMarket(a, { precision: 0 })).toThrow(RangeError);
    expect(() => encodeMatrixMarket(a, { digits: 3 } as object)).toThrow(/unknown option "digits"/);
  });
});

describe('wrong files are refused, with the line', () => {
  const wrong: Readonly<Record<string, [string, RegExp]>> = {
    'no banner': ['1 1 1\n1 1 1\n', /line 1: does not begin with %%MatrixMarket/],
    empty: ['', /line 1/],
    'four words': ['%%MatrixMarket matrix coordinate real\n', /line 1: has 4 words/],
    object: [file('coordinate real general').replace('matrix', 'vector'), /object is vector/],
    field: [file('coordinate decimal general'), /field is decimal/],
    symmetry: [file('coordinate real semi'), /symmetry is semi/],
    'pattern of an array': [file('array pattern general', '1 1'), /line 1: an array/],
    'real hermitian': [
      file('coordinate real hermitian', '1 1 0'),
      /real matrix cannot be hermitian/,
    ],
    'no sizes': [
      file('coordinate real general', '% only'),
      /the file ends before the line of sizes/,
    ],
    'negative size': [
      file('coordinate real general', '-1 1 0'),
      /line 2: the number of rows is "-1"/,
    ],
    'size beyond int32': [
      file('coordinate real general', '3000000000 1 0'),
      /line 2: .*larger than 2147483647/,
    ],
    'size beyond 2^53': [
      file('coordinate real general', '1 1 99999999999999999999'),
      /number of entries/,
    ],
    'one size less': [
      file('coordinate real general', '1 1'),
      /line 2: ends where the number of entries/,
    ],
    'one size more': [file('array real general', '1 1 1', '1'), /line 2: "1" is more/],
    'not square': [file('coordinate real symmetric', '1 2 0'), /1 x 2 is not square/],
    'huge count': [
      file('coordinate real general', '9 9 2000000000', '1 1 1'),
      /line 2: 2000000000 entries are declared/,
    ],
    'huge array': [file('array real general', '40000 40000', '1'), /line 2: 1600000000 elements/],
    'too few': [
      file('coordinate real general', '2 2 2', '1 1 1'),
      /the file (ends after|has)|has bytes/,
    ],
    'cut short': [file('coordinate real general', '2 2 2', '1 1 1.00000000'), /ends after 1 of 2/],
    'too many': [
      file('coordinate real general', '2 2 1', '1 1 1', '1 1 1'),
      /line 4: there are more/,
    ],
    'row 0': [file('coordinate real general', '2 2 1', '0 1 1'), /line 3: row 0 is not in 1 to 2/],
    'row 3': [file('coordinate real general', '2 2 1', '3 1 1'), /line 3: row 3/],
    'column 3': [file('coordinate real general', '% x', '2 2 1', '1 3 1'), /line 4: column 3/],
    'negative row': [file('coordinate real general', '2 2 1', '-1 1 1'), /line 3: the row is "-1"/],
    'row 1.5': [file('coordinate real general', '2 2 1', '1.5 1 1'), /line 3: the row is "1.5"/],
    'no value': [
      file('coordinate real general', '2 2 1', '1 1      '),
      /line 3: ends where the value/,
    ],
    'no imaginary part': [
      file('coordinate complex general', '2 2 1', '1 1 1     '),
      /the imaginary part/,
    ],
    'a word': [file('coordinate real general', '2 2 1', '1 1 abc'), /line 3: the value is "abc"/],
    'a half number': [
      file('coordinate real general', '2 2 1', '1 1 1.5-3'),
      /line 3: the value is "1.5-3"/,
    ],
    'a value more': [file('coordinate real general', '2 2 1', '1 1 1 1'), /line 3: "1" is more/],
    'a value of a pattern': [
      file('coordinate pattern general', '2 2 1', '1 1 1'),
      /line 3: "1" is more/,
    ],
    'half an integer': [
      file('coordinate integer general', '2 2 1', '1 1 1.5'),
      /line 3: the value is 1.5/,
    ],
    'a long integer': [
      file('coordinate integer general', '2 2 1', '1 1 99999999999999999999'),
      /64-bit/,
    ],
    'a long integer in an array': [
      file('array integer general', '1 1', '9223372036854775808'),
      /64-bit/,
    ],
    'negative unsigned': [
      file('coordinate unsigned-integer general', '2 2 1', '1 1 -1'),
      /not negative/,
    ],
    'both triangles': [
      file('coordinate real symmetric', '2 2 2', '1 2 1', '2 1 1'),
      /both \(1, 2\) and \(2, 1\)/,
    ],
    'a skew diagonal': [
      file('coordinate real skew-symmetric', '2 2 1', '1 1 1'),
      /\(1, 1\) of a skew-symmetric/,
    ],
  };
  test.each(Object.entries(wrong))('%s', (_, [content, message]) => {
    expect(() => decodeMatrixMarket(content)).toThrow(message);
    expect(() => decodeMatrixMarket(content)).toThrow(
      expect.objectContaining({ name: 'MatrixFormatError' }),
    );
  });

  test('not text or bytes', () => {
    expect(() => decodeMatrixMarket(7 as unknown as string)).toThrow(TypeError);
  });

  test('any bytes give a matrix or the error', () => {
    const base = file('coordinate real symmetric', '3 3 3', '1 1 1.25', '2 1 -3e5', '3 3 7');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(base.length - 1), fc.nat(255)), { maxLength: 4 }),
        fc.nat(base.length),
        (changes, length) => {
          const bytes = new TextEncoder().encode(base).slice(0, length);
          for (const [at, byte] of changes) if (at < length) bytes[at] = byte;
          try {
            decodeMatrixMarket(bytes);
          } catch (error) {
            expect((error as Error).name).toBe('MatrixFormatError');
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('gzip', () => {
  const a = csr_array([
    [1, 2],
    [3, 4],
  ]);
  const zipped = encodeMatrixMarket(a, { compressed: true });

  test('several members', () => {
    const [first, second] = [file('array real general', '1 2', '1'), '2\n'].map((part) =>
      zip(part),
    );
    const both = new Uint8Array([...first!, ...second!]);
    expect(dense(decodeMatrixMarket(both))).toEqual([[1, 2]]);
  });

  test('cut short or damaged is refused', () => {
    for (let length = 2; length < zipped.length; length++) {
      expect(() => decodeMatrixMarket(zipped.slice(0, length))).toThrow(/gzip file/);
    }
    const damaged = zipped.slice();
    damaged[damaged.length - 6]! ^= 1;
    expect(() => decodeMatrixMarket(damaged)).toThrow(/checksum/);
  });

  /** A member that stores a text. */
  function zip(content: string): Uint8Array {
    const bytes = new TextEncoder().encode(content);
    const table = Array.from({ length: 256 }, (_, byte) => {
      let value = byte;
      for (let bit = 0; bit < 8; bit++)
        value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
      return value;
    });
    const crc = ~bytes.reduce((sum, byte) => table[(sum ^ byte) & 255]! ^ (sum >>> 8), -1);
    const words = [crc, bytes.length].flatMap((word) =>
      [0, 8, 16, 24].map((shift) => (word >>> shift) & 255),
    );
    const n = bytes.length;
    return Uint8Array.from([
      31,
      139,
      8,
      0,
      0,
      0,
      0,
      0,
      0,
      3,
      1,
      n,
      0,
      ~n & 255,
      255,
      ...bytes,
      ...words,
    ]);
  }
});
