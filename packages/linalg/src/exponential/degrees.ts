/** Padé approximants of the exponential by their degrees: norms that they suit, and their coefficients. */

/** Degrees of numerator and denominator. */
export type PadeOrder = 3 | 5 | 7 | 9 | 13;

/**
 * Norms up to which the backward error of [m/m] is at most the rounding unit (Higham 2005, table
 * 2.3); for m = 13 less, so that the denominator is well-conditioned (Al-Mohy and Higham 2009).
 */
export const PADE_BOUNDS: Readonly<Record<PadeOrder, number>> = {
  3: 1.495585217958292e-2,
  5: 0.253939833006323,
  7: 0.9504178996162932,
  9: 2.097847961257068,
  13: 4.25,
};

export const ROUNDING_UNIT = 2 ** -53;

/** Of the power 2 m + 1 in the series of the backward error of [m/m]: 1 / (C(2m, m) (2m + 1)!). */
export function leadingCoefficient(m: number): number {
  let result = 1 / (2 * m + 1);
  // C(2m, m) (2m)! = (2m)!² / m!²
  for (let i = m + 1; i <= 2 * m; i++) result /= i * i;
  return result;
}

/** Coefficients b_0 … b_m of the numerator of [m/m], b_m being 1. */
export function padeCoefficients(m: PadeOrder): number[] {
  const b = [1];
  for (let j = m; j > 0; j--) b.unshift((b[0]! * j * (2 * m - j + 1)) / (m - j + 1));
  return b;
}
