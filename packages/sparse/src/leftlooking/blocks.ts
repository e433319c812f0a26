/** The upper factor of a matrix that was eliminated by blocks: entries outside of them are those of A still. */
import { type Frame, kernelsOf, view } from '@numloom/linalg/kernels';
import { triangularColumns } from '../kernels/generated/triangularColumns.ts';
import type { Columns, Lists } from './eliminate.ts';

/**
 * U with L U = P A Q, without its diagonal: outside of blocks L⁻¹ is applied to what is there. Each column
 * with such entries is dense for that. O(entries + n for each such column).
 */
export function upperOfBlocks(columns: Columns, frame: Frame): Lists {
  const { size: n, scalar, lower, upper, ends } = columns;
  const kernels = kernelsOf(triangularColumns);
  const isComplex = scalar === 'complex128';
  const solve = isComplex ? kernels.solveColumnsComplex128 : kernels.solveColumnsFloat64;
  const components = isComplex ? 2 : 1;
  const dense = frame.elements(scalar, n);
  const x = view('float64', dense, components * n).fill(0);
  const starts = view('int32', upper.starts, n + 1).slice();
  const steps = view('int32', upper.indices, upper.entries).slice();
  const values = view('float64', upper.values, components * upper.entries).slice();
  const toStarts = new Int32Array(n + 1);
  const toSteps: number[] = [];
  const toValues: number[] = [];
  const push = (step: number, from: Float64Array, at: number): void => {
    toSteps.push(step);
    for (let part = 0; part < components; part++) toValues.push(from[components * at + part]!);
  };
  for (let k = 0, block = 0; k < n; k++) {
    if (k === ends[block]) block++;
    const first = block === 0 ? 0 : ends[block - 1]!;
    let least = first;
    for (let p = starts[k]!; p < starts[k + 1]!; p++) {
      const step = steps[p]!;
      if (step >= first) push(step, values, p);
      else {
        least = Math.min(least, step);
        for (let part = 0; part < components; part++) {
          x[components * step + part]! += values[components * p + part]!;
        }
      }
    }
    if (least < first) {
      solve(least, first, lower.starts, lower.indices, lower.values, 0, dense, false);
      for (let step = least; step < first; step++) {
        const at = components * step;
        if (x[at] !== 0 || (components === 2 && x[at + 1] !== 0)) push(step, x, step);
      }
      x.fill(0, components * least, components * first);
    }
    toStarts[k + 1] = toSteps.length;
  }
  const entries = toSteps.length;
  const [atStarts, atSteps] = [frame.bytes(4 * (n + 1)), frame.bytes(4 * entries)];
  const atValues = frame.elements(scalar, entries);
  view('int32', atStarts, n + 1).set(toStarts);
  view('int32', atSteps, entries).set(toSteps);
  view('float64', atValues, components * entries).set(toValues);
  return { starts: atStarts, indices: atSteps, values: atValues, entries };
}
