/** The public functions by the operator's name, and NumPy's letters for dtypes. */
import type { DType } from '@numloom/ndarray';
import * as ufunc from '@numloom/ufunc';
import type { Expression, Operand } from '@numloom/ufunc';

/** A function of operands. */
export type Function = (...operands: Operand[]) => Expression;

/** The public function of that name. */
export function functionNamed(name: string): Function {
  return (ufunc as unknown as Record<string, Function>)[name]!;
}

const LETTERS: Readonly<Record<string, DType>> = {
  '?': 'bool',
  b: 'int8',
  B: 'uint8',
  h: 'int16',
  H: 'uint16',
  i: 'int32',
  I: 'uint32',
  q: 'int64',
  Q: 'uint64',
  f: 'float32',
  d: 'float64',
  F: 'complex64',
  D: 'complex128',
};

/** NumPy's letters of all dtypes. */
export const letters: readonly string[] = Object.keys(LETTERS);

/** The dtype that a letter stands for. */
export function dtypeOf(letter: string): DType {
  return LETTERS[letter]!;
}

/** The letter that stands for a dtype. */
export function letterOf(dtype: DType): string {
  return letters.find((letter) => LETTERS[letter] === dtype)!;
}
