/** The public functions of two operands, with the methods of NumPy's binary ufuncs. */
import type { NdArray } from '@numloom/ndarray';
import type { Operand } from '../expression/operand.ts';
import type { OperatorRow } from '../operators/row.ts';
import { at } from './at.ts';
import { outer } from './outer.ts';
import { accumulate, reduce, reduceat } from './reduce.ts';
import type { UfuncOf } from './signatures.ts';
import { rowOf, ufunc, ufuncPrototype } from './ufunc.ts';

/** The methods, whose `this` is the function they belong to. */
const prototype = /* @__PURE__ */ ufuncPrototype({
  reduce(this: object, x: Operand, options = {}) {
    return reduce(rowOf(this), x, options);
  },
  accumulate(this: object, x: Operand, options = {}) {
    return accumulate(rowOf(this), x, options);
  },
  reduceat(this: object, x: Operand, indices: NdArray, options = {}) {
    return reduceat(rowOf(this), x, indices, options);
  },
  outer(this: object, a: Operand, b: Operand) {
    return outer(rowOf(this), a, b);
  },
  at(this: object, target: NdArray, indices: Parameters<typeof at>[2], b: Operand) {
    at(rowOf(this), target, indices, b);
  },
});

/** The public function of an operator of two operands. */
export function binary<R extends OperatorRow & { readonly arity: 2 }>(operator: R): UfuncOf<R> {
  return ufunc(operator, prototype);
}
