/** What the methods of sparse matrices rest on. */
import type { Complex } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import type { Format, Parts, SparseDType } from '../parts/parts.ts';
import type { SparseArray } from './sparse-array.ts';

/** A number. */
export type Num = number | Complex;

/** The format of functions of the values: of what is to be written to it is another one. */
export type Mapped<F extends Format> = F extends 'dok' | 'lil' ? 'csr' : F;

/** Has parts, and makes matrices of others. */
export abstract class Matrix<D extends SparseDType, F extends Format> {
  abstract get parts(): Parts<D, F>;
  protected abstract set parts(parts: Parts<D, F>);

  /** A matrix of these parts. */
  protected abstract made(parts: Parts): SparseArray;
}

/** The parts of a sparse operand; a dense one is itself. */
export function operandOf(other: Matrix<SparseDType, Format> | Operand): Parts | Operand {
  return other instanceof Matrix ? other.parts : other;
}
