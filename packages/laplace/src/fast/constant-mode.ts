/** The part of a solution that is constant along all transformed axes, where a constant may be added to it. */

/** A sum that keeps what additions round off (Neumaier 1974). */
class Sum {
  #high: number;
  #low = 0;

  constructor(start = 0) {
    this.#high = start;
  }

  add(value: number): number {
    const sum = this.#high + value;
    const isLarger = Math.abs(this.#high) >= Math.abs(value);
    this.#low += isLarger ? this.#high - sum + value : value - sum + this.#high;
    this.#high = sum;
    return this.value;
  }

  get value(): number {
    return this.#high + this.#low;
  }
}

/** The mean, where the first number counts half, and the last one too if `isHalf`. */
function mean(values: Float64Array, isHalf: boolean): number {
  const sum = new Sum();
  values.forEach((value, i) => {
    sum.add(i === 0 || (isHalf && i === values.length - 1) ? value / 2 : value);
  });
  return sum.value / (values.length - (isHalf ? 1 : 0.5));
}

/**
 * Solves 2 u[0] - 2 u[1] = f[0], -u[i - 1] + 2 u[i] - u[i + 1] = f[i] for the f that has a solution, which
 * is f without its mean, and for the u whose mean is 0. The neighbour beyond the last number equals the
 * one before it (`isHalf`) or the number itself.
 */
export function constantMode(f: Float64Array, isHalf: boolean): Float64Array {
  const n = f.length;
  const shift = mean(f, isHalf);
  const u = new Float64Array(n);
  const slope = new Sum();
  const value = new Sum();
  for (let i = 0; i + 1 < n; i++) {
    const part = shift - f[i]!;
    u[i + 1] = value.add(slope.add(i === 0 ? part / 2 : part));
  }
  const middle = mean(u, isHalf);
  return u.map((one) => one - middle);
}
