/** Vectors of values: four f32, two f64 or one complex number. */
import { plus, times } from './values';

/** A value in every lane. */
export function spread<T>(value: T): v128 {
  if (isVector<T>()) return <v128>value;
  else if (sizeof<T>() == 4) return f32x4.splat(<f32>value);
  else return f64x2.splat(<f64>value);
}

/** sum + a x, lane by lane. */
export function addTimes<T>(a: v128, x: v128, sum: v128): v128 {
  if (isVector<T>()) return plus<v128>(sum, times<v128>(a, x));
  else if (sizeof<T>() == 4) return f32x4.add(sum, f32x4.mul(a, x));
  else return f64x2.add(sum, f64x2.mul(a, x));
}

/** The conjugate where that is asked for. */
export function conjugateIf<T>(conjugate: bool, x: T): T {
  if (isVector<T>()) {
    return <T>v128.xor(<v128>x, i64x2(0, conjugate ? i64.MIN_VALUE : 0));
  } else return x;
}

/** y += a x, of `count` values without gaps. */
export function addScaled<T>(count: i32, a: T, x: usize, y: usize): void {
  const lanes: i32 = 16 / sizeof<T>();
  const all = spread<T>(a);
  for (; count >= lanes; count -= lanes, x += 16, y += 16) {
    v128.store(y, addTimes<T>(all, v128.load(x), v128.load(y)));
  }
  for (; count > 0; count--, x += sizeof<T>(), y += sizeof<T>()) {
    store<T>(y, plus<T>(load<T>(y), times<T>(a, load<T>(x))));
  }
}
