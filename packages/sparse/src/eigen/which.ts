/** Which eigenvalues are wanted: how far they are wanted is a number, larger for those first. */

/** Largest or smallest in absolute value, algebraically, or from both ends. */
export type WhichSymmetric = 'LM' | 'SM' | 'LA' | 'SA' | 'BE';

/**
 * Largest or smallest in absolute value, real part, or imaginary part; of real matrices, whose eigenvalues
 * are pairs, the imaginary part without its sign.
 */
export type WhichGeneral = 'LM' | 'SM' | 'LR' | 'SR' | 'LI' | 'SI';

/** The numbers of the values in the order in which they are wanted. */
export function orderSymmetric(values: ArrayLike<number>, which: WhichSymmetric): number[] {
  const order = Array.from({ length: values.length }, (_, i) => i);
  const by = (key: (value: number) => number): number[] =>
    order.sort((i, j) => compare(key(values[j]!), key(values[i]!)) || i - j);
  switch (which) {
    case 'LM':
      return by(Math.abs);
    case 'SM':
      return by((value) => -Math.abs(value));
    case 'LA':
      return by((value) => value);
    case 'SA':
      return by((value) => -value);
    case 'BE': {
      const descending = by((value) => value);
      // One of the upper end, one of the lower end, and so on.
      return descending.map((_, k) =>
        k % 2 === 0 ? descending[k / 2]! : descending[descending.length - (k + 1) / 2]!,
      );
    }
  }
}

/** The same, where imaginary parts have their sign said to matter. */
export type Preference = WhichGeneral | 'signed LI' | 'signed SI';

/** What is preferred of a matrix that is complex, or is not. */
export function preferenceFor(which: WhichGeneral, isComplex: boolean): Preference {
  return isComplex && (which === 'LI' || which === 'SI') ? `signed ${which}` : which;
}

/** How far a complex number is wanted. */
export function preference(re: number, im: number, which: Preference): number {
  switch (which) {
    case 'LM':
      return Math.hypot(re, im);
    case 'SM':
      return -Math.hypot(re, im);
    case 'LR':
      return re;
    case 'SR':
      return -re;
    case 'LI':
      return Math.abs(im);
    case 'SI':
      return -Math.abs(im);
    case 'signed LI':
      return im;
    case 'signed SI':
      return -im;
  }
}

function compare(x: number, y: number): number {
  return x < y ? -1 : x > y ? 1 : 0;
}
