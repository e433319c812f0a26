/** Computing expressions: into new arrays, into given ones, several in one pass. */
import { type DType, NdArray } from '@numloom/ndarray';
import { Expression } from './expression/expression.ts';
import { consumeOperands, type DTypeOf, type Operand } from './expression/operand.ts';
import { type EvaluateRoot, operandOf, requestOf, Store } from './roots.ts';
import { evaluateNodes } from './run/rounds.ts';
import { assertAssignable } from './run/tasks.ts';

export { type EvaluateRoot, Store } from './roots.ts';

/**
 * An assignment that `evaluate` does, in one pass with the other roots where shapes agree.
 *
 * @param target - the view to write; `value` broadcasts to its shape, leading axes of length 1 left
 *   out that it has not, and is converted to its dtype
 * @throws TypeError when `target` is not an array
 * @example
 * ```ts
 * import { zeros } from '@numloom/ndarray';
 * import { add, evaluate, store, sum } from '@numloom/ufunc';
 * const v = zeros(3);
 * const next = add([1, 2, 3], 1);
 * const [, total] = evaluate([store(v, next), sum(next)]);
 * console.log(v.tolist(), total.item()); // => [ 2, 3, 4 ] 9
 * ```
 */
export function store<D extends DType>(target: NdArray<D>, value: Operand): Store<NoInfer<D>> {
  assertTarget(target, 'store');
  return new Store(target, value);
}

/** What a root evaluates to: a store to its target. */
export type Evaluated<R> = R extends Store<infer D> ? NdArray<D> : NdArray<DTypeOf<R>>;

/**
 * Computes an expression, or several at once. Roots of one shape, and reductions over all
 * elements of that shape, are computed in one pass over the operands. All of them see the
 * operands as they are before: stores take effect as if everything were read first. An expression
 * whose remembered result is a target gives a copy; an array among the roots is given as it is.
 *
 * @returns an array, or for several roots an array of arrays; a `store` gives its target
 * @throws StaleExpressionError when an operand was written since the expression was consumed;
 *   RangeError when two stores overlap or a value does not broadcast to its target
 * @example
 * ```ts
 * import { asarray } from '@numloom/ndarray';
 * import { evaluate, nd } from '@numloom/ufunc';
 * const x = asarray([1, 2, 3, 4]);
 * const [squares, total] = evaluate([nd`${x} ** 2`, nd`sum(${x})`]);
 * console.log(squares.tolist(), total.item()); // => [ 1, 4, 9, 16 ] 10
 * ```
 */
export function evaluate<const R extends readonly EvaluateRoot[]>(
  roots: R,
): { -readonly [K in keyof R]: Evaluated<R[K]> };
export function evaluate<R extends Expression | NdArray | Store>(root: R): Evaluated<R>;
export function evaluate(roots: EvaluateRoot | readonly EvaluateRoot[]): NdArray | NdArray[] {
  if (roots instanceof Expression) return roots.evaluate();
  if (!Array.isArray(roots)) return evaluateRoots([roots as EvaluateRoot], 'evaluate')[0]!;
  return evaluateRoots(roots as EvaluateRoot[], 'evaluate');
}

/**
 * Writes the values of `value` into `target`, as if they were all computed before the first is
 * written, and with no more memory than a few rows where the reads allow it.
 *
 * @param target - the view to write
 * @param value - broadcasts to the target's shape, leading axes of length 1 left out that it has
 *   not, and is converted to its dtype
 * @throws RangeError when the shapes do not fit; Error when the target is a broadcast view or is
 *   disposed; StaleExpressionError when an operand was written since the expression was consumed
 * @example
 * ```ts
 * import { arange } from '@numloom/ndarray';
 * import { assign } from '@numloom/ufunc';
 * const a = arange(5);
 * assign(a.slice('1:'), a.slice(':-1'));
 * console.log(a.tolist()); // => [ 0, 0, 1, 2, 3 ]
 * ```
 */
export function assign(target: NdArray, value: Operand): void {
  assertTarget(target, 'assign');
  evaluateRoots([new Store(target, value)], 'assign');
}

function evaluateRoots(roots: readonly EvaluateRoot[], caller: string): NdArray[] {
  const { nodes, assignments, results } = requestOf(roots, caller);
  assertAssignable(assignments, caller);
  consumeOperands(roots.map(operandOf));
  const wanted = nodes.filter((_, i) => !(roots[i] instanceof Store));
  evaluateNodes(wanted, assignments, caller);
  return results();
}

/** @throws TypeError when `target` is not an array. */
export function assertTarget(target: unknown, caller: string): void {
  if (target instanceof NdArray) return;
  throw new TypeError(
    `${caller}: target is ${target instanceof Expression ? 'an expression' : typeof target}, only an array can be written`,
  );
}
