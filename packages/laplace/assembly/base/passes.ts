/**
 * Passes of complex Fourier transforms (Stockham's order, decimation in frequency). An element is two
 * vectors, real and imaginary parts, whose lanes belong to two transforms. A pass of radix r over
 * l x r x m elements takes x[i + m (j + r k)] to y[i + m (k + l j)] for i < m, j < r, k < l. The table has
 * for each i > 0 the factors exp(-2π√-1 j i / (r m)) of j = 1 … r - 1, as pairs of numbers.
 */

/** Bytes of an element. */
export const ELEMENT: usize = 32;

function put(at: usize, re: v128, im: v128, factor: usize, twiddled: bool): void {
  if (twiddled) {
    const c = v128.load64_splat(factor);
    const s = v128.load64_splat(factor, 8);
    v128.store(at, f64x2.sub(f64x2.mul(re, c), f64x2.mul(im, s)));
    v128.store(at, f64x2.add(f64x2.mul(re, s), f64x2.mul(im, c)), 16);
  } else {
    v128.store(at, re);
    v128.store(at, im, 16);
  }
}

function two(x: usize, step: usize, y: usize, next: usize, table: usize, twiddled: bool): void {
  const ar = v128.load(x);
  const ai = v128.load(x, 16);
  const br = v128.load(x + step);
  const bi = v128.load(x + step, 16);
  put(y, f64x2.add(ar, br), f64x2.add(ai, bi), 0, false);
  put(y + next, f64x2.sub(ar, br), f64x2.sub(ai, bi), table, twiddled);
}

function three(x: usize, step: usize, y: usize, next: usize, table: usize, twiddled: bool): void {
  const half = f64x2.splat(0.5);
  const sine = f64x2.splat(0.86602540378443864676);
  const ar = v128.load(x);
  const ai = v128.load(x, 16);
  const b = x + step;
  const c = b + step;
  const sr = f64x2.add(v128.load(b), v128.load(c));
  const si = f64x2.add(v128.load(b, 16), v128.load(c, 16));
  const dr = f64x2.mul(sine, f64x2.sub(v128.load(b), v128.load(c)));
  const di = f64x2.mul(sine, f64x2.sub(v128.load(b, 16), v128.load(c, 16)));
  put(y, f64x2.add(ar, sr), f64x2.add(ai, si), 0, false);
  const mr = f64x2.sub(ar, f64x2.mul(half, sr));
  const mi = f64x2.sub(ai, f64x2.mul(half, si));
  y += next;
  put(y, f64x2.add(mr, di), f64x2.sub(mi, dr), table, twiddled);
  y += next;
  put(y, f64x2.sub(mr, di), f64x2.add(mi, dr), table + 16, twiddled);
}

function four(x: usize, step: usize, y: usize, next: usize, table: usize, twiddled: bool): void {
  const b = x + step;
  const c = b + step;
  const d = c + step;
  const ar = f64x2.add(v128.load(x), v128.load(c));
  const cr = f64x2.sub(v128.load(x), v128.load(c));
  const br = f64x2.add(v128.load(b), v128.load(d));
  const dr = f64x2.sub(v128.load(b), v128.load(d));
  const ai = f64x2.add(v128.load(x, 16), v128.load(c, 16));
  const ci = f64x2.sub(v128.load(x, 16), v128.load(c, 16));
  const bi = f64x2.add(v128.load(b, 16), v128.load(d, 16));
  const di = f64x2.sub(v128.load(b, 16), v128.load(d, 16));
  put(y, f64x2.add(ar, br), f64x2.add(ai, bi), 0, false);
  y += next;
  put(y, f64x2.add(cr, di), f64x2.sub(ci, dr), table, twiddled);
  y += next;
  put(y, f64x2.sub(ar, br), f64x2.sub(ai, bi), table + 16, twiddled);
  y += next;
  put(y, f64x2.sub(cr, di), f64x2.add(ci, dr), table + 32, twiddled);
}

function five(x: usize, step: usize, y: usize, next: usize, table: usize, twiddled: bool): void {
  const c1 = f64x2.splat(0.3090169943749474241);
  const c2 = f64x2.splat(-0.8090169943749474241);
  const s1 = f64x2.splat(0.95105651629515357212);
  const s2 = f64x2.splat(0.58778525229247312917);
  const ar = v128.load(x);
  const ai = v128.load(x, 16);
  const b = x + step;
  const c = b + step;
  const d = c + step;
  const e = d + step;
  const br = f64x2.add(v128.load(b), v128.load(e));
  const er = f64x2.sub(v128.load(b), v128.load(e));
  const cr = f64x2.add(v128.load(c), v128.load(d));
  const dr = f64x2.sub(v128.load(c), v128.load(d));
  const bi = f64x2.add(v128.load(b, 16), v128.load(e, 16));
  const ei = f64x2.sub(v128.load(b, 16), v128.load(e, 16));
  const ci = f64x2.add(v128.load(c, 16), v128.load(d, 16));
  const di = f64x2.sub(v128.load(c, 16), v128.load(d, 16));
  put(y, f64x2.add(ar, f64x2.add(br, cr)), f64x2.add(ai, f64x2.add(bi, ci)), 0, false);
  const mr = f64x2.add(ar, f64x2.add(f64x2.mul(c1, br), f64x2.mul(c2, cr)));
  const mi = f64x2.add(ai, f64x2.add(f64x2.mul(c1, bi), f64x2.mul(c2, ci)));
  const nr = f64x2.add(ar, f64x2.add(f64x2.mul(c2, br), f64x2.mul(c1, cr)));
  const ni = f64x2.add(ai, f64x2.add(f64x2.mul(c2, bi), f64x2.mul(c1, ci)));
  const pr = f64x2.add(f64x2.mul(s1, ei), f64x2.mul(s2, di));
  const pi = f64x2.add(f64x2.mul(s1, er), f64x2.mul(s2, dr));
  const qr = f64x2.sub(f64x2.mul(s2, ei), f64x2.mul(s1, di));
  const qi = f64x2.sub(f64x2.mul(s2, er), f64x2.mul(s1, dr));
  y += next;
  put(y, f64x2.add(mr, pr), f64x2.sub(mi, pi), table, twiddled);
  y += next;
  put(y, f64x2.add(nr, qr), f64x2.sub(ni, qi), table + 16, twiddled);
  y += next;
  put(y, f64x2.sub(nr, qr), f64x2.add(ni, qi), table + 32, twiddled);
  y += next;
  put(y, f64x2.sub(mr, pr), f64x2.add(mi, pi), table + 48, twiddled);
}

/**
 * A radix that is any odd number r, at most {@link MOST_RADIX}. `sines` has cos and sin of 2π j k / r for
 * k, j = 1 … (r - 1) / 2; `work` has room for r - 1 elements.
 */
function odd(
  r: i32,
  x: usize,
  step: usize,
  y: usize,
  next: usize,
  table: usize,
  twiddled: bool,
  sines: usize,
  work: usize,
): void {
  const h = (r - 1) >> 1;
  const ar = v128.load(x);
  const ai = v128.load(x, 16);
  let sumR = ar;
  let sumI = ai;
  let low = x + step;
  let high = x + step * (r - 1);
  let at = work;
  for (let j = 0; j < h; j++, low += step, high -= step, at += 64) {
    const br = v128.load(low);
    const bi = v128.load(low, 16);
    const cr = v128.load(high);
    const ci = v128.load(high, 16);
    const sr = f64x2.add(br, cr);
    const si = f64x2.add(bi, ci);
    sumR = f64x2.add(sumR, sr);
    sumI = f64x2.add(sumI, si);
    v128.store(at, sr);
    v128.store(at, si, 16);
    v128.store(at, f64x2.sub(br, cr), 32);
    v128.store(at, f64x2.sub(bi, ci), 48);
  }
  put(y, sumR, sumI, 0, false);
  const end = at;
  let up = y + next;
  let down = y + next * (r - 1);
  let first = table;
  let last = table + ((<usize>(r - 2)) << 4);
  for (let k = 0; k < h; k++, up += next, down -= next, first += 16, last -= 16) {
    let mr = ar;
    let mi = ai;
    let pr = f64x2.splat(0);
    let pi = pr;
    for (at = work; at < end; at += 64, sines += 16) {
      const c = v128.load64_splat(sines);
      const s = v128.load64_splat(sines, 8);
      mr = f64x2.add(mr, f64x2.mul(c, v128.load(at)));
      mi = f64x2.add(mi, f64x2.mul(c, v128.load(at, 16)));
      pi = f64x2.add(pi, f64x2.mul(s, v128.load(at, 32)));
      pr = f64x2.add(pr, f64x2.mul(s, v128.load(at, 48)));
    }
    if (twiddled) {
      put(up, f64x2.add(mr, pr), f64x2.sub(mi, pi), first, true);
      put(down, f64x2.sub(mr, pr), f64x2.add(mi, pi), last, true);
    } else {
      put(up, f64x2.add(mr, pr), f64x2.sub(mi, pi), 0, false);
      put(down, f64x2.sub(mr, pr), f64x2.add(mi, pi), 0, false);
    }
  }
}

function apply(
  r: i32,
  x: usize,
  step: usize,
  y: usize,
  next: usize,
  table: usize,
  twiddled: bool,
): void {
  if (r == 4) four(x, step, y, next, table, twiddled);
  else if (r == 2) two(x, step, y, next, table, twiddled);
  else if (r == 3) three(x, step, y, next, table, twiddled);
  else five(x, step, y, next, table, twiddled);
}

/** All butterflies of a pass; r is known when this is compiled. */
function each(r: i32, l: i32, m: i32, x: usize, y: usize, table: usize): void {
  const step = <usize>m * ELEMENT;
  const next = step * l;
  const jump = step * (r - 1);
  if (m == 1) {
    const xEnd = x + <usize>(l * r) * ELEMENT;
    for (; x < xEnd; x += <usize>r * ELEMENT, y += ELEMENT) apply(r, x, step, y, next, 0, false);
    return;
  }
  const width = (<usize>(r - 1)) << 4;
  for (let k = 0; k < l; k++) {
    apply(r, x, step, y, next, 0, false);
    x += ELEMENT;
    y += ELEMENT;
    let factors = table;
    const end = x + step - ELEMENT;
    for (; x < end; x += ELEMENT, y += ELEMENT, factors += width) {
      apply(r, x, step, y, next, factors, true);
    }
    x += jump;
  }
}

/** A pass of radix r; see above. `sines` and `work` are for radices beyond 5, see {@link odd}. */
export function pass(
  r: i32,
  l: i32,
  m: i32,
  x: usize,
  y: usize,
  table: usize,
  sines: usize,
  work: usize,
): void {
  if (r == 4) each(4, l, m, x, y, table);
  else if (r == 2) each(2, l, m, x, y, table);
  else if (r == 3) each(3, l, m, x, y, table);
  else if (r == 5) each(5, l, m, x, y, table);
  else {
    const step = <usize>m * ELEMENT;
    const next = step * l;
    const width = (<usize>(r - 1)) << 4;
    for (let k = 0; k < l; k++, x += step * (r - 1)) {
      for (let i = 0; i < m; i++, x += ELEMENT, y += ELEMENT) {
        odd(r, x, step, y, next, table + width * (i - 1), i > 0, sines, work);
      }
    }
  }
}
