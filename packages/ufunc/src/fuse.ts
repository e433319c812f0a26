/** The reusable form of expressions: a function of arrays and numbers. */
import { evaluate, type EvaluateRoot, type Evaluated } from './evaluate.ts';
import type { Operand } from './expression/operand.ts';

/** What a fused function returns for what its body returns. */
export type FusedResult<R> = R extends readonly EvaluateRoot[]
  ? { -readonly [K in keyof R]: Evaluated<R[K]> }
  : Evaluated<R>;

/**
 * A function that builds expressions from its arguments and computes them at once. It reads its
 * arguments at each call, so nothing is pending afterwards; the roots that the body returns,
 * stores among them, share loop nests as in `evaluate`. Its kernels are compiled once.
 *
 * @param body - from arrays and numbers to an expression, a `store`, or an array of them
 * @throws what the body and `evaluate` throw
 * @example
 * ```ts
 * import { asarray } from '@numloom/ndarray';
 * import { fuse, nd, type Operand } from '@numloom/ufunc';
 * const axpy = fuse((a: number, x: Operand, y: Operand) => nd`${a} * ${x} + ${y}`);
 * console.log(axpy(2, [1, 2], asarray([10, 20])).tolist()); // => [ 12, 24 ]
 * ```
 */
export function fuse<
  const A extends readonly Operand[],
  R extends EvaluateRoot | readonly EvaluateRoot[],
>(body: (...args: A) => R): (...args: A) => FusedResult<R> {
  if (typeof body !== 'function') {
    throw new TypeError(`fuse: body is of type ${typeof body}, expected a function`);
  }
  return (...args) => evaluate(body(...args) as readonly EvaluateRoot[]) as FusedResult<R>;
}
