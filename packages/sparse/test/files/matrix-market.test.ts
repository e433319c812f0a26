import { array, Complex, type NdArray } from '@numloom/ndarray';
import { csr_array, SparseArray } from '@numloom/sparse';
import {
  decodeHarwellBoeing,
  decodeMatrixMarket,
  decodeMatrixMarketInfo,
  encodeHarwellBoeing,
  encodeMatrixMarket,
  MatrixFormatError,
} from '@numloom/sparse/files';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import reference from '../reference/files.json' with { type: 'json' };

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const dense = (a: NdArray | SparseArray): unknown =>
  (a instanceof SparseArray ? a.toarray() : a).tolist();
/** Real and imaginary parts, without signs of zeros. */
const numbers = (a: NdArray | SparseArray): unknown =>
  ((a instanceof SparseArray ? a.toarray() : a).astype('complex128').tolist() as Complex[][]).map(
    (row) => row.map(({ re, im }) => [re + 0, im + 0]),
  );
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

  test('double is another name of real, and a banner may have one percent sign', () => {
    const coordinate = file('coordinate double symmetric', '2 2 2', '1 1 3', '2 1 .5');
    expect(dense(decodeMatrixMarket(coordinate))).toEqual([
      [3, 0.5],
      [0.5, 0],
    ]);
    const array = file('array double general', '1 2', '1.5', '2').slice(1);
    expect(dense(decodeMatrixMarket(array))).toEqual([[1.5, 2]]);
    expect(decodeMatrixMarketInfo(array).field).toBe('double');
    expect(() => encodeMatrixMarket(csr_array([[1]]), { field: 'double' as never })).toThrow(
      'encodeMatrixMarket: field is double, must be real',
    );
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

  test('each field, symmetry and format as SciPy does', () => {
    for (const { file: content, elements } of reference.kinds) {
      if (elements === null) {
        expect(() => decodeMatrixMarket(content), content).toThrow(MatrixFormatError);
        continue;
      }
      expect(numbers(decodeMatrixMarket(content)), content).toEqual(elements);
    }
    const pattern = file('coordinate pattern skew-symmetric', '2 2 1', '1 2');
    expect(dense(decodeMatrixMarket(pattern))).toEqual([
      [0, 1],
      [-1, 0],
    ]);
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

  test('of several symmetries the one that is asked for', () => {
    const real = array([[1, 2], [2, 0]]); // prettier-ignore
    const none = array([[0, 0], [0, 0]]); // prettier-ignore
    for (const [a, symmetry, head] of [
      [real, 'hermitian', 'real hermitian'],
      [real.astype('complex128'), 'hermitian', 'complex hermitian'],
      [none, 'skew-symmetric', 'real skew-symmetric'],
      [real, 'symmetric', 'real symmetric'],
    ] as const) {
      for (const matrix of [a, csr_array(a)]) {
        const bytes = encodeMatrixMarket(matrix, { symmetry });
        expect(text(bytes).split('\n')[0]).toContain(head);
        expect(numbers(decodeMatrixMarket(bytes))).toEqual(numbers(a));
      }
    }
    const harwell = encodeHarwellBoeing(csr_array(real), { symmetry: 'hermitian' });
    expect(dense(decodeHarwellBoeing(harwell))).toEqual(dense(real));
    expect(dense(decodeMatrixMarket(encodeMatrixMarket(csr_array(real), { symmetry: 'hermitian', field: 'pattern' })))).toEqual([[1, 1], [1, 0]]); // prettier-ignore
  });

  test('complex symmetric matrices are not Hermitian, nor unsigned ones skew-symmetric', () => {
    const [z, w] = [new Complex(2, 3), new Complex(0, 1)];
    const symmetric = array([[w, z], [z, w]]); // prettier-ignore
    const imaginary = array([[w]]);
    for (const a of [symmetric, imaginary]) {
      for (const matrix of [a, csr_array(a)]) {
        expect(() => encodeMatrixMarket(matrix, { symmetry: 'hermitian' })).toThrow(
          'encodeMatrixMarket: symmetry is hermitian, the matrix is symmetric',
        );
      }
    }
    const skew = array([[0, -1], [1, 0]]); // prettier-ignore
    for (const matrix of [skew, csr_array(skew)]) {
      expect(() =>
        encodeMatrixMarket(matrix, { symmetry: 'skew-symmetric', field: 'unsigned-integer' }),
      ).toThrow(
        'encodeMatrixMarket: symmetry is skew-symmetric, but half of it would be negative as unsigned-integer',
      );
    }
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
