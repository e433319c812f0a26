import { expm as denseExpm, LinAlgError, matmul } from '@numloom/linalg';
import { array, Complex, type NdArray, zeros } from '@numloom/ndarray';
import {
  aslinearoperator,
  csr_array,
  diags_array,
  expm_multiply,
  type ExpmMultiplyOptions,
  LinearOperator,
  type OperatorLike,
  type SparseArray,
} from '@numloom/sparse';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { denseOf, matrices, sparseOf } from '../random-matrices.ts';
import cases from '../reference/exponential.json' with { type: 'json' };
import { numbersOf, tripletsOf } from '../support.ts';
import { difference, laplacian, randomMatrix, randomNumbers } from '../systems.ts';

/** Largest difference of elements, by the largest element or `least`. */
function error(x: NdArray, y: NdArray, least = 0): number {
  const [a, b] = [x, y].map((one) => one.reshape([-1])) as [NdArray, NdArray];
  if (b.size === 0) return a.size;
  return difference(a, b) / Math.max(least, difference(b, zeros([b.size])));
}

/** A x by an operator that only has functions. */
const functionsOf = (a: SparseArray): LinearOperator => {
  const of = aslinearoperator(a);
  const [shape, dtype] = [a.shape, a.dtype];
  return new LinearOperator({
    ...{ shape, dtype },
    matvec: (x) => of.matvec(x),
    rmatvec: (x) => of.rmatvec(x),
  });
};

describe('expm_multiply', () => {
  test.each(cases.map((one, k) => [k, one] as const))('as SciPy has it: %d', (_, one) => {
    const a = tripletsOf(one.a).tocsr();
    const options: ExpmMultiplyOptions = one.options;
    const dtype = one.complex ? 'complex128' : 'float64';
    const wanted = array(numbersOf(one.result, dtype) as never, { dtype });
    const several =
      options.num === undefined ? undefined : Math.max(1, Math.floor(options.num / 3));
    for (const given of [a, a.toarray(), aslinearoperator(a), functionsOf(a)] as OperatorLike[]) {
      const result = expm_multiply(given, one.b, options);
      expect(result.dtype).toBe(dtype);
      const shown = several === undefined ? result : result.slice(`::${several}`);
      expect(shown.shape).toEqual(wanted.shape);
      expect(error(shown, wanted)).toBeLessThan(2e-13);
      // Each time has an error of its own.
      for (let k = 0; several !== undefined && k < shown.shape[0]!; k++) {
        expect(error(shown.slice(k), wanted.slice(k))).toBeLessThan(2e-13);
      }
    }
  });

  test('is the exponential times the vectors', () => {
    const order = fc.integer({ min: 0, max: 7 });
    fc.assert(
      fc.property(
        order.chain((n) => matrices(fc.constant(n), fc.constant(n))),
        fc.constantFrom(undefined, 0, 1, 3),
        fc.boolean(),
        fc.double({ min: -10, max: 10, noNaN: true }),
        (drawn, width, isDense, traceA) => {
          const [n] = drawn.shape;
          const random = randomNumbers(5);
          const b = array(Float64Array.from({ length: n * (width ?? 1) }, random)).reshape(
            width === undefined ? [n] : [n, width],
          );
          const dense = denseOf(drawn);
          const a = isDense ? dense : sparseOf(drawn);
          const result = expm_multiply(a, b);
          expect(result.shape).toEqual(b.shape);
          expect(result.dtype).toBe(drawn.dtype === 'complex128' ? 'complex128' : 'float64');
          const wanted = matmul(denseExpm(dense.astype(result.dtype as 'float64')), b) as NdArray;
          expect(error(result, wanted, 1e-300)).toBeLessThan(1e-12);
          // The trace is but a hint.
          expect(error(expm_multiply(a, b, { traceA }), wanted, 1e-300)).toBeLessThan(1e-11);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('at times is what it is at each of them', () => {
    const a = csr_array(randomMatrix(15, 15, randomNumbers(3), { density: 0.7 }));
    const b = Float64Array.from({ length: 15 }, (_, i) => 1 + i);
    const time = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(time, time, fc.integer({ min: 2, max: 40 }), fc.boolean(), (...drawn) => {
        const [start, stop, num, endpoint] = drawn;
        const all = expm_multiply(a, b, { start, stop, num, endpoint });
        expect(all.shape).toEqual([num, 15]);
        const step = (stop - start) / (endpoint ? num - 1 : num);
        for (const k of [0, 1, Math.floor(num / 2), num - 1]) {
          const single = expm_multiply(a.multiply(start + k * step), b);
          expect(error(all.slice(k), single)).toBeLessThan(1e-11);
        }
      }),
      { numRuns: 25 },
    );
  });

  test.each([
    { start: -1, stop: 2, num: 2, endpoint: false },
    { start: -1, stop: 1, num: 5 },
    { start: 1, stop: -1, num: 4 },
    { start: 1, stop: -0.5, num: 2 },
  ])('at times on both sides of 0 loses nothing: %j', (options) => {
    const a = diags_array([35, -35, 5]);
    const times = Array.from({ length: options.num }, (_, k) => {
      const intervals = options.endpoint === false ? options.num : options.num - 1;
      return options.start + (k * (options.stop - options.start)) / intervals;
    });
    const found = expm_multiply(a, [1, 1, 1], options);
    times.forEach((t, k) => {
      const expected = array([35, -35, 5].map((value) => Math.exp(value * t)));
      expect(error(found.slice(k), expected)).toBeLessThan(1e-12);
    });
  });

  test('of large norms takes several steps, of powers that are small few', () => {
    const stiff = laplacian(12).multiply(-30);
    const b = Float64Array.from({ length: 144 }, (_, i) => Math.sin(i));
    const wanted = matmul(denseExpm(stiff.toarray()), array(b)) as NdArray;
    expect(error(expm_multiply(stiff, b), wanted)).toBeLessThan(1e-10);
    const many = expm_multiply(stiff, b, { start: 0, stop: 1, num: 300 });
    expect(error(many.slice(299), wanted)).toBeLessThan(1e-10);

    let products = 0;
    const jump = diags_array([[1e9, 0, 1e9]], { offsets: [1], shape: [4, 4] }).tocsr();
    const counted = new LinearOperator({
      shape: [4, 4],
      dtype: 'float64',
      matvec: (x) => {
        products++;
        return jump.matmul(x);
      },
      rmatvec: (x) => jump.T.matmul(x),
    });
    expect(expm_multiply(counted, [1, 1, 1, 1]).tolist()).toEqual([1e9 + 1, 1, 1e9 + 1, 1]);
    expect(products).toBeLessThan(600);
  });

  test('of float32 is float32', () => {
    const a = laplacian(3).astype('float32');
    const b = array(new Float32Array(9).fill(1));
    const result = expm_multiply(a, b);
    expect(result.dtype).toBe('float32');
    const wanted = expm_multiply(a.astype('float64'), b.astype('float64'));
    expect(error(result, wanted)).toBeLessThan(1e-7);
    expect(expm_multiply(a, b.astype('float64')).dtype).toBe('float64');
  });

  test('with complex traces and vectors', () => {
    const a = laplacian(3);
    const b = Array.from({ length: 9 }, (_, i) => new Complex(i, 1 - i));
    const real = expm_multiply(a, array(b).real);
    const whole = expm_multiply(a, array(b), { traceA: new Complex(36, 18) });
    expect(error(whole.real as NdArray, real)).toBeLessThan(1e-13);
    expect(expm_multiply(a, [1, 2, 3, 4, 5, 6, 7, 8, 9], { traceA: new Complex(1, 1) }).dtype).toBe(
      'complex128',
    );
  });

  test('of sparse vectors, is dense', () => {
    const b = csr_array([[1], [0], [2], [0]]);
    const result = expm_multiply(laplacian(2), b);
    expect(error(result, expm_multiply(laplacian(2), b.toarray()))).toBe(0);
  });

  test('what is not finite does not spread to rows that are not connected', () => {
    const a = diags_array([[1, 2, 3]]).tocsr();
    const b = array([Infinity, NaN, 1]);
    const [, second, third] = expm_multiply(a, b).tolist() as number[];
    expect(second).toBe(NaN);
    expect(Math.abs(third! / Math.exp(3) - 1)).toBeLessThan(1e-14);
    expect(expm_multiply([[800]], [1]).tolist()).toEqual([Infinity]);
    expect(expm_multiply([[-800]], [1]).tolist()).toEqual([0]);
  });

  test('of empty matrices', () => {
    expect(expm_multiply(csr_array([0, 0]), new Float64Array(0)).shape).toEqual([0]);
    const times = { start: 0, stop: 1, num: 3 };
    expect(expm_multiply(laplacian(2), zeros([4, 0]), times).shape).toEqual([3, 4, 0]);
  });

  test('refuses wrong arguments', () => {
    expect(() => expm_multiply(csr_array([1, 1]), [1], { start: -1e308, stop: 1e308 })).toThrow(
      /^expm_multiply: times from -1e\+308 to 1e\+308 are too far apart/,
    );
    const a = laplacian(2);
    const b = [1, 2, 3, 4];
    expect(() => expm_multiply(csr_array([2, 3]), [1, 2, 3])).toThrow(
      new LinAlgError('expm_multiply: A is 2x3, needs a square matrix'),
    );
    expect(() => expm_multiply(a, [1, 2])).toThrow(
      new RangeError('expm_multiply: B has the shape (2,), needs (4,) or (4, k)'),
    );
    const wrong = (options: object, message: RegExp): void => {
      expect(() => expm_multiply(a, b, options)).toThrow(message);
    };
    wrong({ start: 0 }, /^expm_multiply: stop is undefined, must be a finite number/);
    wrong({ start: 0, stop: Infinity }, /^expm_multiply: stop is Infinity/);
    wrong({ start: 0, stop: 1, num: 1 }, /^expm_multiply: num is 1, must be a whole number from 2/);
    wrong({ traceA: NaN }, /^expm_multiply: traceA is NaN, must be finite/);
    wrong({ traceA: '1' }, /^expm_multiply: traceA is 1, must be a number or a Complex/);
    wrong({ trace: 1 }, /^expm_multiply: unknown option "trace"/);
    expect(() => expm_multiply([[NaN]], [1])).toThrow(/^expm_multiply: .* not finite/);
    expect(() =>
      expm_multiply(
        [
          [1e200, 1],
          [0, -1e200],
        ],
        [1, 1],
      ),
    ).toThrow(/more than 1.* products/);
    const matvec = (x: NdArray) => x;
    const noAdjoint = new LinearOperator({ shape: [9, 9], dtype: 'float64', matvec });
    expect(() => expm_multiply(noAdjoint, zeros([9]))).toThrow(/adjoint is needed/);
  });
});
