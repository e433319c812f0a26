/** The discrete solution of a small problem by Gaussian elimination on plain arrays, written from the formula alone. */
import { coordinates, type Problem, type Values } from '@numloom/laplace';

export function plainSolution(problem: Problem): number[] {
  const { shape, spacing, sides, source, fixed } = problem;
  const points = shape.map((_, axis) => coordinates(problem, axis));
  const size = shape.reduce((all, length) => all * length, 1);
  const indexOf = (k: number): number[] => {
    const index: number[] = [];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index.unshift(k % shape[axis]!);
      k = Math.floor(k / shape[axis]!);
    }
    return index;
  };
  const flat = (index: readonly number[]): number =>
    index.reduce((k, i, axis) => k * shape[axis]! + i, 0);
  const at = (values: Values, index: readonly number[], without?: number): number => {
    if (typeof values === 'number') return values;
    if (typeof values === 'function') return values(...index.map((i, axis) => points[axis]![i]!));
    return values.get(...index.filter((_, axis) => axis !== without));
  };
  const matrix: number[][] = [];
  const right: number[] = [];
  const weights: number[] = [];
  for (let k = 0; k < size; k++) {
    const index = indexOf(k);
    const row = new Array<number>(size).fill(0);
    let value: number;
    let given: number | undefined;
    for (const [axis, pair] of sides.entries()) {
      for (const [end, side] of pair.entries()) {
        const on = index[axis] === (end === 0 ? 0 : shape[axis]! - 1);
        if (on && side.kind === 'dirichlet') given = at(side.value, index, axis);
      }
    }
    if (given === undefined && fixed?.mask.get(...index)) given = at(fixed.values, index);
    weights.push(given === undefined ? 1 : 0);
    if (given !== undefined) {
      row[k] = 1;
      value = given;
    } else {
      value = at(source, index);
      for (const [axis, h] of spacing.entries()) {
        const last = shape[axis]! - 1;
        row[k]! -= 2 / h ** 2;
        for (const [end, step] of [-1, 1].entries()) {
          const side = sides[axis]![end]!;
          const other = [...index];
          other[axis]! += step;
          if (other[axis]! < 0 || other[axis]! > last) {
            if (side.kind === 'periodic') other[axis] = other[axis]! < 0 ? last : 0;
            else if (side.kind === 'neumann') {
              other[axis] = index[axis]! - step;
              value -= (2 / h) * at(side.derivative, index, axis);
              weights[k]! /= 2;
            }
          }
          row[flat(other)]! += 1 / h ** 2;
        }
      }
    }
    matrix.push(row);
    right.push(value);
  }
  if (weights.every((weight) => weight > 0)) {
    // Up to a constant: the mean is 0, and so is that of the right side.
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const mean = right.reduce((sum, value, k) => sum + weights[k]! * value, 0) / total;
    for (const k of weights.keys()) right[k]! -= mean;
    matrix[0] = weights;
    right[0] = 0;
  }
  return eliminate(matrix, right);
}

function eliminate(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let i = k + 1; i < size; i++) {
      if (Math.abs(matrix[i]![k]!) > Math.abs(matrix[pivot]![k]!)) pivot = i;
    }
    [matrix[k], matrix[pivot]] = [matrix[pivot]!, matrix[k]!];
    [right[k], right[pivot]] = [right[pivot]!, right[k]!];
    const row = matrix[k]!;
    for (let i = k + 1; i < size; i++) {
      const factor = matrix[i]![k]! / row[k]!;
      if (factor === 0) continue;
      for (let j = k; j < size; j++) matrix[i]![j]! -= factor * row[j]!;
      right[i]! -= factor * right[k]!;
    }
  }
  for (let k = size - 1; k >= 0; k--) {
    for (let j = k + 1; j < size; j++) right[k]! -= matrix[k]![j]! * right[j]!;
    right[k]! /= matrix[k]![k]!;
  }
  return right;
}
