/** Sign and logarithm of a determinant, from the pivots and the orders of rows and columns. */
import type { Scalar } from '@numloom/linalg/kernels';
import type { Factors } from '../direct/factors.ts';

/** det A of L U = P A Q: `diagonal` is U's, pairs where complex; `orders` those of rows and columns. */
export function determinantOf(
  diagonal: Float64Array,
  scalar: Scalar,
  orders: readonly Int32Array[],
): ReturnType<Factors['determinant']> {
  let real = orders.reduce((sign, order) => sign * parity(order), 1);
  let imaginary = 0;
  let logabsdet = 0;
  const components = scalar === 'complex128' ? 2 : 1;
  for (let at = 0; at < diagonal.length; at += components) {
    const x = diagonal[at]!;
    const y = components === 2 ? diagonal[at + 1]! : 0;
    const modulus = Math.hypot(x, y);
    if (modulus === 0) return { sign: [0, 0], logabsdet: -Infinity };
    logabsdet += Math.log(modulus);
    const [u, v] = [x / modulus, y / modulus];
    [real, imaginary] = [real * u - imaginary * v, real * v + imaginary * u];
    const length = components === 2 ? Math.hypot(real, imaginary) : 1;
    real /= length;
    imaginary /= length;
  }
  return { sign: [real, components === 2 ? imaginary : 0], logabsdet };
}

/** 1 for an even permutation, -1 for an odd one. */
function parity(order: Int32Array): number {
  const seen = new Uint8Array(order.length);
  let sign = 1;
  for (let start = 0; start < order.length; start++) {
    if (seen[start]) continue;
    let length = 0;
    for (let i = start; !seen[i]; i = order[i]!) {
      seen[i] = 1;
      length++;
    }
    if (length % 2 === 0) sign = -sign;
  }
  return sign;
}
