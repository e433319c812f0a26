/** The inverses of the incomplete gamma functions, of numbers. */
import { gammaln } from './gamma.ts';
import {
  gammainc,
  gammaincc,
  log_gammainc,
  log_gammaincc,
  poissonPeak,
} from './incomplete-gamma.ts';
import { ndtri } from './normal.ts';
import { poissonExponent } from './twofold.ts';

/** Below this, doubles have fewer digits. */
const SUBNORMAL = 2 ** -1022;

/** x with P(a, x) = p. */
export function gammaincinv(a: number, p: number): number {
  if (!(a >= 0) || !(p >= 0) || !(p <= 1)) return NaN;
  return p <= 0.5 ? solve(a, p, false) : solve(a, 1 - p, true);
}

/** x with Q(a, x) = q. */
export function gammainccinv(a: number, q: number): number {
  if (!(a >= 0) || !(q >= 0) || !(q <= 1)) return NaN;
  return q <= 0.5 ? solve(a, q, true) : solve(a, 1 - q, false);
}

/** About the x whose tail is `target`, at most 1/2; 0 where it underflows. */
function start(a: number, target: number, isUpper: boolean): number {
  const logGamma = gammaln(a + 1);
  if (isUpper && a < 1) {
    // Q ~ x^(a - 1) e^-x / Γ(a).
    const y = Math.log(a) - logGamma - Math.log(target);
    if (y > 1) return y - (1 - a) * Math.log(y);
  }
  // P ~ x^a / Γ(a + 1) (1 - a x / (a + 1)).
  const power = ((isUpper ? Math.log1p(-target) : Math.log(target)) + logGamma) / a;
  const small = Math.exp(power);
  if (small < 0.2 * (a + 1)) return small * (1 + small / (a + 1));
  // Wilson and Hilferty: the third root is about normal.
  const z = isUpper ? -ndtri(target) : ndtri(target);
  const root = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
  return root < 0.3 ? small : a * root * root * root;
}

/**
 * x whose tail is `target`, at most 1/2. Halley's method for ln tail as a function of ln x, which is
 * concave, as the density of ln x is log-concave: the steps cannot run away.
 */
function solve(a: number, target: number, isUpper: boolean): number {
  if (target === 0) return isUpper ? Infinity : 0;
  if (a === 0 || a === Infinity) return NaN;
  let x = start(a, target, isUpper);
  const peak = a * poissonPeak(a);
  const enough = 1e-6 / Math.cbrt(1 + a);
  for (let k = 0; k < 60 && x > 0; k++) {
    const value = isUpper ? gammaincc(a, x) : gammainc(a, x);
    const ratio = value / target;
    let excess = ratio - 1;
    let slope: number;
    // Subnormal tails have lost digits that their logarithms have.
    if (ratio > 0.5 && ratio < 2 && value > SUBNORMAL) {
      excess = Math.log1p(excess);
      slope = (peak * Math.exp(poissonExponent(a, x))) / value;
    } else {
      const log = isUpper ? log_gammaincc(a, x) : log_gammainc(a, x);
      excess = log - Math.log(target);
      slope = peak * Math.exp(poissonExponent(a, x) - log);
    }
    const curvature = slope * (isUpper ? x - a - slope : a - x - slope);
    if (isUpper) slope = -slope;
    const newton = -excess / slope;
    const step = newton / Math.max(0.5, 1 + (newton * curvature) / (2 * slope));
    // A step in ln x; beyond e at once nothing is known.
    const next = x * Math.exp(Math.max(-20, Math.min(20, step)));
    if (!(Math.abs(step) > enough)) return x + x * (step + 0.5 * step * step);
    x = next;
  }
  return x;
}
