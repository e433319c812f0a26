/**
 * Binomial numbers: by inversion for small means, else by rejection from triangle, parallelogram and exponential
 * tails. V. Kachitvichyanukul and B. W. Schmeiser, Binomial random variate generation, Commun. ACM 31
 * (1988) 216.
 */
import type { Source } from '../bits/source.ts';
import { exp } from '../elementary/exponential.ts';
import { log } from '../elementary/logarithm.ts';

export function binomial(source: Source, n: number, p: number): number {
  if (n === 0 || p === 0) return 0;
  if (p > 0.5) return n - atMostHalf(source, n, 1 - p);
  return atMostHalf(source, n, p);
}

function atMostHalf(source: Source, n: number, p: number): number {
  return p * n <= 30 ? byInversion(source, n, p) : byRejection(source, n, p);
}

function byInversion(source: Source, n: number, p: number): number {
  const q = 1 - p;
  const first = exp(n * Math.log1p(-p));
  const mean = n * p;
  const bound = Math.trunc(Math.min(n, mean + 10 * Math.sqrt(mean * q + 1)));
  let k = 0;
  let term = first;
  let u = source.double();
  while (u > term) {
    k++;
    if (k > bound) {
      k = 0;
      term = first;
      u = source.double();
    } else {
      u -= term;
      term = ((n - k + 1) * p * term) / (k * q);
    }
  }
  return k;
}

/** What the rejection is prepared by: of the last n and p. */
class Hat {
  readonly n: number;
  readonly p: number;
  readonly r: number;
  readonly q: number;
  readonly m: number;
  readonly p1: number;
  readonly xm: number;
  readonly xl: number;
  readonly xr: number;
  readonly c: number;
  readonly laml: number;
  readonly lamr: number;
  readonly p2: number;
  readonly p3: number;
  readonly p4: number;

  constructor(n: number, p: number) {
    this.n = n;
    this.p = p;
    const r = (this.r = Math.min(p, 1 - p));
    const q = (this.q = 1 - r);
    const fm = n * r + r;
    const m = (this.m = Math.floor(fm));
    const p1 = (this.p1 = Math.floor(2.195 * Math.sqrt(n * r * q) - 4.6 * q) + 0.5);
    const xm = (this.xm = m + 0.5);
    const xl = (this.xl = xm - p1);
    const xr = (this.xr = xm + p1);
    const c = (this.c = 0.134 + 20.5 / (15.3 + m));
    const left = (fm - xl) / (fm - xl * r);
    this.laml = left * (1 + left / 2);
    const right = (xr - fm) / (xr * q);
    this.lamr = right * (1 + right / 2);
    this.p2 = p1 * (1 + 2 * c);
    this.p3 = this.p2 + c / this.laml;
    this.p4 = this.p3 + c / this.lamr;
  }
}

let last: Hat | undefined;

function byRejection(source: Source, n: number, p: number): number {
  if (last?.n !== n || last.p !== p) last = new Hat(n, p);
  const hat = last;
  for (;;) {
    const u = source.double() * hat.p4;
    let v = source.double();
    let y: number;
    if (u <= hat.p1) return Math.floor(hat.xm - hat.p1 * v + u);
    if (u <= hat.p2) {
      const x = hat.xl + (u - hat.p1) / hat.c;
      v = v * hat.c + 1 - Math.abs(hat.m - x + 0.5) / hat.p1;
      if (v > 1) continue;
      y = Math.floor(x);
    } else if (u <= hat.p3) {
      y = Math.floor(hat.xl + log(v) / hat.laml);
      if (y < 0 || v === 0) continue;
      v = v * (u - hat.p2) * hat.laml;
    } else {
      y = Math.floor(hat.xr - log(v) / hat.lamr);
      if (y > n || v === 0) continue;
      v = v * (u - hat.p3) * hat.lamr;
    }
    if (isAccepted(hat, y, v)) return y;
  }
}

/** Whether v is below the ratio of the probabilities of y and of the mode. */
function isAccepted({ n, r, q, m, xm }: Hat, y: number, v: number): boolean {
  const k = Math.abs(y - m);
  const variance = n * r * q;
  if (!(k > 20 && k < variance / 2 - 1)) {
    const s = r / q;
    const a = s * (n + 1);
    let ratio = 1;
    for (let i = m + 1; i <= y; i++) ratio *= a / i - s;
    for (let i = y + 1; i <= m; i++) ratio /= a / i - s;
    return v <= ratio;
  }
  const rho = (k / variance) * ((k * (k / 3 + 0.625) + 0.16666666666666666) / variance + 0.5);
  const t = (-k * k) / (2 * variance);
  const level = log(v);
  if (level < t - rho) return true;
  if (level > t + rho) return false;
  const x1 = y + 1;
  const f1 = m + 1;
  const z = n + 1 - m;
  const w = n - y + 1;
  const bound =
    xm * log(f1 / x1) +
    (n - m + 0.5) * log(z / w) +
    (y - m) * log((w * r) / (x1 * q)) +
    correction(f1) +
    correction(z) +
    correction(x1) +
    correction(w);
  return level <= bound;
}

/**
 * Of Stirling's formula. Two of the four should be taken off; NumPy 2.4 adds all, and so does this, to give its
 * numbers: that moves the logarithm of a bound of acceptance by less than 0.01.
 */
function correction(x: number): number {
  const square = x * x;
  return (13680 - (462 - (132 - (99 - 140 / square) / square) / square) / square) / x / 166320;
}
