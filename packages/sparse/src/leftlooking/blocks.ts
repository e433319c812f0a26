/** The upper factor of a matrix that was eliminated by blocks: entries outside of them are those of A still. */
import { type Frame, view } from '@numloom/linalg/kernels';
import { DistanceHeap } from '../graph/distance-heap.ts';
import type { Columns, Lists } from './eliminate.ts';

/**
 * U with L U = P A Q, without its diagonal: outside of blocks L⁻¹ is applied to what is there, and zeros are
 * left out. O(operations + entries log n).
 *
 * @throws RangeError where there is no room for it: it may have many more entries than A.
 */
export function upperOfBlocks(columns: Columns, frame: Frame): Lists {
  const { size: n, scalar, lower, upper, ends } = columns;
  const components = scalar === 'complex128' ? 2 : 1;
  // Nothing is allocated while these are read.
  const fromStarts = view('int32', upper.starts, n + 1);
  const fromSteps = view('int32', upper.indices, upper.entries);
  const fromValues = view('float64', upper.values, components * upper.entries);
  const lowerStarts = view('int32', lower.starts, n + 1);
  const lowerSteps = view('int32', lower.indices, lower.entries);
  const lowerValues = view('float64', lower.values, components * lower.entries);
  // Whatever a step changes comes after it: the first one that waits is final.
  const waiting = new DistanceHeap(Float64Array.from({ length: n }, (_, step) => step));
  const x = new Float64Array(components * n);
  const eliminate = (step: number): void => {
    const [real, imaginary] = [x[components * step]!, components === 2 ? x[2 * step + 1]! : 0];
    for (let p = lowerStarts[step]!; p < lowerStarts[step + 1]!; p++) {
      const other = lowerSteps[p]!;
      waiting.lower(other);
      if (components === 1) x[other]! -= real * lowerValues[p]!;
      else {
        const [re, im] = [lowerValues[2 * p]!, lowerValues[2 * p + 1]!];
        x[2 * other]! -= real * re - imaginary * im;
        x[2 * other + 1]! -= real * im + imaginary * re;
      }
    }
  };
  const starts = new Int32Array(n + 1);
  let steps = new Int32Array(2 * upper.entries + n);
  let values = new Float64Array(components * steps.length);
  let entries = 0;
  for (let k = 0, block = 0; k < n; k++) {
    if (k === ends[block]) block++;
    const first = block === 0 ? 0 : ends[block - 1]!;
    for (let p = fromStarts[k]!; p < fromStarts[k + 1]!; p++) {
      const step = fromSteps[p]!;
      waiting.lower(step);
      for (let part = 0; part < components; part++) {
        x[components * step + part] = fromValues[components * p + part]!;
      }
    }
    for (let step = waiting.take(); step >= 0; step = waiting.take()) {
      const at = components * step;
      if (x[at] === 0 && (components === 1 || x[at + 1] === 0)) continue;
      if (step < first) eliminate(step);
      if (entries === steps.length) {
        const length = 2 * entries + n;
        steps = longer(steps, new Int32Array(length));
        values = longer(values, new Float64Array(components * length));
      }
      steps[entries] = step;
      for (let part = 0; part < components; part++) {
        values[components * entries + part] = x[at + part]!;
        x[at + part] = 0;
      }
      entries++;
    }
    starts[k + 1] = entries;
  }
  const [atStarts, atSteps] = [frame.bytes(4 * (n + 1)), frame.bytes(4 * entries)];
  const atValues = frame.elements(scalar, entries);
  view('int32', atStarts, n + 1).set(starts);
  view('int32', atSteps, entries).set(steps.subarray(0, entries));
  view('float64', atValues, components * entries).set(values.subarray(0, components * entries));
  return { starts: atStarts, indices: atSteps, values: atValues, entries };
}

function longer<Numbers extends Int32Array | Float64Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
