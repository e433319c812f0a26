import { asarray, Complex } from '@numloom/ndarray';
import { csc_array } from '@numloom/sparse';
import { Owned, view, withFrame } from '@numloom/linalg/kernels';
import { describe, expect, test } from 'vitest';
import type { Factors } from '../../src/direct/factors.ts';
import { squareParts } from '../../src/direct/input.ts';
import {
  computePlainResidual,
  computeResidual,
  residualRoom,
  solveRefined,
} from '../../src/direct/refine.ts';
import { systemOf } from '../../src/direct/system.ts';

const DIAGONAL = [2, 3, 5, 7];

/**
 * Refines the solution of a diagonal system with the factors of one that differs by a part of itself; `scales` are
 * what right-hand sides, and with them solutions, are multiplied by.
 */
function refined(part: number, steps: number, scales = [1, 1, 1, 1]) {
  const n = DIAGONAL.length;
  const owned = new Owned();
  const a = csc_array(DIAGONAL.map((d, i) => DIAGONAL.map((_, j) => (i === j ? d : 0))));
  let solutions = 0;
  // Factors are good where solutions are large.
  const partOf = (i: number) => (scales[i] === 1 && scales.some((one) => one !== 1) ? 0 : part);
  const factors = {
    solve(_: string, b: number, count: number) {
      solutions += count;
      const values = view('float64', b, n * count);
      values.forEach((value, i) => (values[i] = value / (DIAGONAL[i % n]! * (1 + partOf(i % n)))));
    },
  } as unknown as Factors;
  try {
    return withFrame((frame) => {
      const { system } = systemOf(squareParts(a, 'test'), owned, false, frame);
      const [b, x] = [frame.bytes(8 * n), frame.bytes(8 * n)];
      view('float64', b, n).set(DIAGONAL.map((d, i) => (d * scales[i]!) / 3));
      const { backward, iterations } = solveRefined(system, factors, 'N', b, x, 1, steps);
      const error = Math.max(
        ...view('float64', x, n).map((value, i) => Math.abs((3 * value) / scales[i]! - 1)),
      );
      return { error, backward: backward[0]!, iterations: iterations[0]!, solutions };
    });
  } finally {
    owned.dispose();
  }
}

describe('refinement', () => {
  test('ends by a correction whose square is a rounding', () => {
    const { error, iterations, solutions } = refined(1e-14, 5);
    expect(error).toBeLessThan(3e-16);
    expect([iterations, solutions]).toEqual([1, 2]);
  });

  test.each([1e-10, 1e-6, 1e-4])('mends errors of %d', (part) => {
    const { error, backward } = refined(part, 6);
    expect(error).toBeLessThan(3e-16);
    // Of the solution before the last correction, at worst.
    expect(backward).toBeLessThan(1e-12);
  });

  test('goes on where corrections are small, but not to small elements of a solution', () => {
    const { error, backward } = refined(1e-4, 6, [1, 1, 2 ** -40, 1]);
    expect(error).toBeLessThan(3e-16);
    expect(backward).toBeLessThan(1e-12);
  });

  test('tells errors that it could not mend', () => {
    expect(refined(0.9, 2).backward).toBeGreaterThan(1e-3);
  });
});

describe('residuals', () => {
  const [n, density] = [7, 0.5];
  const numbers = (count: number, seed: number): number[] =>
    Array.from({ length: count }, (_, k) => Math.sin(1 + k * k + seed));
  const kinds = ['float64', 'complex128'] as const;
  const cases = kinds.flatMap((dtype) => (['N', 'T', 'H'] as const).map((side) => [dtype, side]));

  test.each(cases as [(typeof kinds)[number], 'N' | 'T' | 'H'][])('of %s, %s', (dtype, side) => {
    const parts = dtype === 'complex128' ? 2 : 1;
    /** Element (i, j) of A, b and x as real and imaginary part. */
    const elements = numbers(2 * n * n, 0).map((v, k) => (k % 2 < parts ? v : 0));
    const isThere = numbers(n * n, 5).map((v) => Math.abs(v) < density);
    const at = (i: number, j: number): [number, number] => {
      const k = i * n + j;
      return isThere[k]! ? [elements[2 * k]!, elements[2 * k + 1]!] : [0, 0];
    };
    const lines = Array.from({ length: n }, (_, k) => k);
    const dense = lines.map((i) =>
      lines.map((j) => {
        const [re, im] = at(i, j);
        return parts === 2 ? new Complex(re, im) : re;
      }),
    );
    const [b, x] = [numbers(parts * n, 2), numbers(parts * n, 3)];
    const expected = lines.map((i) => {
      let [re, im] = [b[parts * i]!, parts === 2 ? b[2 * i + 1]! : 0];
      let bound = Math.abs(re) + Math.abs(im);
      for (const j of lines) {
        const [c, up] = side === 'N' ? at(i, j) : at(j, i);
        const d = side === 'H' ? -up : up;
        const [p, q] = [x[parts * j]!, parts === 2 ? x[2 * j + 1]! : 0];
        re -= c * p - d * q;
        im -= c * q + d * p;
        bound += (Math.abs(c) + Math.abs(d)) * (Math.abs(p) + Math.abs(q));
      }
      return { re, im, bound };
    });
    const owned = new Owned();
    try {
      withFrame((frame) => {
        const a = csc_array(asarray(dense));
        const { system } = systemOf(squareParts(a, 'test'), owned, false, frame);
        const [bAt, xAt] = [frame.bytes(8 * parts * n), frame.bytes(8 * parts * n)];
        view('float64', bAt, parts * n).set(b);
        view('float64', xAt, parts * n).set(x);
        for (const compute of [computeResidual, computePlainResidual]) {
          const room = residualRoom(system, frame);
          compute(system, side, bAt, xAt, room);
          const r = view('float64', room.r, parts * n);
          const bounds = view('float64', room.bounds, n);
          expected.forEach(({ re, im, bound }, i) => {
            expect(r[parts * i]).toBeCloseTo(re, 13);
            if (parts === 2) expect(r[2 * i + 1]).toBeCloseTo(im, 13);
            expect(bounds[i]).toBeCloseTo(bound, 13);
          });
        }
      });
    } finally {
      owned.dispose();
    }
  });
});
