import type { NdArray } from '@numloom/ndarray';
import { csr_array, SparseArray } from '@numloom/sparse';
import {
  decodeHarwellBoeing,
  decodeMatrixMarket,
  encodeHarwellBoeing,
  encodeMatrixMarket,
  MatrixFormatError,
  mminfo,
} from '@numloom/sparse/files';
import { gzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const dense = (a: NdArray | SparseArray): unknown =>
  (a instanceof SparseArray ? a.toarray() : a).tolist();
const file = (head: string, ...lines: string[]): string =>
  [`%%MatrixMarket matrix ${head}`, ...lines, ''].join('\n');

describe('wrong files are refused, with the line', () => {
  const wrong: Readonly<Record<string, [string, RegExp]>> = {
    'no banner': ['1 1 1\n1 1 1\n', /line 1: does not begin with %%MatrixMarket/],
    empty: ['', /line 1/],
    'four words': ['%%MatrixMarket matrix coordinate real\n', /line 1: has 4 words/],
    object: [file('coordinate real general').replace('matrix', 'vector'), /object is vector/],
    field: [file('coordinate decimal general'), /field is decimal/],
    symmetry: [file('coordinate real semi'), /symmetry is semi/],
    'pattern of an array': [file('array pattern general', '1 1'), /line 1: an array/],
    'unsigned skew-symmetric': [
      file('coordinate unsigned-integer skew-symmetric', '1 1 0'),
      /line 1: a matrix of unsigned-integer cannot be skew-symmetric: half of it would be negative/,
    ],
    'unsigned skew-symmetric array': [
      file('array unsigned-integer skew-symmetric', '1 1'),
      /line 1: a matrix of unsigned-integer cannot be skew-symmetric/,
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

  test('what inflates to more than its head allows is refused, before it is all there', () => {
    const head = file('coordinate real general', '% a bomb', '2 2 1', '1 1 1');
    const blank = ' '.repeat(2 ** 12);
    const bombs: readonly [string, RegExp][] = [
      [
        head + `${blank}\n`.repeat(4096),
        /inflates to more than the \d+ bytes that its head allows/,
      ],
      [
        `%%MatrixMarket matrix coordinate real general\n%${' '.repeat(2 ** 25)}`,
        /do not say what they are/,
      ],
    ];
    for (const [text, message] of bombs) {
      const small = gzipSync(new TextEncoder().encode(text));
      expect(small.length).toBeLessThan(2 ** 17);
      expect(() => decodeMatrixMarket(small)).toThrow(message);
      expect(() => decodeMatrixMarket(small)).toThrow(MatrixFormatError);
      expect(() => mminfo(small)).toThrow(/^mminfo: the gzip file inflates/);
    }
    // Long comments, many entries, and padded lines are fine.
    const lines = Array.from(
      { length: 20_000 },
      (_, k) => `${1 + (k % 100)} 1 ${' '.repeat(200)}1`,
    );
    const long = file(
      'coordinate real general',
      `%${'x'.repeat(2 ** 18)}`,
      '100 1 20000',
      ...lines,
    );
    expect(dense(decodeMatrixMarket(gzipSync(new TextEncoder().encode(long))))).toEqual(
      Array.from({ length: 100 }, () => [200]),
    );
    const harwell = encodeHarwellBoeing(csr_array([[1, 2], [3, 4]])); // prettier-ignore
    expect(dense(decodeHarwellBoeing(gzipSync(harwell)))).toEqual([[1, 2], [3, 4]]); // prettier-ignore
    const padded = new TextDecoder().decode(harwell) + `${blank}\n`.repeat(4096);
    expect(() => decodeHarwellBoeing(gzipSync(new TextEncoder().encode(padded)))).toThrow(
      /^decodeHarwellBoeing: the gzip file inflates to more than the/,
    );
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
