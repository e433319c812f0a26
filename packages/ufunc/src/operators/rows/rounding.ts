/** Rounding to whole numbers. */
import type { Body, Value } from '../body.ts';
import { kindOf, type OperatorRow, partwise } from '../row.ts';
import { numericOrBool, real } from '../types.ts';

/** A whole-number operation that changes floats only. */
const whole = (op: 'floor' | 'ceil' | 'trunc' | 'nearest') =>
  ({
    arity: 1,
    types: real,
    lower: (b: Body, x: Value) => (kindOf(b, x) === 'f' ? b.apply(op, x) : x),
  }) as const;

/** Whole numbers near a float; integers stay. */
export const rounding = {
  floor: whole('floor'),
  ceil: whole('ceil'),
  trunc: whole('trunc'),
  rint: { ...whole('nearest'), lowerComplex: partwise('nearest'), types: numericOrBool },
} as const satisfies Record<string, OperatorRow>;
