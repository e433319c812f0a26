/**
 * Reflectors of three elements, as bulges are chased with: H = I - tau v v^H with v = (1, v1, v2).
 * See base/reflectors.ts.
 */
import { multiplyAdd, multiplySubtract } from './arithmetic';
import { makeReflector } from './reflectors';
import { bytes } from './vectors';
import {
  conjugate,
  divided,
  fromReal,
  imaginaryPart,
  minus,
  plus,
  realPart,
  scaled,
  times,
} from './scalar';

function squared<T>(x: T): f64 {
  const real = realPart<T>(x);
  const imaginary = imaginaryPart<T>(x);
  return real * real + imaginary * imaginary;
}

/**
 * The reflector of `count` (2 or 3) elements in place: afterwards beta is the first of them, the
 * others are those of v. Answers tau.
 */
export function shortReflector<T>(count: i32, x: usize): T {
  const head = load<T>(x);
  const first = load<T>(x + bytes<T>(1));
  let square = squared<T>(first);
  if (count == 3) square += squared<T>(load<T>(x + bytes<T>(2)));
  const whole = square + squared<T>(head);
  if (!(square > 1e-250 && whole < 1e250)) {
    return makeReflector<T>(count, x, x + bytes<T>(1), 1);
  }
  const beta = realPart<T>(head) >= 0 ? -sqrt(whole) : sqrt(whole);
  const target = fromReal<T>(beta);
  const factor = divided<T>(fromReal<T>(1), minus<T>(head, target));
  store<T>(x, target);
  store<T>(x + bytes<T>(1), times<T>(factor, first));
  if (count == 3) store<T>(x + bytes<T>(2), times<T>(factor, load<T>(x + bytes<T>(2))));
  return scaled<T>(minus<T>(target, head), 1 / beta);
}

/** H^H times rows of three: `columns` columns of A from address `a` on. */
export function reflectThreeRows<T>(
  columns: i32,
  tau: T,
  v1: T,
  v2: T,
  a: usize,
  column: i32,
): void {
  const step = bytes<T>(column);
  const t0 = conjugate<T>(tau);
  const t1 = times<T>(t0, v1);
  const t2 = times<T>(t0, v2);
  const w1 = conjugate<T>(v1);
  const w2 = conjugate<T>(v2);
  for (const end = a + bytes<T>(columns * column); a < end; a += step) {
    const x0 = load<T>(a);
    const x1 = load<T>(a + bytes<T>(1));
    const x2 = load<T>(a + bytes<T>(2));
    const sum = plus<T>(x0, plus<T>(times<T>(w1, x1), times<T>(w2, x2)));
    store<T>(a, minus<T>(x0, times<T>(sum, t0)));
    store<T>(a + bytes<T>(1), minus<T>(x1, times<T>(sum, t1)));
    store<T>(a + bytes<T>(2), minus<T>(x2, times<T>(sum, t2)));
  }
}

/** Columns of three, `rows` long, times H: those of A from address `a` on. */
export function reflectThreeColumns<T>(
  rows: i32,
  tau: T,
  v1: T,
  v2: T,
  a: usize,
  column: i32,
): void {
  let b = a + bytes<T>(column);
  let c = b + bytes<T>(column);
  const end = a + bytes<T>(rows);
  const t1 = times<T>(tau, conjugate<T>(v1));
  const t2 = times<T>(tau, conjugate<T>(v2));
  if (!isVector<T>()) {
    const u1 = f64x2.splat(realPart<T>(v1));
    const u2 = f64x2.splat(realPart<T>(v2));
    const s0 = f64x2.splat(realPart<T>(tau));
    const s1 = f64x2.splat(realPart<T>(t1));
    const s2 = f64x2.splat(realPart<T>(t2));
    for (const last = a + ((<usize>(rows & ~1)) << 3); a < last; a += 16, b += 16, c += 16) {
      const x0 = v128.load(a);
      const x1 = v128.load(b);
      const x2 = v128.load(c);
      const sum = multiplyAdd(u2, x2, multiplyAdd(u1, x1, x0));
      v128.store(a, multiplySubtract(sum, s0, x0));
      v128.store(b, multiplySubtract(sum, s1, x1));
      v128.store(c, multiplySubtract(sum, s2, x2));
    }
  }
  for (; a < end; a += bytes<T>(1), b += bytes<T>(1), c += bytes<T>(1)) {
    const x0 = load<T>(a);
    const x1 = load<T>(b);
    const x2 = load<T>(c);
    const sum = plus<T>(x0, plus<T>(times<T>(v1, x1), times<T>(v2, x2)));
    store<T>(a, minus<T>(x0, times<T>(sum, tau)));
    store<T>(b, minus<T>(x1, times<T>(sum, t1)));
    store<T>(c, minus<T>(x2, times<T>(sum, t2)));
  }
}
