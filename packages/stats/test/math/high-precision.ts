/**
 * Real numbers of 256 bits, slow and obviously right: a mantissa of BigInt times a power of two. What
 * special functions are compared with.
 */

const BITS = 256;

function bitLength(m: bigint): number {
  const text = (m < 0n ? -m : m).toString(16);
  return 4 * (text.length - 1) + (32 - Math.clz32(parseInt(text[0]!, 16)));
}

export class Precise {
  readonly mantissa: bigint;
  readonly exponent: number;

  constructor(mantissa: bigint, exponent: number) {
    this.mantissa = mantissa;
    this.exponent = exponent;
  }

  /** Exactly a number of float64 or an integer. */
  static of(x: number | bigint): Precise {
    if (typeof x === 'bigint') return new Precise(x, 0).rounded();
    if (!Number.isFinite(x)) throw new RangeError(`Precise.of: ${x}, must be finite`);
    let exponent = 0;
    // Powers of two are exact in any order.
    while (!Number.isInteger(x)) {
      const step = Math.abs(x) < 1e-100 ? 300 : 1;
      x *= 2 ** step;
      exponent -= step;
    }
    return new Precise(BigInt(x), exponent);
  }

  rounded(): Precise {
    const excess = bitLength(this.mantissa) - BITS;
    if (excess <= 8) return this;
    const shift = BigInt(excess);
    return new Precise((this.mantissa + (1n << (shift - 1n))) >> shift, this.exponent + excess);
  }

  plus(other: Precise | number): Precise {
    const b = typeof other === 'number' ? Precise.of(other) : other;
    if (this.mantissa === 0n) return b;
    if (b.mantissa === 0n) return this;
    // What is far below the last bit of the other is nothing.
    const sizeA = this.size();
    const sizeB = b.size();
    if (sizeA - sizeB > 2 * BITS) return this;
    if (sizeB - sizeA > 2 * BITS) return b;
    const exponent = Math.min(this.exponent, b.exponent);
    const sum =
      (this.mantissa << BigInt(this.exponent - exponent)) +
      (b.mantissa << BigInt(b.exponent - exponent));
    return new Precise(sum, exponent).rounded();
  }

  minus(other: Precise | number): Precise {
    return this.plus(typeof other === 'number' ? -other : other.negative());
  }

  times(other: Precise | number): Precise {
    const b = typeof other === 'number' ? Precise.of(other) : other;
    return new Precise(this.mantissa * b.mantissa, this.exponent + b.exponent).rounded();
  }

  over(other: Precise | number): Precise {
    const b = typeof other === 'number' ? Precise.of(other) : other;
    if (b.mantissa === 0n) throw new RangeError('Precise.over: division by zero');
    const shift = Math.max(0, BITS + 8 - bitLength(this.mantissa) + bitLength(b.mantissa));
    return new Precise(
      (this.mantissa << BigInt(shift)) / b.mantissa,
      this.exponent - b.exponent - shift,
    ).rounded();
  }

  negative(): Precise {
    return new Precise(-this.mantissa, this.exponent);
  }

  absolute(): Precise {
    return this.mantissa < 0n ? this.negative() : this;
  }

  sign(): number {
    return this.mantissa > 0n ? 1 : this.mantissa < 0n ? -1 : 0;
  }

  /** The power of two above it; very small for zero. */
  size(): number {
    return this.mantissa === 0n ? -1e15 : bitLength(this.mantissa) + this.exponent;
  }

  isBelow(other: Precise | number): boolean {
    return this.minus(other).mantissa < 0n;
  }

  /** The number of float64 next to it, but for the last half ulp where subnormal. */
  number(): number {
    const excess = bitLength(this.mantissa) - 64;
    const [m, e] =
      excess > 0
        ? [this.mantissa >> BigInt(excess), this.exponent + excess]
        : [this.mantissa, this.exponent];
    const half = Math.trunc(e / 2);
    return Number(m) * 2 ** half * 2 ** (e - half);
  }

  /** The largest integer not above it. */
  floor(): bigint {
    return this.exponent >= 0
      ? this.mantissa << BigInt(this.exponent)
      : this.mantissa >> BigInt(-this.exponent);
  }
}

const ONE = Precise.of(1);
const HALF = Precise.of(0.5);

/** Sum of terms until they are below what the sum can hold. */
export function series(next: (n: number, term: Precise) => Precise, first: Precise): Precise {
  let term = first;
  let sum = first;
  for (let n = 1; n < 2_000_000; n++) {
    term = next(n, term);
    sum = sum.plus(term);
    if (term.mantissa === 0n || term.size() < sum.size() - BITS) return sum;
  }
  throw new Error('series: too slow');
}

/** ln 2 = Σ 2 / ((2n + 1) 3^(2n + 1)). */
const LN2 = arctangentLike(3n, 1n).times(2);

/** π by Machin's formula. */
export const PI = arctangentLike(5n, -1n).times(16).minus(arctangentLike(239n, -1n).times(4));

/** Σ sign^n / ((2n + 1) q^(2n + 1)). */
function arctangentLike(q: bigint, sign: bigint): Precise {
  const scale = 2 * BITS;
  let power = (1n << BigInt(scale)) / q;
  let sum = 0n;
  for (let n = 0n; power !== 0n; n++) {
    sum += (sign === -1n && n % 2n === 1n ? -power : power) / (2n * n + 1n);
    power /= q * q;
  }
  return new Precise(sum, -scale).rounded();
}

/** e^x by its series, of x - k ln 2 over 2^20, squared 20 times. */
export function exp(x: Precise): Precise {
  const k = x.over(LN2).plus(HALF).floor();
  if (k < -100_000_000_000_000n) return new Precise(0n, 0);
  const reduced = x.minus(Precise.of(k).times(LN2));
  const small = new Precise(reduced.mantissa, reduced.exponent - 20);
  // e^y - 1, whose squaring is (1 + z)² - 1 = z (2 + z), keeps the digits.
  let z = small.mantissa === 0n ? small : series((n, term) => term.times(small).over(n + 1), small);
  for (let i = 0; i < 20; i++) z = z.times(z.plus(2));
  const value = z.plus(ONE);
  return new Precise(value.mantissa, value.exponent + Number(k));
}

/** ln x, by two steps of Halley's method, each of which triples the digits. */
export function log(x: Precise): Precise {
  if (x.mantissa <= 0n) throw new RangeError('log: must be above zero');
  const k = x.size();
  const m = new Precise(x.mantissa, x.exponent - k);
  let y = Precise.of(Math.log(m.number()));
  for (let i = 0; i < 2; i++) {
    const e = exp(y);
    y = y.plus(m.minus(e).times(2).over(m.plus(e)));
  }
  return y.plus(Precise.of(BigInt(k)).times(LN2));
}

/** ln(1 + x). */
export function log1p(x: Precise): Precise {
  if (x.mantissa === 0n) return x;
  if (x.size() > -8) return log(x.plus(ONE));
  const s = x.over(x.plus(2));
  const w = s.times(s);
  let power = s;
  let sum = s;
  for (let n = 3; power.size() > sum.size() - BITS; n += 2) {
    power = power.times(w);
    sum = sum.plus(power.over(n));
  }
  return sum.times(2);
}

/** √x. */
export function sqrt(x: Precise): Precise {
  if (x.mantissa === 0n) return x;
  const half = Math.floor(x.size() / 2);
  const m = new Precise(x.mantissa, x.exponent - 2 * half);
  let y = Precise.of(Math.sqrt(m.number()));
  for (let i = 0; i < 4; i++) y = y.plus(m.over(y)).times(HALF);
  return new Precise(y.mantissa, y.exponent + half);
}

/** sin(πx). */
export function sinPi(x: Precise): Precise {
  const k = x.plus(HALF).floor();
  const y = x.minus(Precise.of(k)).times(PI);
  if (y.mantissa === 0n) return y;
  const w = y.times(y).negative();
  const value = series((n, term) => term.times(w).over(2 * n * (2 * n + 1)), y);
  return k % 2n === 0n ? value : value.negative();
}

/** The relative error of `value`; where that is not finite or of another sign, infinite. */
export function relativeError(value: number, exact: Precise): number {
  if (exact.mantissa === 0n) return value === 0 ? 0 : Infinity;
  if (!Number.isFinite(value)) return value === exact.number() ? 0 : Infinity;
  return Precise.of(value).minus(exact).over(exact).absolute().number();
}
