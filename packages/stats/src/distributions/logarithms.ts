/** Logarithms of probabilities. */

/** ln(1 - e^-x) of x >= 0, to all digits for small x and for large x. */
export const log1mexp = (x: number): number =>
  x < Math.LN2 ? Math.log(-Math.expm1(-x)) : Math.log1p(-Math.exp(-x));
