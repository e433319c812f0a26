/** Logic and bits. */
import type { OperatorRow } from '../row.ts';
import { bitwise, logical, shift } from '../types.ts';

export const logical_and = {
  name: 'logical_and',
  arity: 2,
  types: logical,
  identity: true,
  reorderable: true,
  folds: ['and', 'and'],
  lower: 'and',
} as const satisfies OperatorRow;

export const logical_or = {
  name: 'logical_or',
  arity: 2,
  types: logical,
  identity: false,
  reorderable: true,
  folds: ['or', 'or'],
  lower: 'or',
} as const satisfies OperatorRow;

export const logical_xor = {
  name: 'logical_xor',
  arity: 2,
  types: logical,
  identity: false,
  reorderable: true,
  lower: 'xor',
} as const satisfies OperatorRow;

export const logical_not = {
  name: 'logical_not',
  arity: 1,
  types: logical,
  lower: 'not',
} as const satisfies OperatorRow;

export const bitwise_and = {
  name: 'bitwise_and',
  arity: 2,
  types: bitwise,
  identity: -1,
  reorderable: true,
  lower: 'and',
} as const satisfies OperatorRow;

export const bitwise_or = {
  name: 'bitwise_or',
  arity: 2,
  types: bitwise,
  identity: 0,
  reorderable: true,
  lower: 'or',
} as const satisfies OperatorRow;

export const bitwise_xor = {
  name: 'bitwise_xor',
  arity: 2,
  types: bitwise,
  identity: 0,
  reorderable: true,
  lower: 'xor',
} as const satisfies OperatorRow;

export const bitwise_invert = {
  name: 'bitwise_invert',
  arity: 1,
  types: bitwise,
  lower: 'not',
} as const satisfies OperatorRow;

export const bitwise_left_shift = {
  name: 'bitwise_left_shift',
  arity: 2,
  types: shift,
  lower: 'shl',
} as const satisfies OperatorRow;

export const bitwise_right_shift = {
  name: 'bitwise_right_shift',
  arity: 2,
  types: shift,
  lower: 'shr',
} as const satisfies OperatorRow;
