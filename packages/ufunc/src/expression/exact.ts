/**
 * Comparing integers exactly where they have no integer dtype in common: int64 with uint64, and
 * any integer with a plain one outside of its range.
 */
import { type DType, dtypes, isdtype } from '@numloom/ndarray';
import type { Node } from '../graph/node.ts';
import type { OperatorRow } from '../operators/row.ts';
import { greater_equal, less } from '../operators/rows/comparison.ts';
import { logical_and, logical_or } from '../operators/rows/logic.ts';
import type { Input } from './operand.ts';

/** A comparison of signed integers with uint64, as one of uint64 and a test of the sign. */
interface MixedComparison {
  readonly signed: Node;
  readonly unsigned: Node;
  /** Whether the unsigned operand comes first. */
  readonly swapped: boolean;
  /** The comparison of both as uint64. */
  readonly inner: OperatorRow;
  /** The test of the signed operand against 0, and how it joins the comparison. */
  readonly sign: OperatorRow;
  readonly outer: OperatorRow;
}

/**
 * How a comparison has to be done: as usual (undefined), not at all, because its result is the
 * same for all elements, or in two steps.
 */
export function comparisonOf(
  operator: OperatorRow,
  a: Input,
  b: Input,
): boolean | MixedComparison | undefined {
  const outcomes = operator.compares!;
  if (a.kind === 'weak' || b.kind === 'weak') {
    const side = a.kind === 'weak' ? sideOf(a, b) : -sideOf(b, a);
    return side === 0 ? undefined : outcomes[side < 0 ? 0 : 1];
  }
  const swapped = a.dtype === 'uint64';
  const [signed, unsigned] = swapped ? [b, a] : [a, b];
  if (unsigned.dtype !== 'uint64' || dtypes[signed.dtype].kind !== 'i') return undefined;
  const below = outcomes[swapped ? 1 : 0];
  return {
    signed,
    unsigned,
    swapped,
    inner: operator,
    sign: below ? less : greater_equal,
    outer: below ? logical_or : logical_and,
  };
}

/** -1 or 1 where a plain integer is below or above all that the array's dtype holds, else 0. */
function sideOf(weak: Input, array: Input): number {
  if (weak.kind !== 'weak' || array.kind === 'weak') return 0;
  const { value } = weak;
  if (typeof value !== 'bigint' && !Number.isInteger(value)) return 0;
  if (!isdtype(array.dtype, 'integral')) return 0;
  const [lowest, highest] = limitsOf(array.dtype);
  // Comparing a bigint with a number is exact, and so are powers of two as numbers.
  const plain = value as number | bigint;
  return plain < lowest ? -1 : plain >= highest ? 1 : 0;
}

/** The lowest integer of a dtype, and the first above the highest. */
function limitsOf(dtype: DType): [number, number] {
  const { kind, itemsize } = dtypes[dtype];
  const bits = 8 * itemsize;
  return kind === 'i' ? [-(2 ** (bits - 1)), 2 ** (bits - 1)] : [0, 2 ** bits];
}
