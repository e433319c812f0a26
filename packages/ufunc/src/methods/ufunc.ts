/** The public functions of the operator table: callables with the properties of NumPy's ufuncs. */
import type { NdArray } from '@numloom/ndarray';
import { applyOperator } from '../expression/apply.ts';
import type { Expression } from '../expression/expression.ts';
import type { Operand } from '../expression/operand.ts';
import type { OperatorRow } from '../operators/row.ts';
import { callWithOptions } from './call.ts';
import type { UfuncOf } from './signatures.ts';

/** The row of each public function, which is what a method is called on. */
const rows = /* @__PURE__ */ new WeakMap<object, OperatorRow>();

/** The row of the function that a method is called on. */
export function rowOf(callee: object): OperatorRow {
  return rows.get(callee)!;
}

/** What public functions inherit: methods, and what all of them have. */
export function ufuncPrototype(methods: object): object {
  const common = {
    nout: 1,
    get identity(): number | boolean | null {
      return rowOf(this as object).identity ?? null;
    },
  };
  return Object.setPrototypeOf(
    methods,
    Object.setPrototypeOf(common, Function.prototype) as object,
  ) as object;
}

/** The public function of an operator. */
export function ufunc<R extends OperatorRow>(operator: R, prototype: object): UfuncOf<R> {
  const { name, arity } = operator;
  const apply = (...operands: Operand[]): Expression | NdArray =>
    operands.length === arity
      ? applyOperator(operator, operands)
      : callWithOptions(operator, operands);
  Object.defineProperty(apply, 'name', { value: name });
  Object.defineProperty(apply, 'nin', { value: arity });
  rows.set(apply, operator);
  return Object.setPrototypeOf(apply, prototype) as UfuncOf<R>;
}
