/** The public functions of one operand. */
import type { NdArray } from '@numloom/ndarray';
import type { OperatorRow } from '../operators/row.ts';
import { atOne } from './at-one.ts';
import type { Places } from './places.ts';
import type { UfuncOf } from './signatures.ts';
import { rowOf, ufunc, ufuncPrototype } from './ufunc.ts';

/** What functions of two operands have; those of one say so. */
const METHODS = ['reduce', 'accumulate', 'reduceat', 'outer'];

const prototype = /* @__PURE__ */ methodsOfOne();

function methodsOfOne(): object {
  const methods: Record<string, (...args: never[]) => void> = {
    at(this: object, target: NdArray, indices: Places, ...rest: unknown[]) {
      const { name } = rowOf(this);
      if (rest.length > 0) throw new TypeError(`${name}.at: takes a target and indices`);
      atOne(rowOf(this), target, indices);
    },
  };
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
