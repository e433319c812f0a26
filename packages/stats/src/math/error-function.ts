/**
 * The error function, its complement, also scaled, and their inverses, of numbers. Rational functions
 * of least relative error: `test/reference/make_coefficients.py` computes their coefficients.
 */
import { normalQuantileCentre, normalQuantileTail } from './normal-quantile.ts';

const SPLIT = 134217729;

/** What is lost by rounding x², for |x| < 1e150. */
export function squareError(x: number, square: number): number {
  const c = SPLIT * x;
  const high = c - (c - x);
  const low = x - high;
  return high * high - square + 2 * high * low + low * low;
}

/** exp(-x²), of full precision where x² is large. */
function expSquare(x: number): number {
  const square = x * x;
  const value = Math.exp(-square);
  // Below 1e-308 nothing is left: and the split of a huge x would overflow.
  return square > 746 ? 0 : value - value * squareError(x, square);
}

/** exp(x²) erfc(x) for x >= 1/2. */
export function erfcxUpper(x: number): number {
  if (x < 4) {
    return (
      (((((((0.000579007294501215 * x + 0.00871345016539202) * x + 0.06247911689116466) * x +
        0.2731339510452938) *
        x +
        0.7831995916092571) *
        x +
        1.4786228866159508) *
        x +
        1.7239754378925072) *
        x +
        0.9999999999757763) /
      ((((((((0.0010262638735660545 * x + 0.015444180440535088) * x + 0.11125466391032893) * x +
        0.4918367503069136) *
        x +
        1.4430710380842704) *
        x +
        2.8548965261868147) *
        x +
        3.697160402645194) *
        x +
        2.852354604592389) *
        x +
        1.0)
    );
  }
  const w = 1 / (x * x);
  return (
    (((((173.6087082998101 * w + 545.574534853951) * w + 430.01139411792775) * w +
      125.22666095907203) *
      w +
      14.551453864082188) *
      w +
      0.5641895835477563) /
    ((((((38.01712410651147 * w + 590.3521761587662) * w + 1264.7288480181012) * w +
      861.508699944105) *
      w +
      234.35436767178277) *
      w +
      26.29178043766642) *
      w +
      1.0) /
    x
  );
}

/** erf(x) for |x| <= 1/2. */
export function erfCentre(x: number): number {
  const w = x * x;
  return (
    x *
    (((((6.531724182024639e-5 * w + 0.0011114137680730838) * w + 0.04003328891066774) * w +
      0.13271934365747717) *
      w +
      1.1283791670955126) /
      ((((0.00035158817352019437 * w + 0.008297934678492486) * w + 0.08579617495073441) * w +
        0.4509527892110073) *
        w +
        1.0))
  );
}

/** erf(x) = 2/√π ∫ exp(-t²) dt from 0 to x. DLMF 7.2.1. */
export function erf(x: number): number {
  const z = Math.abs(x);
  if (z <= 0.5) return erfCentre(x);
  if (!(z < 6)) return Number.isNaN(x) ? NaN : Math.sign(x);
  const value = 1 - expSquare(z) * erfcxUpper(z);
  return x < 0 ? -value : value;
}

/** 1 - erf(x). */
export function erfc(x: number): number {
  const z = Math.abs(x);
  if (z <= 0.5) return 1 - erfCentre(x);
  const value = expSquare(z) * erfcxUpper(z);
  return x < 0 ? 2 - value : value;
}

/** exp(x²) erfc(x). */
export function erfcx(x: number): number {
  if (x > 0.5) return erfcxUpper(x);
  const square = x * x;
  if (x < -27) return Infinity;
  const power = Math.exp(square);
  const factor = power + power * squareError(x, square);
  return x >= -0.5 ? factor * (1 - erfCentre(x)) : 2 * factor - erfcxUpper(-x);
}

/** x with erf(x) = y; NaN outside [-1, 1]. */
export function erfinv(y: number): number {
  const z = Math.abs(y);
  if (z <= 0.85) return normalQuantileCentre(y / 2) * Math.SQRT1_2;
  const x = normalQuantileTail((1 - z) / 2) * Math.SQRT1_2;
  return y < 0 ? -x : x;
}

/** x with erfc(x) = y; NaN outside [0, 2]. */
export function erfcinv(y: number): number {
  if (y < 0.15) return normalQuantileTail(y, Math.LN2) * Math.SQRT1_2;
  if (y <= 1.85) return normalQuantileCentre((1 - y) / 2) * Math.SQRT1_2;
  return -normalQuantileTail((2 - y) / 2) * Math.SQRT1_2;
}
