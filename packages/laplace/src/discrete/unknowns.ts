import type { NdArray } from '@numloom/ndarray';
import type { Grid } from './grid.ts';
import { type GridMatrix, matrixOfGrid } from './matrix.ts';

/** Fields over the points inside of a grid as vectors of the unknowns of its matrix, and back. */
export class Unknowns implements Disposable {
  readonly matrix: GridMatrix;

  /** @param isPinned - leaves out one point of a singular problem, so that its matrix is not */
  constructor(grid: Grid, isPinned = false) {
    this.matrix = matrixOfGrid(grid, isPinned && grid.singular);
  }

  /** The right side that belongs to a packed field: by rows of the symmetric matrix. */
  rightSide(field: NdArray<'float64'>): Float64Array {
    const { places, weights } = this.matrix;
    const values = field.data;
    return weights.map((weight, row) => weight * values[places[row]!]!);
  }

  /** Writes a vector of the unknowns to a packed field; other points stay. */
  scatter(vector: ArrayLike<number>, field: NdArray<'float64'>): void {
    const { places } = this.matrix;
    const values = field.data;
    for (let row = 0; row < places.length; row++) values[places[row]!] = vector[row]!;
  }

  [Symbol.dispose](): void {
    const { A } = this.matrix;
    for (const array of [A.data, A.indices, A.indptr]) array.dispose();
  }
}
