/**
 * What a real and a complex number have in common, so that an algorithm is written once: `T` is f64,
 * or v128 for a complex number with its real part in the first lane. Which branch is meant is known
 * when a kernel is compiled.
 */

/** x + 0 i, or x. */
export function fromReal<T>(x: f64): T {
  if (isVector<T>()) return <T>f64x2.replace_lane(f64x2.splat(0), 0, x);
  else return <T>x;
}

export function realPart<T>(x: T): f64 {
  if (isVector<T>()) return f64x2.extract_lane(<v128>x, 0);
  else return <f64>x;
}

/** Zero of a real number. */
export function imaginaryPart<T>(x: T): f64 {
  if (isVector<T>()) return f64x2.extract_lane(<v128>x, 1);
  else return 0;
}

export function conjugate<T>(x: T): T {
  if (isVector<T>()) return <T>v128.xor(<v128>x, i64x2(0, i64.MIN_VALUE));
  else return x;
}

export function plus<T>(x: T, y: T): T {
  if (isVector<T>()) return <T>f64x2.add(<v128>x, <v128>y);
  else return <T>(<f64>x + <f64>y);
}

export function minus<T>(x: T, y: T): T {
  if (isVector<T>()) return <T>f64x2.sub(<v128>x, <v128>y);
  else return <T>(<f64>x - <f64>y);
}

export function negated<T>(x: T): T {
  if (isVector<T>()) return <T>f64x2.neg(<v128>x);
  else return <T>-(<f64>x);
}

export function times<T>(x: T, y: T): T {
  if (isVector<T>()) {
    const swapped = v128.shuffle<f64>(<v128>y, <v128>y, 1, 0);
    const real = v128.shuffle<f64>(<v128>x, <v128>x, 0, 0);
    const imaginary = f64x2.mul(v128.shuffle<f64>(<v128>x, <v128>x, 1, 1), swapped);
    const signed = v128.xor(imaginary, i64x2(i64.MIN_VALUE, 0));
    return <T>f64x2.add(f64x2.mul(real, <v128>y), signed);
  } else return <T>(<f64>x * <f64>y);
}

/** Times a real number. */
export function scaled<T>(x: T, factor: f64): T {
  if (isVector<T>()) return <T>f64x2.mul(<v128>x, f64x2.splat(factor));
  else return <T>(<f64>x * factor);
}

/** |re| + |im|: within a factor of √2 of the absolute value, and never overflows before it. */
export function size<T>(x: T): f64 {
  if (isVector<T>()) {
    return abs(f64x2.extract_lane(<v128>x, 0)) + abs(f64x2.extract_lane(<v128>x, 1));
  } else return abs(<f64>x);
}

/** √(x² + y²) without overflow on the way. */
export function hypotenuse(x: f64, y: f64): f64 {
  const larger = max(abs(x), abs(y));
  const smaller = min(abs(x), abs(y));
  if (larger == 0 || larger == Infinity || larger != larger) return larger;
  const ratio = smaller / larger;
  return larger * sqrt(1 + ratio * ratio);
}

/** The absolute value. */
export function modulus<T>(x: T): f64 {
  if (isVector<T>()) return hypotenuse(realPart<T>(x), imaginaryPart<T>(x));
  else return abs(<f64>x);
}

/** x / y by Smith's method (1962): scaled by the larger part of the divisor. */
export function divided<T>(x: T, y: T): T {
  if (isVector<T>()) {
    const a = realPart<T>(x);
    const b = imaginaryPart<T>(x);
    const c = realPart<T>(y);
    const d = imaginaryPart<T>(y);
    if (abs(c) >= abs(d)) {
      const ratio = d / c;
      const divisor = c + d * ratio;
      return <T>f64x2((a + b * ratio) / divisor, (b - a * ratio) / divisor);
    }
    const ratio = c / d;
    const divisor = d + c * ratio;
    return <T>f64x2((a * ratio + b) / divisor, (b * ratio - a) / divisor);
  } else return <T>(<f64>x / <f64>y);
}
