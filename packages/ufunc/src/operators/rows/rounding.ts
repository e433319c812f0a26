/** Rounding to whole numbers. */
import { kindOf, type Lowering, type OperatorRow } from '../row.ts';
import { numericOrBool, real } from '../types.ts';

/** A whole-number operation that changes floats only. */
const whole =
  (op: 'floor' | 'ceil' | 'trunc' | 'nearest'): Lowering =>
  (b, x) =>
    kindOf(b, x) === 'f' ? b.apply(op, x) : x;

export const floor = {
  name: 'floor',
  arity: 1,
  types: real,
  lower: /* @__PURE__ */ whole('floor'),
} as const satisfies OperatorRow;

export const ceil = {
  name: 'ceil',
  arity: 1,
  types: real,
  lower: /* @__PURE__ */ whole('ceil'),
} as const satisfies OperatorRow;

export const trunc = {
  name: 'trunc',
  arity: 1,
  types: real,
  lower: /* @__PURE__ */ whole('trunc'),
} as const satisfies OperatorRow;

export const rint = {
  name: 'rint',
  arity: 1,
  types: numericOrBool,
  lower: /* @__PURE__ */ whole('nearest'),
  lowerComplex: 'nearest',
} as const satisfies OperatorRow;
