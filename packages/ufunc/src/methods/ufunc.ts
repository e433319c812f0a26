/** The public functions of the operator table: callables with the methods of NumPy's ufuncs. */
import type { NdArray } from '@numloom/ndarray';
import { applyOperator } from '../expression/apply.ts';
import type { Expression } from '../expression/expression.ts';
import type { Operand } from '../expression/operand.ts';
import type { OperatorRow } from '../operators/row.ts';
import { at } from './at.ts';
import { callWithOptions } from './call.ts';
import { outer } from './outer.ts';
import { accumulate, reduce, reduceat } from './reduce.ts';
import type { UfuncOf } from './signatures.ts';

/** The row of each public function, which is what a method is called on. */
const rows = /* @__PURE__ */ new WeakMap<object, OperatorRow>();

function binary(callee: object, method: string): OperatorRow {
  const operator = rows.get(callee)!;
  if (operator.arity === 2) return operator;
  throw new TypeError(
    `${operator.name}.${method}: only functions of two operands have it, not of ${operator.arity}`,
  );
}

/** The methods, whose `this` is the function they belong to. */
const methods = /* @__PURE__ */ Object.setPrototypeOf(
  {
    nout: 1,
    get identity(): number | boolean | null {
      return rows.get(this as object)!.identity ?? null;
    },
    reduce(this: object, x: Operand, options = {}) {
      return reduce(binary(this, 'reduce'), x, options);
    },
    accumulate(this: object, x: Operand, options = {}) {
      return accumulate(binary(this, 'accumulate'), x, options);
    },
    reduceat(this: object, x: Operand, indices: NdArray, options = {}) {
      return reduceat(binary(this, 'reduceat'), x, indices, options);
    },
    outer(this: object, a: Operand, b: Operand) {
      return outer(binary(this, 'outer'), a, b);
    },
    at(this: object, target: NdArray, indices: Parameters<typeof at>[2], b?: Operand) {
      at(rows.get(this)!, target, indices, b);
    },
  },
  /* @__PURE__ */ (() => Function.prototype)(),
) as object;

/** The public function of an operator. */
export function elementwise<R extends OperatorRow>(operator: R): UfuncOf<R> {
  const { name, arity } = operator;
  const apply = (...operands: Operand[]): Expression | NdArray =>
    operands.length === arity
      ? applyOperator(operator, operands)
      : callWithOptions(operator, operands);
  Object.defineProperty(apply, 'name', { value: name });
  Object.defineProperty(apply, 'nin', { value: arity });
  rows.set(apply, operator);
  return Object.setPrototypeOf(apply, methods) as UfuncOf<R>;
}
