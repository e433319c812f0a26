/** Rounding to whole numbers. */
import { kindOf, type OperatorRow } from '../row.ts';
import { real } from '../types.ts';

/** A whole-number operation that changes floats only. */
function whole(op: 'floor' | 'ceil' | 'trunc' | 'nearest'): OperatorRow {
  return {
    arity: 1,
    types: real,
    lower: (b, x) => (kindOf(b, x) === 'f' ? b.apply(op, x) : x),
  };
}

/** Whole numbers near a float; integers stay. */
export const rounding = {
  floor: whole('floor'),
  ceil: whole('ceil'),
  trunc: whole('trunc'),
  rint: whole('nearest'),
} as const satisfies Record<string, OperatorRow>;
