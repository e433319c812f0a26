import { asarray, Complex, type NdArray, stack, zeros } from '@numloom/ndarray';
import { LinAlgError, type LinAlgWarning, onWarning, solve_toeplitz } from '@numloom/linalg';
import { expect, test } from 'vitest';
import { build } from './definite-matrices.ts';
import { Dense } from './dense.ts';
import { layouts, randomComplex, randomMatrix } from './matrices.ts';
import { solveRatio, THRESHOLD } from './ratios.ts';
import { arrayOfReference, closeTo } from './reference-arrays.ts';
import reference from './reference/definite.json' with { type: 'json' };

/** The matrix of a first column and a first row; without a row it is Hermitian. */
function full(c: NdArray, r?: NdArray): NdArray {
  const n = c.size;
  const column = Dense.of(c);
  const row = r === undefined ? undefined : Dense.of(r);
  return build(n, true, (i, j) => {
    if (i >= j) return [column.re[i - j]!, column.im[i - j]!];
    return row ? [row.re[j - i]!, row.im[j - i]!] : [column.re[j - i]!, -column.im[j - i]!];
  });
}

test.each([1, 2, 3, 8, 33, 100])('n = %d', (n) => {
  for (const make of [randomMatrix, randomComplex]) {
    const c = make(n, 1, 1).reshape([n]) as NdArray;
    const r = make(n, 1, 2).reshape([n]) as NdArray;
    c.set(0, n);
    const b = make(n, 3, 3);
    const x = solve_toeplitz({ c, r }, b);
    expect(x.dtype).toBe(c.dtype);
    expect(solveRatio(full(c, r), x, b)).toBeLessThan(THRESHOLD);
    expect(solveRatio(full(c), solve_toeplitz(c, b), b)).toBeLessThan(THRESHOLD);
    const one = solve_toeplitz({ c, r }, b.slice(':', 1));
    expect(one.tolist()).toEqual(x.slice(':', 1).tolist());
  }
});

test.each(reference.toeplitz.map((row, i) => [i, row] as const))('as SciPy: %d', (_, row) => {
  const [c, r, b, x, y] = [row.c, row.r, row.b, row.x, row.y].map((rows) =>
    arrayOfReference(rows).reshape([-1]),
  ) as [NdArray, NdArray, NdArray, NdArray, NdArray];
  closeTo(solve_toeplitz({ c, r }, b), x);
  closeTo(solve_toeplitz(c, b), y);
});

test('norms, layouts, stacks and dtypes', () => {
  const c = randomMatrix(1, 20, 6).reshape([20]);
  c.set(0, 9);
  const b = randomMatrix(20, 2, 7);
  const expected = solve_toeplitz(c, b);
  for (const power of [-990, 990]) {
    const scaled = Float64Array.from(c.values(), (x) => Number(x) * 2 ** power);
    const right = Float64Array.from(b.slice(':', 0).values(), (x) => Number(x) * 2 ** power);
    expect(solve_toeplitz(scaled, right).tolist()).toEqual(expected.slice(':', 0).tolist());
  }
  for (const other of Object.values(layouts(b))) {
    expect(solve_toeplitz(c, other).tolist()).toEqual(expected.tolist());
  }
  const d = c.copy();
  d.set(0, 12);
  const all = solve_toeplitz(stack([c, d]), b);
  expect(all.shape).toEqual([2, 20, 2]);
  expect(all.slice(0).tolist()).toEqual(expected.tolist());
  expect(all.slice(1).tolist()).toEqual(solve_toeplitz(d, b).tolist());
  expect(solve_toeplitz(c.astype('float32'), b.astype('float32')).dtype).toBe('float64');
  expect(solve_toeplitz([2, 1], [new Complex(3, 3), new Complex(3, 3)]).tolist()).toEqual([
    new Complex(1, 1),
    new Complex(1, 1),
  ]);
  closeTo(solve_toeplitz({ c: [1, 2], r: [99, 3] }, [1, 1]), asarray([0.4, 0.2]));
  expect(solve_toeplitz([], []).shape).toEqual([0]);
  expect(solve_toeplitz([1, 2], zeros([2, 0])).shape).toEqual([2, 0]);
});

test('minors that are singular, and those that nearly are', () => {
  expect(() => solve_toeplitz([1, 1], [1, 1])).toThrow(
    new LinAlgError('solve_toeplitz: the leading principal minor of order 2 is singular'),
  );
  expect(() => solve_toeplitz([0, 1], [1, 1])).toThrow('order 1');
  const warnings: LinAlgWarning[] = [];
  const before = onWarning((warning) => void warnings.push(warning));
  try {
    solve_toeplitz([1e-7, 1, 0.3, 0.2, 0.7], [1, 2, 3, 5, 7]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]!.rcond).toBeLessThan(1e-3);
    solve_toeplitz([4, 1, 0.5], [1, 2, 3]);
    expect(warnings).toHaveLength(1);
  } finally {
    onWarning(before);
  }
});

test('bad input', () => {
  expect(() => solve_toeplitz({ c: [1, 2], r: [1, 2, 3] }, [1, 1])).toThrow(RangeError);
  expect(() => solve_toeplitz([1, 2], [1, 2, 3])).toThrow(RangeError);
  expect(() => solve_toeplitz(3, [1])).toThrow('c is 0-d');
  expect(() => solve_toeplitz([1, NaN], [1, 1])).toThrow(RangeError);
  expect(() => solve_toeplitz([1, 0.5], [1, Infinity])).toThrow(RangeError);
  expect(solve_toeplitz([1, NaN], [1, 1], { check_finite: false }).get(1)).toBeNaN();
});
