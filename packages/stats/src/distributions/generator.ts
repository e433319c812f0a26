/** Where random values come from. */

/** The draws that distributions are made of. */
export interface Generator {
  random(): number;
  standard_normal(): number;
  standard_exponential(): number;
  standard_gamma(shape: number): number;
  standard_t(df: number): number;
  chisquare(df: number): number;
  f(dfnum: number, dfden: number): number;
  beta(a: number, b: number): number;
  laplace(): number;
  logistic(): number;
  triangular(left: number, mode: number, right: number): number;
}

/**
 * The generator that is given or seeded.
 *
 * @throws TypeError where `state` is neither
 */
export function generatorOf(state: unknown, caller: string): Generator {
  if (typeof state === 'object' && state !== null && 'random' in state) return state as Generator;
  throw new TypeError(
    `${caller}: random_state is ${String(state)}, must be a generator or a whole number`,
  );
}
