/** What a row of the operator table is made of. */
import { dtypes } from '@numloom/ndarray';
import type { Body, ComplexValue, Value } from './body.ts';
import { realFloating, type TypeRule } from './types.ts';

/** A primitive that `Body.apply` takes. */
type Operation = Parameters<Body['apply']>[0];

/** How an operator becomes primitives, on operands already converted to its compute dtype. */
export type Lowering = (body: Body, ...args: Value[]) => Value;

/** The same for complex operands; the result is complex or real. */
export type ComplexLowering = (body: Body, ...args: ComplexValue[]) => ComplexValue | Value;

/** One row of the operator table. */
export interface OperatorRow {
  readonly arity: 1 | 2 | 3;
  readonly types: TypeRule;
  readonly lower: Lowering;
  /** Missing where complex operands are refused. */
  readonly lowerComplex?: ComplexLowering;
  /** Whether a plain number that does not fit the other operand's dtype has a meaning. */
  readonly compares?: true;
}

/** A single primitive. */
export function primitive(op: Operation): Lowering {
  return (b, ...args) => b.apply(op, ...args);
}

/** Applies a primitive to the real and the imaginary parts by themselves. */
export function partwise(op: Operation): ComplexLowering {
  return (b, ...args) => ({
    re: b.apply(op, ...args.map(({ re }) => re)),
    im: b.apply(op, ...args.map(({ im }) => im)),
  });
}

/** Whether a value is bool. */
export const isBool = (b: Body, x: Value): boolean => b.dtypeOf(x) === 'bool';
/** The kind of a value's dtype: `b`, `i`, `u` or `f`. */
export const kindOf = (b: Body, x: Value): string => dtypes[b.dtypeOf(x)].kind;

/** A function of real floats that is a primitive; integers become floats. */
export function floatFunction(op: Operation): OperatorRow {
  return { arity: op === 'arctan2' ? 2 : 1, types: realFloating, lower: primitive(op) };
}
