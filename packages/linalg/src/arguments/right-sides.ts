/** Right-hand sides beside stacks of matrices, as scipy.linalg takes them. */
import { broadcast_to, broadcastShapes, formatShape, type NdArray } from '@numloom/ndarray';
import { arrayOf, type Operand } from './operands.ts';
import type { Frame } from '../memory/frame.ts';
import type { InexactDType, Scalar } from '../memory/matrix.ts';
import { Stack } from '../memory/stack.ts';

/** Right-hand sides for n rows: a vector, or a stack of matrices of columns. */
export class RightSides {
  /** The axes of all systems in front of the last two, those of the matrices among them. */
  readonly outer: readonly number[];
  /** Always with two axes at least. */
  readonly array: NdArray;
  readonly #isVector: boolean;

  /**
   * @param outer - axes of the stack of matrices
   * @throws RangeError where the rows are not n, or stacks do not broadcast.
   */
  constructor(b: Operand, n: number, outer: readonly number[], caller: string) {
    const array = arrayOf(b, caller);
    if (array.ndim === 0) throw new RangeError(`${caller}: b is 0-d, needs at least one axis`);
    this.#isVector = array.ndim === 1;
    const columns = this.#isVector ? array.reshape([-1, 1]) : array;
    if (columns.shape.at(-2) !== n) {
      const shape = formatShape(array.shape);
      throw new RangeError(`${caller}: b has the shape ${shape}, needs ${n} rows as a has`);
    }
    this.outer = broadcastShapes([outer, columns.shape.slice(0, -2)], caller);
    this.array = broadcast_to(columns, [...this.outer, ...columns.shape.slice(-2)]);
  }

  /** Copies of all of them for solvers to work on, by columns. */
  copied(scalar: Scalar, frame: Frame): Stack {
    return frame.copied(this.array, scalar, 'F');
  }

  /** The solutions, as an array of the shape that was asked for. */
  delivered<D extends InexactDType>(solved: Stack, dtype: D, frame: Frame): NdArray<D> {
    const shape = this.#isVector ? solved.array.shape.slice(0, -1) : solved.array.shape;
    return frame.delivered(solved, dtype, shape);
  }
}

/** The matrices of an array, broadcast over the axes of right-hand sides. */
export function broadcastMatrices(array: NdArray, outer: readonly number[]): NdArray {
  return broadcast_to(array, [...outer, ...array.shape.slice(-2)]);
}
