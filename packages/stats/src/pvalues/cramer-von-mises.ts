/** Upper tails of the Cramér-von Mises statistic. */
import { gammaln } from '../math/gamma.ts';

/** From here on the tail is computed by itself, below by its complement. */
const TAIL_FROM = 0.5;

/** The probability that the statistic of infinitely many observations exceeds x. */
export function cvmTail(x: number): number {
  if (!(x > 0)) return x <= 0 ? 1 : NaN;
  if (x < 0.003) return 1;
  return x < TAIL_FROM ? 1 - body(x) : tail(x);
}

/**
 * The same of n observations, up to terms of order 1 / n²: at most 1, and 0 where the terms of order 1 / n
 * would make it negative.
 *
 * @see Csörgő, Faraway (1996), J. R. Stat. Soc. B 58, (1.8)
 */
export function cvmTailOf(x: number, n: number): number {
  if (!(x > 1 / (12 * n))) return Number.isNaN(x) ? NaN : 1;
  if (x >= n / 3) return 0;
  const below = x < TAIL_FROM ? body(x) : 1 - tail(x);
  const above = x < TAIL_FROM ? 1 - below : tail(x);
  return Math.min(Math.max(above - (below / 12 + correction(x)) / n, 0), 1);
}

/** The distribution function: Csörgő and Faraway (1.3). */
function body(x: number): number {
  let sum = 0;
  for (let k = 0; ; k++) {
    const y = 4 * k + 1;
    const q = (y * y) / (16 * x);
    const front = Math.exp(gammaln(k + 0.5) - gammaln(k + 1) - 2 * q) * Math.sqrt(y);
    const term = (front * scaledK(0.25, q)) / (Math.PI ** 1.5 * Math.sqrt(x));
    sum += term;
    if (term <= sum * 1e-17) return sum;
  }
}

/**
 * Smirnov's integral, an alternating series of integrals of
 * exp(-x u² / 2) / √(-u sin u) over (2k - 1) π to 2 k π. Cosines as abscissae take away the roots at both
 * ends, so that the midpoint rule converges exponentially.
 */
function tail(x: number): number {
  const points = 200;
  let sum = 0;
  for (let k = 1; k <= 2; k++) {
    let part = 0;
    for (let i = 0; i < points; i++) {
      const angle = ((i + 0.5) * Math.PI) / points;
      const half = Math.sin(angle / 2);
      const s = Math.PI * half * half;
      const u = (2 * k - 1) * Math.PI + s;
      // sin of the distance to the nearer end.
      const sine = Math.sin(Math.min(s, Math.PI * Math.cos(angle / 2) ** 2));
      part += (Math.exp((-x * u * u) / 2) * Math.sin(angle)) / Math.sqrt(u * sine);
    }
    sum += (k === 1 ? 1 : -1) * part;
  }
  return (sum * Math.PI) / points;
}

/** The term of order 1 / n without that of the distribution function: Csörgő and Faraway (1.10). */
function correction(x: number): number {
  const root = 2 * Math.sqrt(x);
  const [y1, y2] = [x ** 0.75, x ** 1.25];
  let sum = 0;
  for (let k = 0; ; k++) {
    const m = 2 * k + 1;
    const [a, b, c] = [(4 * k + 1) / root, (4 * k + 3) / root, (4 * k + 5) / root];
    const half = Math.exp(gammaln(k + 0.5) - gammaln(k + 1));
    const terms =
      (m * second(b)) / (9 * y1) +
      third(a) / (72 * y2) +
      ((m + 2) * (k + 0.5) * third(c)) / (6 * y2) +
      (7 * m * (second(a) + second(c))) / (144 * y1);
    const term = (half * terms) / Math.PI;
    sum -= term;
    if (Math.abs(term) <= 1e-17) return sum;
  }
}

function second(y: number): number {
  const z = (y * y) / 4;
  const bessel = scaledK(0.25, z) + scaledK(0.75, z);
  return (Math.exp(-2 * z) * (y / 2) ** 1.5 * bessel) / Math.sqrt(Math.PI);
}

function third(y: number): number {
  const z = (y * y) / 4;
  const bessel = 2 * scaledK(0.25, z) + 3 * scaledK(0.75, z) - scaledK(1.25, z);
  return (Math.exp(-2 * z) * (y / 2) ** 2.5 * bessel) / Math.sqrt(Math.PI);
}

/** exp(z) K_v(z), by the trapezoidal rule on DLMF 10.32.9, which converges exponentially. */
function scaledK(v: number, z: number): number {
  const step = 1 / 8;
  let sum = 0.5;
  for (let k = 1; ; k++) {
    const t = k * step;
    const half = Math.sinh(t / 2);
    const term = Math.exp(-2 * z * half * half) * Math.cosh(v * t);
    sum += term;
    if (term <= sum * 1e-18) return sum * step;
  }
}
