/** What solving with A - σ M makes of A x = λ M x: other eigenvalues ν, large next to σ, and the same vectors. */
import type { Scalar } from '@numloom/linalg/kernels';
import { type Action, numbersAt } from '../operators/action.ts';

/** `'normal'`: ν = 1/(λ - σ); `'buckling'`: ν = λ/(λ - σ); `'cayley'`: ν = (λ + σ)/(λ - σ). */
export type ShiftMode = 'normal' | 'buckling' | 'cayley';

const MODES: readonly string[] = ['normal', 'buckling', 'cayley'];

/** ν is 1 + factor σ/(λ - σ) in these. */
const FACTORS = { buckling: 1, cayley: 2 } as const;

/** @throws RangeError where there is no such mode, or it needs another shift. */
export function checkMode(mode: string, sigma: number | undefined): void {
  if (!MODES.includes(mode)) {
    throw new RangeError(`eigsh: mode is ${String(mode)}, must be ${MODES.join(', ')}`);
  }
  if (mode === 'normal' || (sigma !== undefined && sigma !== 0)) return;
  throw new RangeError(`eigsh: mode is ${mode}, needs a sigma that is not 0`);
}

/** ν of an eigenvalue. */
export function seen(value: number, sigma: number, mode: ShiftMode): number {
  const inverse = 1 / (value - sigma);
  return mode === 'normal' ? inverse : 1 + FACTORS[mode] * sigma * inverse;
}

/** The eigenvalue of a ν. */
export function unseen(value: number, sigma: number, mode: ShiftMode): number {
  return mode === 'normal' ? sigma + 1 / value : sigma + (FACTORS[mode] * sigma) / (value - 1);
}

/**
 * What has the eigenvalues ν, from x to (A - σ M)⁻¹ M x: (A - σ M)⁻¹ A x and (A - σ M)⁻¹ (A + σ M) x are x
 * and that, without the digits that products with a large A would lose.
 */
export function inMode(
  inverted: Action,
  sigma: number,
  mode: ShiftMode,
  n: number,
  scalar: Scalar,
): Action {
  if (mode === 'normal') return inverted;
  const factor = FACTORS[mode] * sigma;
  return (x, y) => {
    inverted(x, y);
    const [from, to] = [numbersAt(scalar, x, n), numbersAt(scalar, y, n)];
    for (let at = 0; at < to.length; at++) to[at] = from[at]! + factor * to[at]!;
  };
}
