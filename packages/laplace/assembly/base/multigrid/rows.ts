/** Sums of multiples of rows. */
import { at } from './job';

/** to += a x */
export function addScaled(n: i32, a: f64, x: usize, to: usize): void {
  const factor = f64x2.splat(a);
  const last = at(to, n - 1);
  for (; to < last; to += 16, x += 16) {
    v128.store(to, f64x2.add(v128.load(to), f64x2.mul(factor, v128.load(x))));
  }
  if (to == last) store<f64>(to, load<f64>(to) + a * load<f64>(x));
}

/** to = a x + b y */
export function mix(n: i32, a: f64, x: usize, b: f64, y: usize, to: usize): void {
  const first = f64x2.splat(a);
  const second = f64x2.splat(b);
  const last = at(to, n - 1);
  for (; to < last; to += 16, x += 16, y += 16) {
    v128.store(to, f64x2.add(f64x2.mul(first, v128.load(x)), f64x2.mul(second, v128.load(y))));
  }
  if (to == last) store<f64>(to, a * load<f64>(x) + b * load<f64>(y));
}

/** The sum of four multiples of rows, which an entry of a cubic table chooses from those at `from`. */
export function mixFour(n: i32, entry: usize, from: usize, pitch: i32, to: usize): void {
  const weights = entry + 16;
  let a = from + load<i32>(entry) * pitch;
  let b = from + load<i32>(entry, 4) * pitch;
  let c = from + load<i32>(entry, 8) * pitch;
  let d = from + load<i32>(entry, 12) * pitch;
  const first = v128.load64_splat(weights);
  const second = v128.load64_splat(weights, 8);
  const third = v128.load64_splat(weights, 16);
  const fourth = v128.load64_splat(weights, 24);
  const last = at(to, n - 1);
  for (; to < last; to += 16, a += 16, b += 16, c += 16, d += 16) {
    const low = f64x2.add(f64x2.mul(first, v128.load(a)), f64x2.mul(second, v128.load(b)));
    const high = f64x2.add(f64x2.mul(third, v128.load(c)), f64x2.mul(fourth, v128.load(d)));
    v128.store(to, f64x2.add(low, high));
  }
  if (to > last) return;
  const low = load<f64>(weights) * load<f64>(a) + load<f64>(weights, 8) * load<f64>(b);
  store<f64>(
    to,
    low + (load<f64>(weights, 16) * load<f64>(c) + load<f64>(weights, 24) * load<f64>(d)),
  );
}
