import { csc_array } from '@numloom/sparse';
import { Owned, view, withFrame } from '@numloom/linalg/kernels';
import { describe, expect, test } from 'vitest';
import type { Factors } from '../../src/direct/factors.ts';
import { squareParts } from '../../src/direct/input.ts';
import { solveRefined } from '../../src/direct/refine.ts';
import { systemOf } from '../../src/direct/system.ts';

const DIAGONAL = [2, 3, 5, 7];

/** Refines the solution of a diagonal system with the factors of one that differs by a part of itself. */
function refined(part: number, steps: number) {
  const n = DIAGONAL.length;
  const owned = new Owned();
  const a = csc_array(DIAGONAL.map((d, i) => DIAGONAL.map((_, j) => (i === j ? d : 0))));
  const { system } = systemOf(squareParts(a, 'test'), owned, false);
  let solutions = 0;
  const factors = {
    solve(_: string, b: number, count: number) {
      solutions += count;
      const values = view('float64', b, n * count);
      values.forEach((value, i) => (values[i] = value / (DIAGONAL[i % n]! * (1 + part))));
    },
  } as unknown as Factors;
  try {
    return withFrame((frame) => {
      const [b, x] = [frame.bytes(8 * n), frame.bytes(8 * n)];
      view('float64', b, n).set(DIAGONAL.map((d) => d / 3));
      const { backward, iterations } = solveRefined(system, factors, 'N', b, x, 1, steps);
      const error = Math.max(...view('float64', x, n).map((value) => Math.abs(3 * value - 1)));
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

  test('tells errors that it could not mend', () => {
    expect(refined(0.9, 2).backward).toBeGreaterThan(1e-3);
  });
});
