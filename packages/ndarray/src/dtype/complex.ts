/**
 * One complex number: what an element of a complex array is read as.
 *
 * @example
 * ```ts
 * import { Complex } from '@numloom/ndarray';
 * console.log(String(new Complex(1, -2))); // => 1-2j
 * ```
 */
export class Complex {
  /** Real part. */
  readonly re: number;
  /** Imaginary part. */
  readonly im: number;

  constructor(re: number, im = 0) {
    this.re = re;
    this.im = im;
  }

  /** Whether both parts are equal as numbers (so NaN equals nothing, -0 equals 0). */
  equals(other: Complex | number): boolean {
    const that = typeof other === 'number' ? new Complex(other) : other;
    return this.re === that.re && this.im === that.im;
  }

  /** Python's notation, without parentheses: `1-2j`. */
  toString(): string {
    const im = Object.is(this.im, -0) || this.im < 0 ? `${-this.im}` : `${this.im}`;
    const sign = Object.is(this.im, -0) || this.im < 0 ? '-' : '+';
    return `${text(this.re)}${sign}${im.replace('Infinity', 'inf').replace('NaN', 'nan')}j`;
  }
}

function text(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (Object.is(value, -0)) return '-0';
  return `${value}`.replace('Infinity', 'inf');
}
