import { view } from '@numloom/linalg/kernels';
import type { Grid } from '../discrete/grid.ts';
import type { Level } from './level.ts';

/**
 * A point of a coarser grid is given where so much of what restriction takes there is: one of the
 * points that it is made of at least, so that no line is lost.
 */
const LEAST = 0.05;

/**
 * Marks on all grids where values are given, and writes these into the solutions there.
 *
 * @param restrict - restricts the right side of a level to that of the next
 */
export function writeMasks(
  grid: Grid,
  levels: readonly Level[],
  restrict: (l: number) => void,
): void {
  let mask = Float64Array.from(grid.mask!.values(), Number);
  let values = Float64Array.from(grid.inside.values(), (value, k) => (mask[k] ? value : 0));
  for (const [l, level] of levels.entries()) {
    writeBytes(level, mask);
    if (l > 0 && level.solution) writeValues(level, mask, values);
    const next = levels[l + 1];
    if (!next) break;
    const parts = restricted(level, next, mask, () => restrict(l));
    const sums = restricted(level, next, values, () => restrict(l));
    mask = parts.map((part) => Number(part >= LEAST));
    values = sums.map((sum, k) => (mask[k] ? sum / parts[k]! : 0));
  }
}

function restricted(
  level: Level,
  next: Level,
  numbers: Float64Array,
  restrict: () => void,
): Float64Array<ArrayBuffer> {
  view('float64', level.right, level.unknowns).set(numbers);
  const to = view('float64', next.right, next.unknowns);
  to.fill(0);
  restrict();
  const result = Float64Array.from(to);
  to.fill(0);
  return result;
}

function writeBytes(level: Level, mask: Float64Array): void {
  const { buffer } = view('int32', level.mask, 1);
  new Uint8Array(buffer, level.mask, level.unknowns).set(mask);
}

function writeValues({ axes, solution }: Level, mask: Float64Array, values: Float64Array): void {
  const [outer, mid, inner] = axes;
  const { address, slabPitch, rowPitch } = solution!;
  for (let s = 0, k = 0; s < outer.count; s++) {
    for (let m = 0; m < mid.count; m++) {
      const row = view('float64', address + s * slabPitch + m * rowPitch, inner.count);
      for (let j = 0; j < inner.count; j++, k++) if (mask[k]) row[j] = values[k]!;
    }
  }
}
