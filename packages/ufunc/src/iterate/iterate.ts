/** An assignment again and again, as solvers of equations do. */
import { assertOptions, sizeOf } from '@numloom/ndarray';
import { consumeOperands } from '../expression/operand.ts';
import { visitNodes } from '../graph/node.ts';
import { requestOf, Store } from '../roots.ts';
import { assertAssignable } from '../run/tasks.ts';
import { afresh } from './afresh.ts';
import { sweepsInOrder } from './in-order.ts';
import { jacobiSweeps } from './jacobi.ts';
import { repeat, type Sweeps } from './sweeps.ts';

/** Options of `iterate`. */
export interface IterateOptions {
  /**
   * `jacobi` (the default): a sweep computes all values before the first is written.
   * `gauss-seidel`: element after element in C order of the target, each from what was written
   * before it; a target with reversed axes is swept backwards.
   */
  readonly order?: 'jacobi' | 'gauss-seidel';
  /** Stop after the first sweep whose change has a norm of this or less; none by default. */
  readonly tol?: number;
  /**
   * The norm of a sweep's change: 2 (the default), the root of the sum of the squares, not divided
   * by their number; or Infinity, the largest magnitude. Changes are differences in float64.
   */
  readonly ord?: number;
  /** Of which sweeps the norm is computed: `every` (the default; `tol` needs it), `last`, `none`. */
  readonly errors?: 'every' | 'last' | 'none';
}

/**
 * Does an assignment `count` times, each time with the arrays as they are then: sweeps over a grid.
 * The value of the step is read as a formula, whatever it may have computed before, and the step
 * can be used again. Values are those of `assign` to the bit, whichever way they are computed: where
 * the value is a stencil, several sweeps are made in one pass over the memory, and threads share it
 * if `configure` allows more than one.
 *
 * A value of more than 256 operators has parts that were computed when it was built; those stay as they
 * are. In order `jacobi` a reduction in the value is computed before each sweep. In order `gauss-seidel`
 * it is computed once, and must not be one of the array that is written.
 *
 * O(count · elements). The passes are those of M. Wolfe, "More iteration space tiling" (1989), the
 * fronts those of L. Lamport, "The parallel execution of DO loops" (1974).
 *
 * @param step - what `store(target, value)` gives; the value usually reads the target
 * @param count - how many sweeps are made, at most
 * @returns the norms of the changes: of each sweep that was made, of the last one, or none
 * @throws TypeError when an argument is of the wrong type; RangeError when one has no meaning, or
 *   the value does not broadcast to the target; Error when the target is a broadcast view, an array
 *   is disposed, or the order is `gauss-seidel` and the value has a reduction of the target
 *
 * @example
 * ```ts
 * import { array } from '@numloom/ndarray';
 * import { iterate, nd, store } from '@numloom/ufunc';
 * const u = array([0, 0, 0, 0, 8]);
 * const step = store(u.slice('1:-1'), nd`(${u.slice(':-2')} + ${u.slice('2:')}) / 2`);
 * console.log(iterate(step, 2).at(-1), u.tolist()); // => 2 [ 0, 0, 2, 4, 8 ]
 * console.log(iterate(step, 100, { tol: 1e-3 }).length, u.item(1).toFixed(2)); // => 22 2.00
 * ```
 */
export function iterate(step: Store, count: number, options: IterateOptions = {}): Float64Array {
  if (!(step instanceof Store)) {
    throw new TypeError(
      `iterate: step is ${textOf(step)}, must be what store(target, value) gives`,
    );
  }
  if (!Number.isSafeInteger(count) || count < 0) {
    const error = typeof count === 'number' ? RangeError : TypeError;
    throw new error(`iterate: count is ${textOf(count)}, must be a whole number of at least 0`);
  }
  const { order = 'jacobi', ...wanted } = checkedOptions(options);
  const { assignments } = requestOf([step], 'iterate');
  assertAssignable(assignments, 'iterate');
  const [{ target, value }] = assignments as [(typeof assignments)[0]];
  const sweeps: Sweeps = { target, value, count, ...wanted };
  visitNodes([afresh(value)], (node) => {
    if (node.kind === 'leaf') node.array.storage.assertUsable('iterate');
  });
  consumeOperands([step.value]);
  if (sizeOf(target.shape) === 0) return Float64Array.from(repeat(sweeps, noChange));
  return Float64Array.from(order === 'jacobi' ? jacobiSweeps(sweeps) : sweepsInOrder(sweeps));
}

/** What a sweep over no element changes. */
function noChange(isMeasured: boolean): number | undefined {
  return isMeasured ? 0 : undefined;
}

const ORDERS: readonly unknown[] = ['jacobi', 'gauss-seidel'];
const ERRORS: readonly unknown[] = ['every', 'last', 'none'];

function checkedOptions(
  options: IterateOptions,
): Pick<IterateOptions, 'order'> & Pick<Sweeps, 'tol' | 'ord' | 'errors'> {
  assertOptions(options, ['order', 'tol', 'ord', 'errors'], 'iterate');
  const { order, tol, ord = 2, errors = 'every' } = options;
  if (order !== undefined && !ORDERS.includes(order)) {
    throw new TypeError(`iterate: order is ${textOf(order)}, must be 'jacobi' or 'gauss-seidel'`);
  }
  if (!ERRORS.includes(errors)) {
    throw new TypeError(`iterate: errors is ${textOf(errors)}, must be 'every', 'last' or 'none'`);
  }
  if (ord !== 2 && ord !== Infinity) {
    throw new RangeError(`iterate: ord is ${textOf(ord)}, must be 2 or Infinity`);
  }
  if (tol !== undefined) {
    if (typeof tol !== 'number' || !(tol >= 0)) {
      throw new RangeError(`iterate: tol is ${textOf(tol)}, must be a number of at least 0`);
    }
    if (errors !== 'every') {
      throw new RangeError(`iterate: errors is '${errors}', must be 'every' where tol is given`);
    }
  }
  return { ...(order !== undefined && { order }), tol, ord, errors };
}

/** A value as errors say it. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
    return String(value);
  }
  return typeof value === 'function' ? 'a function' : (value.constructor?.name ?? 'an object');
}
