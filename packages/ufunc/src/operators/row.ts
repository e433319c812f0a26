/** What a row of the operator table is made of. */
import { type DType, dtypes } from '@numloom/ndarray';
import type { Body, ComplexValue, Value } from './body.ts';
import type { ResultKind } from './results.ts';
import { realFloating, type TypeRule } from './types.ts';

/** A primitive that `Body.apply` takes. */
type Operation = Parameters<Body['apply']>[0];

/** How an operator becomes primitives, on operands already converted to its compute dtype. */
export type Lowering = (body: Body, ...args: Value[]) => Value;

/** A lowering of real operands whose result may be complex. */
type RealLowering = (body: Body, ...args: Value[]) => Value | ComplexValue;

/** The same for complex operands; the result is complex or real. */
export type ComplexLowering = (body: Body, ...args: ComplexValue[]) => ComplexValue | Value;

/** One row of the operator table. */
export interface OperatorRow<K extends ResultKind = ResultKind> {
  readonly arity: 1 | 2 | 3;
  readonly types: TypeRule<K>;
  readonly lower: RealLowering;
  /** Missing where complex operands are refused. */
  readonly lowerComplex?: ComplexLowering;
  /** Whether a plain number that does not fit the other operand's dtype has a meaning. */
  readonly compares?: true;
  /** What changes nothing, and so is the reduction of no element. */
  readonly identity?: number | boolean;
  /** Whether a reduction may combine elements in any order, and so several axes. */
  readonly reorderable?: true;
  /** Operands, by place, that are converted to a dtype of their own, and may have to be integers. */
  readonly apart?: Readonly<
    Record<number, { readonly dtype: 'bool' | 'float64'; readonly integral?: true }>
  >;
}

/** The dtype that an operand is converted to. */
export function computeAt({ apart }: OperatorRow, place: number, compute: DType): DType {
  return apart?.[place]?.dtype ?? compute;
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
export function floatFunction(op: Operation): OperatorRow<'float'> & { readonly arity: 1 } {
  return { arity: 1, types: realFloating, lower: primitive(op) };
}
