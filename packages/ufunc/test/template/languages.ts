/** Languages for tests: numbers with Python's arithmetic, and a record of the calls. */
import type { Language, Options, SliceParts } from '../../src/template/index.ts';

type Arithmetic = (...args: readonly number[]) => number;

const bits =
  (operation: (a: bigint, b: bigint) => bigint): Arithmetic =>
  (a, b) =>
    Number(operation(BigInt(a), BigInt(b)));

const truth =
  (operation: (a: number, b: number) => boolean): Arithmetic =>
  (a, b) =>
    operation(a, b) ? 1 : 0;

const functions: Readonly<Record<string, Arithmetic>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  floor_divide: (a, b) => (a - remainder(a, b)) / b,
  remainder: (a, b) => remainder(a, b),
  power: (a, b) => a ** b,
  negative: (a) => -a,
  positive: (a) => a,
  bitwise_invert: (a) => -1 - a,
  bitwise_and: bits((a, b) => a & b),
  bitwise_or: bits((a, b) => a | b),
  bitwise_xor: bits((a, b) => a ^ b),
  bitwise_left_shift: bits((a, b) => a << b),
  bitwise_right_shift: bits((a, b) => a >> b),
  less: truth((a, b) => a < b),
  less_equal: truth((a, b) => a <= b),
  greater: truth((a, b) => a > b),
  greater_equal: truth((a, b) => a >= b),
  equal: truth((a, b) => a === b),
  not_equal: truth((a, b) => a !== b),
  sin: (a) => Math.sin(a),
};

function remainder(a: number, b: number): number {
  const rest = a % b;
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
}

/** Numbers, as Python computes with them. */
export const numbers: Language<number> = {
  literal: (value) => Number(value),
  imaginary: () => NaN,
  operand: (value) => value as number,
  call: (name, args) => functions[name]!(...args),
  slice: (target) => target,
  knows: (name) => Object.hasOwn(functions, name),
  names: () => Object.keys(functions),
};

/** What a {@link record} language was asked for. */
export type Call =
  | number
  | bigint
  | boolean
  | { readonly operand: unknown; readonly place: number }
  | { readonly imaginary: number }
  | { readonly name: string; readonly args: readonly Call[]; readonly options: Options }
  | { readonly target: Call; readonly parts: SliceParts };

/** Builds a record of the calls. Knows the functions given. */
export function record(...names: readonly string[]): Language<Call> {
  return {
    literal: (value) => value,
    imaginary: (imaginary) => ({ imaginary }),
    operand: (operand, place) => ({ operand, place }),
    call: (name, args, options) => ({ name, args, options }),
    slice: (target, parts) => ({ target, parts }),
    knows: (name) => names.includes(name),
    names: () => names,
  };
}
