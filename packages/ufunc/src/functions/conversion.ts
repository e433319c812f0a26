/** Changing dtypes, and replacing what is not a finite number. */
import {
  assertOptions,
  type DType,
  dtypeInfo,
  finfo,
  type FloatingDType,
  isdtype,
} from '@numloom/ndarray';
import { applyOperator, wrap } from '../expression/apply.ts';
import type { Expression } from '../expression/expression.ts';
import { inNameOf } from '../expression/naming.ts';
import { type DTypeOf, type Operand, toInput, toNode } from '../expression/operand.ts';
import { newMapNode } from '../graph/node.ts';
import * as rows from '../operators/rows/index.ts';

/**
 * The elements as another dtype, when they are needed: integers wrap, floats lose their fraction,
 * complex numbers their imaginary part. `NdArray.astype` does it at once.
 *
 * @throws TypeError when `dtype` is none, or there are more arguments
 *
 * @example
 * ```ts
 * import { astype } from '@numloom/ufunc';
 * console.log(astype([1.7, -2.5], 'int32').tolist()); // => [ 1, -2 ]
 * ```
 */
export function astype<D extends DType>(x: Operand, dtype: D): Expression<D>;
export function astype(x: Operand, dtype: DType, ...more: readonly unknown[]): Expression {
  if (more.length > 0) {
    throw new TypeError(`astype: takes an operand and a dtype, got ${2 + more.length} arguments`);
  }
  const { name } = dtypeInfo(dtype, 'astype');
  const node = toNode(x, 'astype');
  return wrap(newMapNode(rows.copy, [node], name, name, node.shape), [x], 'astype');
}

/** Options of `nan_to_num`. */
export interface NanToNumOptions {
  /** What NaN becomes; 0 by default. */
  readonly nan?: Operand;
  /** What infinity becomes; the greatest finite number by default. */
  readonly posinf?: Operand | null;
  /** What -infinity becomes; the least finite number by default. */
  readonly neginf?: Operand | null;
}

/**
 * Elements with NaN and infinities replaced by finite numbers; in complex numbers each part by
 * itself. Integers stay.
 *
 * @example
 * ```ts
 * import { nan_to_num } from '@numloom/ufunc';
 * console.log(nan_to_num([NaN, 1, -Infinity], { neginf: -9 }).tolist()); // => [ 0, 1, -9 ]
 * ```
 */
export function nan_to_num<A extends Operand>(
  x: A,
  options: NanToNumOptions = {},
): Expression<DTypeOf<A>> {
  assertOptions(options, ['nan', 'posinf', 'neginf'], 'nan_to_num');
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined && value !== null) toInput(value as Operand, `nan_to_num: ${name}`);
  }
  return inNameOf('nan_to_num', () => {
    const { dtype } = toNode(x, 'nan_to_num');
    if (isdtype(dtype, 'complex floating')) {
      const parts = [rows.real, rows.imag].map((part) =>
        replaceSpecials(applyOperator(part, [x]), options),
      );
      return applyOperator(rows.complexOf, parts);
    }
    if (!isdtype(dtype, 'real floating')) return applyOperator(rows.copy, [x]);
    return replaceSpecials(x, options) as Expression<DTypeOf<A>>;
  });
}

function replaceSpecials(x: Operand, { nan = 0, posinf, neginf }: NanToNumOptions): Expression {
  const { dtype } = toNode(x, 'nan_to_num');
  const { max } = finfo(dtype as FloatingDType);
  const low = applyOperator(rows.where, [applyOperator(rows.isneginf, [x]), neginf ?? -max, x]);
  const finite = applyOperator(rows.where, [applyOperator(rows.isposinf, [x]), posinf ?? max, low]);
  const result = applyOperator(rows.where, [applyOperator(rows.isnan, [x]), nan, finite]);
  return result.dtype === dtype ? result : applyOperator(rows.copy, [result], dtype);
}
