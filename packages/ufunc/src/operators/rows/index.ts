/** The rows of all families; `rows.add` is the row of `add`, and takes no other along. */
export * from './arithmetic.ts';
export * from './bessel.ts';
export * from './comparison.ts';
export * from './error-function.ts';
export * from './exponential.ts';
export * from './floats.ts';
export * from './hyperbolic.ts';
export * from './integers.ts';
export * from './logic.ts';
export * from './parts.ts';
export * from './rounding.ts';
export * from './selection.ts';
export * from './trigonometric.ts';
