/** Problems whose values are so small or large that their squares are no float64 numbers. */
import { type NdArray } from '@numloom/ndarray';
import { nd } from '@numloom/ufunc';
import type { Problem } from './problem.ts';
import type { Side } from './side.ts';
import type { Values } from './values.ts';

/** A power of 2, of any exponent that float64 numbers may need. */
export class Power {
  /** Of which the product is taken: one number could not hold it. */
  readonly #factors: readonly [number, number];

  constructor(exponent: number) {
    const half = Math.trunc(exponent / 2);
    this.#factors = [2 ** half, 2 ** (exponent - half)];
  }

  times(value: number): number {
    return value * this.#factors[0] * this.#factors[1];
  }

  timesAll(values: NdArray<'float64'>): NdArray<'float64'> {
    const [a, b] = this.#factors;
    return nd`${values} * ${a} * ${b}`.evaluate() as NdArray<'float64'>;
  }
}

/** The problem with all values times a power of 2: so is its solution. */
export function scaledProblem(problem: Problem, power: Power): Problem {
  const { sides, source, fixed } = problem;
  const scaled = (values: Values): Values => {
    if (typeof values === 'number') return power.times(values);
    if (typeof values !== 'function') return power.timesAll(values);
    return (...place) => power.times(values(...place));
  };
  const scaledSide = (side: Side): Side => {
    if (side.kind === 'dirichlet') return { ...side, value: scaled(side.value) };
    return side.kind === 'neumann' ? { ...side, derivative: scaled(side.derivative) } : side;
  };
  return {
    ...problem,
    sides: sides.map(([low, high]) => [scaledSide(low), scaledSide(high)] as const),
    source: scaled(source),
    ...(fixed && { fixed: { mask: fixed.mask, values: scaled(fixed.values) } }),
  };
}
