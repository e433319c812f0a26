/** Determinants as m 2^e, so that products of pivots neither overflow nor vanish. */
import { realPart, imaginaryPart, scaled, size, times } from './scalar';
import { bytes } from './vectors';

/** Exponents are brought back by so much at once. */
const STEP: f64 = 600;
const UP: f64 = reinterpret<f64>((<u64>(1023 + 600)) << 52);
const DOWN: f64 = reinterpret<f64>((<u64>(1023 - 600)) << 52);
/** Factors within these bounds, 2^±400, need nothing. */
const MOST: f64 = reinterpret<f64>((<u64>(1023 + 400)) << 52);
const LEAST: f64 = reinterpret<f64>((<u64>(1023 - 400)) << 52);

/**
 * Writes (re m, im m, e) for the product of `sign` and the n elements on the diagonal of a matrix,
 * `step` elements apart.
 */
export function diagonalProduct<T>(n: i32, a: usize, step: i32, sign: T, to: usize): void {
  let product = sign;
  let exponent = 0.0;
  for (let i = 0; i < n; i++, a += bytes<T>(step)) {
    let factor = load<T>(a);
    // Twice, for the smallest numbers are 2^-1074.
    for (let turn = 0; turn < 2; turn++) {
      if (size<T>(factor) > MOST) {
        factor = scaled<T>(factor, DOWN);
        exponent += STEP;
      } else if (size<T>(factor) < LEAST && size<T>(factor) > 0) {
        factor = scaled<T>(factor, UP);
        exponent -= STEP;
      }
    }
    product = times<T>(product, factor);
    if (size<T>(product) > MOST) {
      product = scaled<T>(product, DOWN);
      exponent += STEP;
    } else if (size<T>(product) < LEAST && size<T>(product) > 0) {
      product = scaled<T>(product, UP);
      exponent -= STEP;
    }
  }
  store<f64>(to, realPart<T>(product));
  store<f64>(to, imaginaryPart<T>(product), 8);
  store<f64>(to, exponent, 16);
}
