/** The power divergence of frequencies from expected ones. */
import { sumOf } from '../samples/centred.ts';

/** Names of divergences and their exponents. */
const DIVERGENCES = {
  pearson: 1,
  'log-likelihood': 0,
  'freeman-tukey': -0.5,
  'mod-log-likelihood': -1,
  neyman: -2,
  'cressie-read': 2 / 3,
} as const;

/** A divergence by its name, or its exponent. */
export type Divergence = keyof typeof DIVERGENCES | number;

/**
 * The exponent of a divergence.
 *
 * @throws TypeError for a name that is none
 */
export function exponentOf(lambda: unknown, caller: string): number {
  if (typeof lambda === 'number') return lambda;
  if (lambda === undefined || lambda === null) return 1;
  if (typeof lambda === 'string' && lambda in DIVERGENCES) {
    return DIVERGENCES[lambda as keyof typeof DIVERGENCES];
  }
  const names = Object.keys(DIVERGENCES).map((name) => `'${name}'`);
  throw new TypeError(
    `${caller}: lambda_ is ${typeof lambda === 'string' ? `'${lambda}'` : typeof lambda}, must be a number or one of ${names.join(', ')}`,
  );
}

/**
 * ((1 + t)^(λ+1) - 1 - t - λ t) / (λ (λ + 1)) without cancellation: what is left of a term when its part
 * that is linear in t, which sums to nothing, is taken off.
 */
function curved(t: number, lambda: number): number {
  if (Math.abs(t) < 0.2) {
    let coefficient = 0.5;
    let power = t * t;
    let sum = 0;
    for (let k = 2; k < 60; k++) {
      const term = coefficient * power;
      sum += term;
      if (Math.abs(term) < 1e-17 * Math.abs(sum)) break;
      coefficient *= (lambda + 1 - k) / (k + 1);
      power *= t;
    }
    return sum;
  }
  if (lambda === 0) return t === -1 ? 1 : (1 + t) * Math.log1p(t) - t;
  if (lambda === -1) return t - Math.log1p(t);
  return ((1 + t) ** (lambda + 1) - 1 - t - lambda * t) / (lambda * (lambda + 1));
}

/**
 * 2/(λ (λ + 1)) Σ o ((o / e)^λ - 1), of observed and expected frequencies. Cressie and Read 1984. Terms
 * are summed without the cancellation that their linear parts would bring.
 */
export function divergence(observed: Float64Array, expected: Float64Array, lambda: number): number {
  if (lambda === 1) return sumOf(observed.map((o, k) => (o - expected[k]!) ** 2 / expected[k]!));
  const terms = observed.map((o, k) => {
    const e = expected[k]!;
    return e === 0 ? (o === 0 ? NaN : Infinity) : e * curved((o - e) / e, lambda);
  });
  const surplus = sumOf(observed.map((o, k) => o - expected[k]!));
  return 2 * (sumOf(terms) + (lambda === -1 ? -surplus : surplus / (lambda + 1)));
}
