/** Complex Fourier transforms as operations of a program. */
import { circlePoint } from './circle.ts';
import { ELEMENT } from './operations.ts';
import type { Program } from './program.ts';

/** Of lengths with a larger prime factor, Bluestein's way is the shorter one. */
const MOST_RADIX = 113;

/** The radices of the passes of a transform; those that have code of their own come first. */
export function radicesOf(n: number): number[] {
  const radices: number[] = [];
  let rest = n;
  for (const radix of [4, 2, 3, 5]) {
    for (; rest % radix === 0; rest /= radix) radices.push(radix);
  }
  for (let p = 7; rest > 1; p += 2) {
    if (p * p > rest) p = rest;
    for (; rest % p === 0; rest /= p) radices.push(p);
  }
  return radices;
}

/** The least number that is not below n and has no prime factors but 2, 3 and 5. */
function smoothFrom(n: number): number {
  let best = Infinity;
  for (let fives = 1; fives < 2 * n; fives *= 5) {
    for (let threes = fives; threes < 2 * n; threes *= 3) {
      let all = threes;
      while (all < n) all *= 2;
      best = Math.min(best, all);
    }
  }
  return best;
}

/**
 * Transforms the n complex elements at `at`, of a buffer of the name `one` that has room for them; `two`
 * is another one. Answers where the result is, in one or the other.
 */
export function fourier(
  program: Program,
  n: number,
  at: number,
  one: string,
  two: string,
): { readonly at: number; readonly name: string; readonly other: string } {
  const radices = radicesOf(n);
  if (radices.some((radix) => radix > MOST_RADIX)) {
    bluestein(program, n, at);
    return { at, name: one, other: two };
  }
  let [from, to] = [at, radices.length > 0 ? program.buffer(two, n * ELEMENT) : at];
  let l = 1;
  for (const radix of radices) {
    const m = n / l / radix;
    const twiddles: number[] = [];
    for (let i = 1; i < m; i++) {
      for (let j = 1; j < radix; j++) {
        const [cos, sin] = circlePoint(j * i, radix * m);
        twiddles.push(cos, -sin);
      }
    }
    const [sines, work] = radix > 5 ? oddRadix(program, radix) : [0, 0];
    program.emit('pass', radix, from, to, l, m, program.table(twiddles), sines, work);
    const own = { 2: 4, 3: 16, 4: 16, 5: 40 }[radix] ?? 2 * radix * radix;
    program.cost += (n / radix) * (own + 6 * (radix - 1));
    l *= radix;
    [from, to] = [to, from];
  }
  const isMoved = radices.length % 2 === 1;
  return { at: from, name: isMoved ? two : one, other: isMoved ? one : two };
}

/** The table of a radix beyond 5, and where its passes work. */
function oddRadix(program: Program, radix: number): [table: number, work: number] {
  const half = (radix - 1) / 2;
  const points: number[] = [];
  for (let k = 1; k <= half; k++) {
    for (let j = 1; j <= half; j++) points.push(...circlePoint(j * k, radix));
  }
  return [program.table(points), program.buffer('butterfly', 2 * MOST_RADIX * ELEMENT)];
}

/** A transform of any length as a convolution of a length that has small factors (Bluestein 1970). */
function bluestein(program: Program, n: number, at: number): void {
  const length = smoothFrom(2 * n - 1);
  const chirp = Array.from({ length: n }, (_, k) => circlePoint((k * k) % (2 * n), 2 * n));
  const conjugate = program.table(chirp.flatMap(([cos, sin]) => [cos, -sin]));
  const re = new Float64Array(length);
  const im = new Float64Array(length);
  chirp.forEach(([cos, sin], k) => {
    re[k] = cos / length;
    im[k] = sin / length;
    if (k > 0) [re[length - k], im[length - k]] = [re[k], im[k]];
  });
  plainFourier(re, im);
  const spectrum = program.table(Array.from(re).flatMap((cos, k) => [cos, im[k]!]));
  const first = program.buffer(`long-${n}`, length * ELEMENT);
  program.emit('multiply', n, at, first, length, conjugate, 0, 0);
  const there = fourier(program, length, first, `long-${n}`, `longer-${n}`);
  program.emit('multiply', length, there.at, there.at, length, spectrum, 0, 1);
  const back = fourier(program, length, there.at, there.name, there.other);
  program.emit('multiply', n, back.at, at, n, conjugate, 1, 0);
  program.cost += 6 * (length + 2 * n);
}

/** The transform of numbers in place, of a length with factors 2, 3 and 5 only. */
function plainFourier(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  if (n === 1) return;
  const p = n % 2 === 0 ? 2 : n % 3 === 0 ? 3 : 5;
  const q = n / p;
  const parts = Array.from({ length: p }, (_, j) => {
    const some = [re, im].map((all) => Float64Array.from({ length: q }, (_, i) => all[j + p * i]!));
    plainFourier(some[0]!, some[1]!);
    return some as [Float64Array, Float64Array];
  });
  re.fill(0);
  im.fill(0);
  for (let k = 0; k < n; k++) {
    parts.forEach(([partRe, partIm], j) => {
      const [cos, sin] = circlePoint(j * k, n);
      const [a, b] = [partRe[k % q]!, partIm[k % q]!];
      re[k]! += a * cos + b * sin;
      im[k]! += b * cos - a * sin;
    });
  }
}
