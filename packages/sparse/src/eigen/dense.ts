/** Matrices that are so small that all their eigenvalues are computed. */
import type { Scalar } from '@numloom/linalg/kernels';
import { newArray } from '@numloom/linalg/kernels';
import { dtypes, type NdArray } from '@numloom/ndarray';
import { type Action, numbersAt } from '../operators/action.ts';

/** The matrix of an operator, by its products with unit vectors; `room` is for two vectors. */
export function matrixOf(
  action: Action,
  rows: number,
  columns: number,
  scalar: Scalar,
  room: { readonly x: number; readonly y: number },
): NdArray<Scalar> {
  const { components } = dtypes[scalar];
  const transposed = newArray(scalar, [columns, rows]);
  const start = transposed.offset * components;
  for (let j = 0; j < columns; j++) {
    const unit = numbersAt(scalar, room.x, columns);
    unit.fill(0);
    unit[components * j] = 1;
    action(room.x, room.y);
    const target = transposed.storage.view(scalar);
    target.set(numbersAt(scalar, room.y, rows), start + j * rows * components);
  }
  return transposed.T.copy();
}
