/** Gamma, its kin and its tails in 256 bits: see high-precision.ts. */
import { exp, log, PI, Precise, series, sinPi, sqrt } from './high-precision.ts';

const bernoulliNumbers: [above: bigint, below: bigint][] = [];
const rounded: Precise[] = [];

/** The Bernoulli number B(n), exactly: Σ_(k<=n) C(n + 1, k) B(k) = 0. */
function bernoulli(n: number): Precise {
  for (let m = bernoulliNumbers.length; m <= n; m++) {
    let [above, below] = [0n, 1n];
    let binomial = 1n;
    for (let k = 0; k < m; k++) {
      const [p, q] = bernoulliNumbers[k]!;
      above = above * q + binomial * p * below;
      below *= q;
      binomial = (binomial * BigInt(m + 1 - k)) / BigInt(k + 1);
    }
    [above, below] = m === 0 ? [1n, 1n] : [-above, below * BigInt(m + 1)];
    const common = divisor(above < 0n ? -above : above, below);
    bernoulliNumbers.push([above / common, below / common]);
  }
  const [above, below] = bernoulliNumbers[n]!;
  return (rounded[n] ??= Precise.of(above).over(Precise.of(below)));
}

function divisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** Asymptotic series are taken from here: their terms fall below 1e-50. */
const FAR = 50;
const TERMS = 25;

const ROOT_PI = sqrt(PI);
const LOG_ROOT_TAU = log(PI.times(2)).times(0.5);

/** ln Γ(x) of x > 0, by Stirling's series above 50 and Γ(x + 1) = x Γ(x). */
export function gammaln(x: Precise): Precise {
  let product = Precise.of(1);
  let z = x;
  while (z.isBelow(FAR)) {
    product = product.times(z);
    z = z.plus(1);
  }
  let sum = z.minus(0.5).times(log(z)).minus(z).plus(LOG_ROOT_TAU);
  let power = Precise.of(1).over(z);
  const w = power.times(power);
  for (let k = 1; k <= TERMS; k++) {
    sum = sum.plus(
      bernoulli(2 * k)
        .times(power)
        .over(2 * k * (2 * k - 1)),
    );
    power = power.times(w);
  }
  return sum.minus(log(product));
}

/** Γ(x), by reflection below 0. */
export function gamma(x: Precise): Precise {
  if (x.sign() > 0) return exp(gammaln(x));
  const z = x.negative();
  return PI.over(sinPi(x).times(z).times(gamma(z)));
}

/** ψ(x) of x > 0. */
export function digamma(x: Precise): Precise {
  let sum = Precise.of(0);
  let z = x;
  while (z.isBelow(FAR)) {
    sum = sum.minus(Precise.of(1).over(z));
    z = z.plus(1);
  }
  sum = sum.plus(log(z)).minus(Precise.of(0.5).over(z));
  const w = Precise.of(1).over(z.times(z));
  let power = w;
  for (let k = 1; k <= TERMS; k++) {
    sum = sum.minus(
      bernoulli(2 * k)
        .times(power)
        .over(2 * k),
    );
    power = power.times(w);
  }
  return sum;
}

/** Hurwitz's ζ(s, q) = Σ (q + k)^-s of q > 0, by Euler and Maclaurin's formula. */
export function zeta(s: Precise, q: Precise): Precise {
  const power = (z: Precise): Precise => exp(s.negative().times(log(z)));
  let sum = Precise.of(0);
  let z = q;
  while (z.isBelow(FAR)) {
    const term = power(z);
    sum = sum.plus(term);
    if (term.size() < sum.size() - 200) return sum;
    z = z.plus(1);
  }
  const last = power(z);
  sum = sum.plus(last.times(z).over(s.minus(1))).plus(last.times(0.5));
  // B(2k) / (2k)! s (s + 1) ... (s + 2k - 2) z^(-s - 2k + 1).
  let factor = last.times(s).over(z).over(2);
  for (let k = 1; k <= 60; k++) {
    const term = bernoulli(2 * k).times(factor);
    sum = sum.plus(term);
    if (term.size() < sum.size() - 150) return sum;
    factor = factor
      .times(s.plus(2 * k - 1))
      .times(s.plus(2 * k))
      .over(z.times(z))
      .over((2 * k + 1) * (2 * k + 2));
  }
  return sum;
}

/** e^(a ln x - x) / Γ(a + 1). */
function front(a: Precise, x: Precise): Precise {
  return exp(
    a
      .times(log(x))
      .minus(x)
      .minus(gammaln(a.plus(1))),
  );
}

/** P(a, x) of `front`, by its series of positive terms: DLMF 8.11.4. */
function lowerSeries(a: Precise, x: Precise, factor: Precise): Precise {
  return factor.times(series((n, term) => term.times(x).over(a.plus(n)), Precise.of(1)));
}

/** Q(a, x) of `front` and x > a, by the continued fraction of DLMF 8.9.2, as a sum of Steed. */
function upperFraction(a: Precise, x: Precise, factor: Precise): Precise {
  let b = x.plus(1).minus(a);
  let d = Precise.of(1).over(b);
  let term = d;
  let sum = d;
  for (let n = 1; term.size() > sum.size() - 130; n++) {
    b = b.plus(2);
    const above = a.minus(n).times(n);
    d = Precise.of(1).over(b.plus(above.times(d)));
    term = term.times(b.times(d).minus(1));
    sum = sum.plus(term);
  }
  return factor.times(a).times(sum);
}

/** P(a, x) and Q(a, x) of a, x > 0, both to at least 100 bits. */
export function incompleteGamma(
  a: Precise,
  x: Precise,
  factor = front(a, x),
): { lower: Precise; upper: Precise } {
  if (x.isBelow(a.plus(30))) {
    const lower = lowerSeries(a, x, factor);
    const upper = Precise.of(1).minus(lower);
    // Otherwise the difference has lost too many of its bits.
    if (upper.size() > -120) return { lower, upper };
  }
  const upper = upperFraction(a, x, factor);
  return { lower: Precise.of(1).minus(upper), upper };
}

/** erf(x) and erfc(x), by their tails of gamma: DLMF 7.11.1 and 7.11.2. */
export function errorFunction(x: Precise): { erf: Precise; erfc: Precise } {
  if (x.sign() === 0) return { erf: Precise.of(0), erfc: Precise.of(1) };
  const square = x.times(x);
  // x^(2 / 2) e^-x² / Γ(3 / 2)
  const factor = x.absolute().times(2).times(exp(square.negative())).over(ROOT_PI);
  const { lower, upper } = incompleteGamma(Precise.of(0.5), square, factor);
  return x.sign() > 0
    ? { erf: lower, erfc: upper }
    : { erf: lower.negative(), erfc: lower.plus(1) };
}
