/** The other operand of an operation: a sparse matrix, a dense array, or a number. */
import { Complex, type NdArray, type ScalarLike } from '@numloom/ndarray';
import { arrayOf } from '@numloom/linalg/kernels';
import type { Operand } from '@numloom/linalg';
import type { Parts } from '../parts/parts.ts';

/** Parts of a sparse matrix, or what a dense array or a number can be given as. */
export type Other = Parts | Operand;

/** What another operand is, with one of the three. */
export interface Given {
  readonly sparse?: Parts;
  readonly scalar?: number | Complex;
  readonly dense?: NdArray;
}

/** Tells sparse matrices, numbers (arrays of no axes among them) and dense arrays apart. */
export function given(other: Other, caller: string): Given {
  if (isParts(other)) return { sparse: other };
  const dense = arrayOf(other, caller);
  return dense.ndim === 0 ? { scalar: numberOf(dense.item()) } : { dense };
}

function isParts(other: Other): other is Parts {
  return typeof other === 'object' && 'format' in other && 'dtype' in other;
}

function numberOf(value: ScalarLike): number | Complex {
  return value instanceof Complex ? value : Number(value);
}
