/** What a row of the operator table is made of. */
import { type DType, dtypes } from '@numloom/ndarray';
import type { Callee } from '../kernel/callee.ts';
import type { FoldPrimitive } from '../kernel/primitives.ts';
import type { Body, ComplexValue, Value } from './body.ts';
import type { ResultKind } from './results.ts';
import type { TypeRule } from './types.ts';

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
  /** Its name in templates, in errors and as a function. */
  readonly name: string;
  readonly arity: 1 | 2 | 3 | 4 | 5 | 6;
  readonly types: TypeRule<K>;
  /** A primitive, or a body of several. */
  readonly lower: Operation | RealLowering;
  /** The same; a primitive is applied to each part by itself. Missing where complex operands are refused. */
  readonly lowerComplex?: Operation | ComplexLowering;
  /** The function that the lowering calls: kernels are given it with each launch. */
  readonly callee?: Callee;
  /** Stands for the row in keys, where another row with the same makes the same kernels. */
  readonly structure?: object;
  /** What a comparison of numbers gives where the first is less, and where it is greater. */
  readonly compares?: readonly [less: boolean, greater: boolean];
  /** Powers that are operators of their own where the exponent is a plain number. */
  readonly powers?: Readonly<Record<number, OperatorRow>>;
  /** The fold of a kernel that is its reduction, of bool and of real numbers. */
  readonly folds?: readonly [bool: FoldPrimitive, number: FoldPrimitive];
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

/** Writes an operator applied to operands of its compute dtype, all real or all complex. */
export function lowerRow(
  { lower, lowerComplex }: OperatorRow,
  body: Body,
  args: readonly Value[] | readonly ComplexValue[],
): Value | ComplexValue {
  if (typeof args[0] === 'number') {
    const values = args as Value[];
    return typeof lower === 'string' ? body.apply(lower, ...values) : lower(body, ...values);
  }
  const pairs = args as ComplexValue[];
  if (typeof lowerComplex !== 'string') return lowerComplex!(body, ...pairs);
  return {
    re: body.apply(lowerComplex, ...pairs.map(({ re }) => re)),
    im: body.apply(lowerComplex, ...pairs.map(({ im }) => im)),
  };
}

/** Whether a value is bool. */
export const isBool = (b: Body, x: Value): boolean => b.dtypeOf(x) === 'bool';
/** The kind of a value's dtype: `b`, `i`, `u` or `f`. */
export const kindOf = (b: Body, x: Value): string => dtypes[b.dtypeOf(x)].kind;

/** A table of rows by their names. */
export function byName<R extends { readonly name: string }>(
  rows: readonly R[],
): Readonly<Record<string, R>> {
  return Object.fromEntries(rows.map((row) => [row.name, row]));
}
