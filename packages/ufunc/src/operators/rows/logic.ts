/** Logic and bits. */
import { type OperatorRow, primitive } from '../row.ts';
import { bitwise, logical, shift } from '../types.ts';

function logicalRow(op: 'and' | 'or' | 'xor'): OperatorRow {
  return { arity: 2, types: logical, lower: primitive(op) };
}

/** Logic of truth values, and of bits. */
export const logic = {
  logical_and: logicalRow('and'),
  logical_or: logicalRow('or'),
  logical_xor: logicalRow('xor'),
  logical_not: { arity: 1, types: logical, lower: primitive('not') },
  bitwise_and: { arity: 2, types: bitwise, lower: primitive('and') },
  bitwise_or: { arity: 2, types: bitwise, lower: primitive('or') },
  bitwise_xor: { arity: 2, types: bitwise, lower: primitive('xor') },
  bitwise_invert: { arity: 1, types: bitwise, lower: primitive('not') },
  bitwise_left_shift: { arity: 2, types: shift, lower: primitive('shl') },
  bitwise_right_shift: { arity: 2, types: shift, lower: primitive('shr') },
} as const satisfies Record<string, OperatorRow>;
