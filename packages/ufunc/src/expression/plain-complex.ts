/** Arithmetic of plain complex numbers by Python's rules. */
import { Complex } from '@numloom/ndarray';

/** Whole powers up to this one are products. */
const MOST_FACTORS = 100;

/**
 * An operator applied to complex numbers; undefined where it is none of Python's arithmetic.
 *
 * @throws RangeError for a division by zero
 */
export function complexArithmetic(operator: string, a: Complex, b: Complex): Complex | undefined {
  switch (operator) {
    case 'add':
      return new Complex(a.re + b.re, a.im + b.im);
    case 'subtract':
      return new Complex(a.re - b.re, a.im - b.im);
    case 'multiply':
      return product(a, b);
    case 'divide':
      return quotient(a, b);
    case 'power':
      return complexPower(a, b);
    case 'negative':
      return new Complex(-a.re, -a.im);
    case 'positive':
      return a;
    default:
      return undefined;
  }
}

function product(a: Complex, b: Complex): Complex {
  return new Complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re);
}

/** By the larger part of the divisor (Smith 1962, CACM 5). */
function quotient(a: Complex, b: Complex): Complex {
  if (b.re === 0 && b.im === 0) {
    throw new RangeError(
      `divide: (${String(a)}) / (${String(b)}) divides by zero, for which plain numbers have no result`,
    );
  }
  if (Math.abs(b.re) >= Math.abs(b.im)) {
    const ratio = b.im / b.re;
    const divisor = b.re + b.im * ratio;
    return new Complex((a.re + a.im * ratio) / divisor, (a.im - a.re * ratio) / divisor);
  }
  const ratio = b.re / b.im;
  const divisor = b.re * ratio + b.im;
  return new Complex((a.re * ratio + a.im) / divisor, (a.im * ratio - a.re) / divisor);
}

/** A power: of products where the exponent is a small whole number, else by modulus and angle. */
export function complexPower(a: Complex, b: Complex): Complex {
  if (b.re === 0 && b.im === 0) return new Complex(1);
  if (a.re === 0 && a.im === 0) {
    if (b.im === 0 && b.re > 0) return new Complex(0);
    throw new RangeError(`power: 0 has no power of ${String(b)}`);
  }
  if (b.im === 0 && Number.isInteger(b.re) && Math.abs(b.re) <= MOST_FACTORS) {
    const power = wholePower(a, Math.abs(b.re));
    return b.re > 0 ? power : quotient(new Complex(1), power);
  }
  const modulus = Math.hypot(a.re, a.im);
  const angle = Math.atan2(a.im, a.re);
  const size = modulus ** b.re * Math.exp(-angle * b.im);
  const phase = angle * b.re + b.im * Math.log(modulus);
  return new Complex(size * Math.cos(phase), size * Math.sin(phase));
}

function wholePower(base: Complex, exponent: number): Complex {
  let [result, square] = [new Complex(1), base];
  for (let rest = exponent; rest > 0; rest >>= 1) {
    if (rest & 1) result = product(result, square);
    square = product(square, square);
  }
  return result;
}
