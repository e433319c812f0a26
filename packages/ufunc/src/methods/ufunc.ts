/** The public functions of the operator table: callables with the methods of NumPy's ufuncs. */
import type { NdArray } from '@numloom/ndarray';
import { applyOperator } from '../expression/apply.ts';
import type { Expression } from '../expression/expression.ts';
import type { Operand } from '../expression/operand.ts';
import { type OperatorName, operatorRow } from '../operators/table.ts';
import { at } from './at.ts';
import { callWithOptions } from './call.ts';
import { outer } from './outer.ts';
import { accumulate, reduce, reduceat } from './reduce.ts';
import type { UfuncOf } from './signatures.ts';

/** What a method is called on. */
interface Callee {
  readonly name: OperatorName;
  readonly nin: number;
}

function binary({ name, nin }: Callee, method: string): OperatorName {
  if (nin === 2) return name;
  throw new TypeError(`${name}.${method}: only functions of two operands have it, not of ${nin}`);
}

/** The methods, whose `this` is the function they belong to. */
const methods = /* @__PURE__ */ Object.setPrototypeOf(
  {
    nout: 1,
    get identity(): number | boolean | null {
      return operatorRow((this as unknown as Callee).name).identity ?? null;
    },
    reduce(this: Callee, x: Operand, options = {}) {
      return reduce(binary(this, 'reduce'), x, options);
    },
    accumulate(this: Callee, x: Operand, options = {}) {
      return accumulate(binary(this, 'accumulate'), x, options);
    },
    reduceat(this: Callee, x: Operand, indices: NdArray, options = {}) {
      return reduceat(binary(this, 'reduceat'), x, indices, options);
    },
    outer(this: Callee, a: Operand, b: Operand) {
      return outer(binary(this, 'outer'), a, b);
    },
    at(this: Callee, target: NdArray, indices: Parameters<typeof at>[2], b?: Operand) {
      at(this.name, target, indices, b);
    },
  },
  /* @__PURE__ */ (() => Function.prototype)(),
) as object;

/** The public function of an operator. */
export function elementwise<N extends OperatorName>(operator: N): UfuncOf<N> {
  const { arity } = operatorRow(operator);
  const apply = (...operands: Operand[]): Expression | NdArray =>
    operands.length === arity
      ? applyOperator(operator, operands)
      : callWithOptions(operator, arity, operands);
  Object.defineProperty(apply, 'name', { value: operator });
  Object.defineProperty(apply, 'nin', { value: arity });
  return Object.setPrototypeOf(apply, methods) as UfuncOf<N>;
}
