/**
 * Householder reflectors H = I - tau v v^H with v of first element 1, as LAPACK keeps them: H^H
 * maps the vector they are made of to (beta, 0, …), beta real.
 */
import { addAdjointProduct, addOuter } from './matrixVector';
import { bytes, dotConjugate, fill, norm, scale } from './vectors';
import {
  conjugate,
  divided,
  fromReal,
  hypotenuse,
  imaginaryPart,
  minus,
  negated,
  plus,
  realPart,
  times,
} from './scalar';

/** The smallest |beta| whose reciprocal is safe, over the rounding unit. */
const SAFE: f64 = reinterpret<f64>((<u64>(1023 - 968)) << 52);

/**
 * Makes a reflector of the vector (alpha, x), of n elements, alpha at an address of its own:
 * afterwards beta is there, and v without its 1 in x. Answers tau, 0 where nothing is to do.
 */
export function makeReflector<T>(n: i32, alpha: usize, x: usize, xStride: i32): T {
  let length = norm<T>(n - 1, x, xStride);
  let head = load<T>(alpha);
  if (length == 0 && imaginaryPart<T>(head) == 0) return fromReal<T>(0);
  let beta = signed<T>(head, length);
  let shrunk = 0;
  while (abs(beta) < SAFE && shrunk < 20) {
    shrunk++;
    const factor = fromReal<T>(1 / SAFE);
    scale<T>(n - 1, factor, x, xStride);
    head = times<T>(head, factor);
    length = norm<T>(n - 1, x, xStride);
    beta = signed<T>(head, length);
  }
  const target = fromReal<T>(beta);
  const tau = divided<T>(minus<T>(target, head), target);
  scale<T>(n - 1, divided<T>(fromReal<T>(1), minus<T>(head, target)), x, xStride);
  for (; shrunk > 0; shrunk--) beta *= SAFE;
  store<T>(alpha, fromReal<T>(beta));
  return tau;
}

/** The norm of (head, length) with the sign that head has not. */
function signed<T>(head: T, length: f64): f64 {
  const whole = hypotenuse(hypotenuse(realPart<T>(head), imaginaryPart<T>(head)), length);
  return realPart<T>(head) >= 0 ? -whole : whole;
}

/**
 * C = (I - tau v v^H) C, C (m x n) of columns with unit stride; v of m elements, its 1 not stored
 * but taken as read. `work` has room for n elements.
 */
export function reflectRows<T>(
  m: i32,
  n: i32,
  v: usize,
  tau: T,
  c: usize,
  column: i32,
  work: usize,
): void {
  if (n <= 0 || (realPart<T>(tau) == 0 && imaginaryPart<T>(tau) == 0)) return;
  const kept = load<T>(v);
  store<T>(v, fromReal<T>(1));
  // work = C^H v
  fill<T>(n, fromReal<T>(0), work, 1);
  addAdjointProduct<T>(m, n, fromReal<T>(1), c, column, v, work, 1);
  addOuter<T>(m, n, negated<T>(tau), v, work, 1, c, column);
  store<T>(v, kept);
}

/**
 * QR of a panel A (m x n, columns of unit stride) without blocks: R on and above the diagonal,
 * reflectors below it, their factors in `tau`. `work` has room for n elements.
 */
export function factorPanel<T>(
  m: i32,
  n: i32,
  a: usize,
  column: i32,
  tau: usize,
  work: usize,
): void {
  const count = min(m, n);
  for (let j = 0; j < count; j++) {
    const diagonal = a + bytes<T>(j) + bytes<T>(j) * column;
    const factor = makeReflector<T>(m - j, diagonal, diagonal + bytes<T>(1), 1);
    store<T>(tau + bytes<T>(j), factor);
    // Q^H is applied.
    reflectRows<T>(
      m - j,
      n - j - 1,
      diagonal,
      conjugate<T>(factor),
      diagonal + bytes<T>(column),
      column,
      work,
    );
  }
}

/**
 * The upper triangular T (k x k, by columns) with H_0 H_1 … = I - V T V^H, for V (m x k) of columns
 * with unit stride, unit lower trapezoidal, what is on and above its diagonal left unread. Below its
 * diagonal T is set to zero.
 */
export function blockFactor<T>(
  m: i32,
  k: i32,
  v: usize,
  column: i32,
  tau: usize,
  t: usize,
  tColumn: i32,
): void {
  for (let j = 0; j < k; j++) {
    const factor = load<T>(tau + bytes<T>(j));
    const own = t + bytes<T>(j) * tColumn;
    const vj = v + bytes<T>(j) * column;
    // own = -tau V(:, :j)^H v_j, v_j being zero above row j, and 1 there
    for (let i = 0; i < j; i++) {
      const vi = v + bytes<T>(i) * column;
      let product = conjugate<T>(load<T>(vi + bytes<T>(j)));
      product = plus<T>(
        product,
        dotConjugate<T>(m - j - 1, vi + bytes<T>(j + 1), 1, vj + bytes<T>(j + 1), 1),
      );
      store<T>(own + bytes<T>(i), negated<T>(times<T>(factor, product)));
    }
    // own = T own, from the top: row i of T is zero before its diagonal
    for (let i = 0; i < j; i++) {
      const at = own + bytes<T>(i);
      let sum = times<T>(load<T>(t + bytes<T>(i) + bytes<T>(i) * tColumn), load<T>(at));
      for (let l = i + 1; l < j; l++) {
        const element = load<T>(t + bytes<T>(i) + bytes<T>(l) * tColumn);
        sum = plus<T>(sum, times<T>(element, load<T>(own + bytes<T>(l))));
      }
      store<T>(at, sum);
    }
    store<T>(own + bytes<T>(j), factor);
    fill<T>(k - j - 1, fromReal<T>(0), own + bytes<T>(j + 1), 1);
  }
}
