/** The incomplete beta function of 256 bits, slow and obviously right. */
import { gammaln } from './high-precision-gamma.ts';
import { exp, log, Precise } from './high-precision.ts';

const ONE = Precise.of(1);

/** ln(x^a y^b / B(a, b)). */
export function logBetaFactor(a: Precise, b: Precise, x: Precise, y: Precise): Precise {
  const logBeta = gammaln(a)
    .plus(gammaln(b))
    .minus(gammaln(a.plus(b)));
  return a
    .times(log(x))
    .plus(b.times(log(y)))
    .minus(logBeta);
}

/** The continued fraction of DLMF 8.17.22, as a sum of Steed. */
function fraction(a: Precise, b: Precise, x: Precise): Precise {
  let d = ONE;
  let term = ONE;
  let sum = ONE;
  for (let k = 1; k < 400_000; k++) {
    const m = Math.floor(k / 2);
    const above = k % 2 === 0 ? b.minus(m).times(m) : a.plus(m).times(a.plus(b).plus(m)).negative();
    const below = a.plus(k - 1).times(a.plus(k));
    d = ONE.over(ONE.plus(above.times(x).times(d).over(below)));
    term = term.times(d.minus(1));
    sum = sum.plus(term);
    if (term.mantissa === 0n || term.size() < sum.size() - 130) return sum;
  }
  throw new Error('fraction: too slow');
}

/** I_x(a, b) and 1 - I_x(a, b) of a, b > 0 and 0 < x < 1, both to at least 100 bits. */
export function incompleteBeta(
  a: Precise,
  b: Precise,
  x: Precise,
  y = ONE.minus(x),
): { lower: Precise; upper: Precise } {
  // Below the mean, or next to it.
  const isBelow = x.times(a.plus(b).plus(2)).isBelow(a.plus(1));
  if (!isBelow) {
    const { lower, upper } = incompleteBeta(b, a, y, x);
    return { lower: upper, upper: lower };
  }
  const lower = exp(logBetaFactor(a, b, x, y))
    .times(fraction(a, b, x))
    .over(a);
  return { lower, upper: ONE.minus(lower) };
}

/** The probability of more than t >= 0 of Student's distribution. */
export function studentTail(df: Precise, t: Precise): Precise {
  const square = t.times(t);
  const whole = df.plus(square);
  const half = Precise.of(0.5);
  return incompleteBeta(df.times(half), half, df.over(whole), square.over(whole)).lower.times(half);
}
