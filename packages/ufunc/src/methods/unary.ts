/** The public functions of one operand. */
import type { OperatorRow } from '../operators/row.ts';
import type { UfuncOf } from './signatures.ts';
import { rowOf, ufunc, ufuncPrototype } from './ufunc.ts';

/** What functions of two operands have; those of one say so. */
const METHODS = ['reduce', 'accumulate', 'reduceat', 'outer', 'at'];

const prototype = /* @__PURE__ */ refusing();

function refusing(): object {
  const methods: Record<string, () => never> = {};
  for (const method of METHODS) {
    methods[method] = function (this: object): never {
      throw new TypeError(
        `${rowOf(this).name}.${method}: only functions of two operands have it, not of 1`,
      );
    };
  }
  return ufuncPrototype(methods);
}

/** The public function of an operator of one operand. */
export function unary<R extends OperatorRow & { readonly arity: 1 }>(operator: R): UfuncOf<R> {
  return ufunc(operator, prototype);
}
