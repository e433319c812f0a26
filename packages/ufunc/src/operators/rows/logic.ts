/** Logic and bits. */
import { type OperatorRow, primitive } from '../row.ts';
import { bitwise, logical, shift } from '../types.ts';

/** Logic of truth values whose reduction starts with `identity`. */
const logicalRow = (op: 'and' | 'or' | 'xor', identity: boolean) =>
  ({ arity: 2, types: logical, identity, reorderable: true, lower: primitive(op) }) as const;

/** Logic of bits whose reduction starts with `identity`. */
const bitwiseRow = (op: 'and' | 'or' | 'xor', identity: number) =>
  ({ arity: 2, types: bitwise, identity, reorderable: true, lower: primitive(op) }) as const;

/** Logic of truth values, and of bits. */
export const logic = {
  logical_and: logicalRow('and', true),
  logical_or: logicalRow('or', false),
  logical_xor: logicalRow('xor', false),
  logical_not: { arity: 1, types: logical, lower: primitive('not') },
  bitwise_and: bitwiseRow('and', -1),
  bitwise_or: bitwiseRow('or', 0),
  bitwise_xor: bitwiseRow('xor', 0),
  bitwise_invert: { arity: 1, types: bitwise, lower: primitive('not') },
  bitwise_left_shift: { arity: 2, types: shift, lower: primitive('shl') },
  bitwise_right_shift: { arity: 2, types: shift, lower: primitive('shr') },
} as const satisfies Record<string, OperatorRow>;
