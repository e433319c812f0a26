/** Arithmetic of values: f32, f64, or v128 for a complex number with its real part in the first lane. */

export function plus<T>(x: T, y: T): T {
  if (isVector<T>()) return <T>f64x2.add(<v128>x, <v128>y);
  else if (sizeof<T>() == 4) return <T>(<f32>x + <f32>y);
  else return <T>(<f64>x + <f64>y);
}

export function times<T>(x: T, y: T): T {
  if (isVector<T>()) {
    const swapped = v128.shuffle<f64>(<v128>y, <v128>y, 1, 0);
    const real = v128.shuffle<f64>(<v128>x, <v128>x, 0, 0);
    const imaginary = f64x2.mul(v128.shuffle<f64>(<v128>x, <v128>x, 1, 1), swapped);
    return <T>f64x2.add(f64x2.mul(real, <v128>y), v128.xor(imaginary, i64x2(i64.MIN_VALUE, 0)));
  } else if (sizeof<T>() == 4) return <T>(<f32>x * <f32>y);
  else return <T>(<f64>x * <f64>y);
}

export function zero<T>(): T {
  if (isVector<T>()) return <T>f64x2.splat(0);
  else return <T>0;
}

/** Whether a value is zero, of either sign; NaN is not. */
export function isZero<T>(x: T): bool {
  if (isVector<T>()) return i64x2.all_true(f64x2.eq(<v128>x, f64x2.splat(0)));
  else if (sizeof<T>() == 4) return <f32>x == 0;
  else return <f64>x == 0;
}

export function minus<T>(x: T, y: T): T {
  if (isVector<T>()) return <T>f64x2.sub(<v128>x, <v128>y);
  else if (sizeof<T>() == 4) return <T>(<f32>x - <f32>y);
  else return <T>(<f64>x - <f64>y);
}

/** The larger of two numbers, without a branch, which nobody could predict; x where one of them is NaN. */
export function larger(x: f64, y: f64): f64 {
  return f64x2.extract_lane(f64x2.pmax(f64x2.splat(x), f64x2.splat(y)), 0);
}
