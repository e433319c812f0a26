import { csc_array, csr_array, type SparseArray } from '@numloom/sparse';
import { decodeHarwellBoeing, encodeHarwellBoeing } from '@numloom/sparse/files';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const dense = (a: SparseArray): unknown => a.toarray().tolist();

interface Parts {
  type?: string;
  sizes?: readonly number[];
  formats?: string;
  counts?: readonly number[];
  more?: readonly string[];
  body?: readonly string[];
}

/** A file of [[1, 0], [2, 3]], or what differs from it. */
function file(parts: Parts = {}): string {
  const {
    type = 'RUA',
    sizes = [2, 2, 3, 0],
    formats = '(26I3)          (26I3)          (5E15.8)',
  } = parts;
  const {
    counts = [3, 1, 1, 1, 0],
    body = ['  1  3  4', '  1  2  2', '  1.0E0          2.0E0          3.0E0'],
  } = parts;
  const fields = (list: readonly number[]): string =>
    list.map((one) => String(one).padStart(14)).join('');
  const head = [
    'A title'.padEnd(72) + 'KEY',
    fields(counts),
    type.padEnd(14) + fields(sizes),
    formats,
  ];
  return [...head, ...(parts.more ?? []), ...body, ''].join('\n');
}

describe('reading', () => {
  test('columns as formats say', () => {
    const wanted = [
      [1, 0],
      [2, 3],
    ];
    expect(dense(decodeHarwellBoeing(file()))).toEqual(wanted);
    const values = (formats: string, ...lines: string[]): unknown =>
      dense(
        decodeHarwellBoeing(
          file({
            formats: `(26I3)          (26I3)          ${formats}`,
            body: ['  1  3  4', '  1  2  2', ...lines],
          }),
        ),
      );
    expect(values('(1P,3D8.1)', '   1.0D0   2.0d0  3.0+00')).toEqual(wanted);
    expect(values('(1P3E8.1)', ' 1.0E 00 2.0E+00 3.0E-00')).toEqual(wanted);
    // Without a point the last digits are behind one; the scale applies where no exponent is.
    expect(values('(3F5.2)', '  100  200  300')).toEqual(wanted);
    expect(values('(1P,3F5.1)', ' 10.0 20.0 30.0')).toEqual(wanted);
    expect(values('(E3.0)', ' 1.', ' 2.', ' 3.')).toEqual(wanted);
    expect(values('(3I1)', '123')).toEqual(wanted);
    // As SciPy writes them: columns of 24 where 25 are declared.
    const [one, two, three] = ['1', '2', '3'].map((n) => `${n}.0000000000000000E+00`);
    expect(values('(3E25.16)', `  ${one}  ${two}  ${three}`)).toEqual(wanted);
    expect(values('(3E25.16)', ` ${one}  ${two}  ${three}`)).toEqual(wanted);
  });

  test('types and symmetries', () => {
    expect(
      dense(
        decodeHarwellBoeing(
          file({
            type: 'PUA',
            counts: [2, 1, 1, 0, 0],
            formats: '(26I3)          (26I3)',
            body: ['  1  3  4', '  1  2  2'],
          }),
        ),
      ),
    ).toEqual([
      [1, 0],
      [1, 1],
    ]);
    const symmetric = decodeHarwellBoeing(file({ type: 'rsa' }));
    expect(dense(symmetric)).toEqual([
      [1, 2],
      [2, 3],
    ]);
    expect(symmetric.has_sorted_indices).toBe(true);
    const skew = { type: 'RZA', sizes: [2, 2, 1, 0], body: ['  1  2  2', '  2', '  2.5'] };
    expect(dense(decodeHarwellBoeing(file(skew)))).toEqual([
      [0, -2.5],
      [2.5, 0],
    ]);
    const hermitian = {
      type: 'CHA',
      sizes: [2, 2, 1, 0],
      body: ['  1  2  2', '  2', '  2.5            -1.0'],
    };
    expect(dense(decodeHarwellBoeing(file(hermitian)))).toMatchObject([
      [{ re: 0 }, { re: 2.5, im: 1 }],
      [{ re: 2.5, im: -1 }, { re: 0 }],
    ]);
    const wide = { type: 'RRA', sizes: [2, 1, 1, 0], body: ['  1  2', '  2', '  7.0'] };
    expect(dense(decodeHarwellBoeing(file(wide)))).toEqual([[0], [7]]);
    expect(
      decodeHarwellBoeing(file({ type: 'RUA', sizes: [0, 0, 0, 0], body: ['  1'] })).shape,
    ).toEqual([0, 0]);
  });

  test('right-hand sides are passed over, or need not be there', () => {
    const sides = { counts: [4, 1, 1, 1, 1], more: ['F                          1             0'] };
    expect(dense(decodeHarwellBoeing(file(sides)))).toEqual([
      [1, 0],
      [2, 3],
    ]);
    const body = [
      '  1  3  4',
      '  1  2  2',
      '  1.0            2.0            3.0',
      '  9.0            9.0',
    ];
    expect(dense(decodeHarwellBoeing(file({ ...sides, body })))).toEqual([
      [1, 0],
      [2, 3],
    ]);
  });
});

test('writing and reading gives the same matrix', () => {
  const values = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(0));
  const matrix = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
    .chain(([m, n]) =>
      fc.array(fc.array(values, { minLength: n, maxLength: n }), { minLength: m, maxLength: m }),
    );
  fc.assert(
    fc.property(matrix, (rows) => {
      const a = csr_array(rows);
      expect(dense(decodeHarwellBoeing(encodeHarwellBoeing(a)))).toEqual(dense(a));
      const pattern = decodeHarwellBoeing(encodeHarwellBoeing(a, { pattern: true }));
      expect(dense(pattern)).toEqual(rows.map((row) => row.map((value) => Number(value !== 0))));
    }),
  );
  expect(() =>
    encodeHarwellBoeing(
      csc_array([
        [1, 2],
        [3, 4],
      ]),
      { symmetry: 'symmetric' },
    ),
  ).toThrow(RangeError);
  expect(() => encodeHarwellBoeing(csc_array([[NaN]]))).toThrow(/NaN/);
  expect(() => encodeHarwellBoeing(csc_array([[1]]), { key: 'too long a key' })).toThrow(/key/);
});

describe('wrong files are refused, with the line', () => {
  const wrong: Readonly<Record<string, [Parts | string, RegExp]>> = {
    empty: ['', /line 1|the file ends/],
    'only a title': ['title\n', /line 2: the file ends before the line of lengths/],
    lengths: [{ counts: [] }, /line 2: .*whole numbers/],
    type: [{ type: 'XUA' }, /line 3: the type is "XUA"/],
    elements: [{ type: 'RSE' }, /line 3: .*unassembled/],
    'negative size': [{ sizes: [-2, 2, 3, 0] }, /line 3: .*whole numbers/],
    'size beyond int32': [{ sizes: [2, 2, 3e9, 0] }, /line 3: .*larger than 2147483647/],
    'not square': [{ type: 'RSA', sizes: [2, 3, 3, 0] }, /line 3: 2 x 3 is not square/],
    format: [
      { formats: '(26A3)          (26I3)          (5E15.8)' },
      /line 4: the format of pointers is \(26A3\)/,
    ],
    'format of no width': [
      { formats: '(26I0)          (26I3)          (5E15.8)' },
      /line 4: the format/,
    ],
    'endless format': [
      { formats: '(999999I999)    (26I3)          (5E15.8)' },
      /line 4: the format/,
    ],
    'no format of values': [
      { formats: '(26I3)          (26I3)' },
      /line 4: the format of values is not there/,
    ],
    'real pointers': [
      { formats: '(26F3.0)        (26I3)          (5E15.8)' },
      /line 4: .*integers/,
    ],
    'huge columns': [{ sizes: [2, 2000000000, 3, 0] }, /line 3: 2000000001 pointers are declared/],
    'huge entries': [{ sizes: [2, 2, 2000000000, 0] }, /line 3: 2000000000 indices are declared/],
    'pointer 0': [
      { body: ['  0  3  4', '  1  2  2', '  1.0            2.0            3.0'] },
      /line 5: the pointer 1 is 0/,
    ],
    'falling pointers': [
      { body: ['  1  4  3', '  1  2  2', '  1.0            2.0            3.0'] },
      /line 5: the pointer 3 is 3/,
    ],
    'pointers beyond': [
      { body: ['  1  9  4', '  1  2  2', '  1.0            2.0            3.0'] },
      /line 5: the pointer 2 is 9/,
    ],
    'index 0': [
      { body: ['  1  3  4', '  1  0  2', '  1.0            2.0            3.0'] },
      /line 6: the index 2 is 0/,
    ],
    'index beyond': [
      { body: ['  1  3  4', '  1  2  3', '  1.0            2.0            3.0'] },
      /line 6: the index 3 is 3/,
    ],
    'cut within a line': [
      { body: ['  1  3  4', '  1  2  2', '  1.0            2.0        '] },
      /line 7: ends after 2 of 3/,
    ],
    'cut before values': [{ body: ['  1  3  4', '  1  2  2           '] }, /has bytes|ends before/],
    'no number': [
      { body: ['  1  3  4', '  1  2  2', '  1.0            2.x            3.0'] },
      /line 7: the value 2 is/,
    ],
  };
  test.each(Object.entries(wrong))('%s', (_, [parts, message]) => {
    const content = typeof parts === 'string' ? parts : file(parts);
    expect(() => decodeHarwellBoeing(content)).toThrow(message);
    expect(() => decodeHarwellBoeing(content)).toThrow(
      expect.objectContaining({ name: 'MatrixFormatError' }),
    );
  });

  test('any bytes give a matrix or the error', () => {
    const base = file();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(base.length - 1), fc.nat(255)), { maxLength: 4 }),
        fc.nat(base.length),
        (changes, length) => {
          const bytes = new TextEncoder().encode(base).slice(0, length);
          for (const [at, byte] of changes) if (at < length) bytes[at] = byte;
          try {
            decodeHarwellBoeing(bytes);
          } catch (error) {
            expect((error as Error).name).toBe('MatrixFormatError');
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
