/**
 * Keys of plans as numbers. A key is a path in a tree of symbols, so it is made, one symbol after
 * the other, at the cost of a look-up each, and equal paths are equal numbers.
 */
import { dtypes, type DType } from '@numloom/ndarray';
import type { FoldPrimitive } from '../kernel/primitives.ts';
import type { OperatorRow } from '../operators/row.ts';

/** A path of symbols. */
export type Key = number;

/** The empty path. */
export const START: Key = 0;

/** Symbols are whole numbers below this. */
const SYMBOLS = 65_536;

const children = /* @__PURE__ */ new Map<number, Key>();

/** The path one symbol longer. */
export function extend(key: Key, symbol: number): Key {
  const place = key * SYMBOLS + symbol;
  let child = children.get(place);
  if (child === undefined) {
    child = children.size + 1;
    children.set(place, child);
  }
  return child;
}

function numbered<T extends string>(names: readonly string[]): ReadonlyMap<T, number> {
  return new Map(names.map((name, i) => [name as T, i]));
}

const DTYPES = /* @__PURE__ */ numbered<DType>(/* @__PURE__ */ Object.keys(dtypes));
/** In the order of their first use. */
const OPERATORS = /* @__PURE__ */ new Map<object, number>();
const FOLDS = /* @__PURE__ */ numbered<FoldPrimitive>([
  'add',
  'mul',
  'min',
  'max',
  'fmin',
  'fmax',
  'and',
  'or',
]);

/** The symbol of a leaf. */
export function leafSymbol(dtype: DType): number {
  return DTYPES.get(dtype)!;
}

/** The symbol of a scalar. */
export function scalarSymbol(dtype: DType): number {
  return 16 + DTYPES.get(dtype)!;
}

/** Comes before the symbol of a scalar that is known to be 0. */
export const ZERO = 15;

/** The symbol of an operator that computes in a dtype. */
export function operatorSymbol(operator: OperatorRow, compute: DType): number {
  const { structure = operator } = operator;
  let number = OPERATORS.get(structure);
  if (number === undefined) OPERATORS.set(structure, (number = OPERATORS.size));
  return 32 + 16 * number + DTYPES.get(compute)!;
}

/** The symbol of a root. */
export function rootSymbol(fold: FoldPrimitive | undefined, dtype: DType): number {
  return 16 * (fold === undefined ? 0 : 1 + FOLDS.get(fold)!) + DTYPES.get(dtype)!;
}
