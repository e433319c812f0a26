/** What is given on the sides, on the finest grid and on coarser ones. */
import { asarray, expand_dims } from '@numloom/ndarray';
import { view } from '@numloom/linalg/kernels';
import { coordinates, type Problem } from '../problem/problem.ts';
import { type Values, valuesAt } from '../problem/values.ts';
import { type Axis, pointsOf } from './axis.ts';
import type { Axes } from './coarsening.ts';
import type { Padded } from './level.ts';
import { samplingTable } from './transfers.ts';

/** Numbers at all points of a side. */
export interface SideValues {
  /** Which of the outer, the middle and the inner axis. */
  readonly axis: number;
  readonly end: 0 | 1;
  readonly kind: 'dirichlet' | 'neumann';
  readonly values: Float64Array;
  /** Points along each axis; 1 along the side's own. */
  readonly lengths: readonly number[];
}

/** The values that a grid's iterate has on sides, and the slopes that the problem gives, unless they are 0. */
export function sidesOf(problem: Problem, axes: Axes, u: Padded): SideValues[] {
  return problem.sides.flatMap((pair, d) => {
    const axis = d === problem.shape.length - 1 ? 2 : d;
    return pair.flatMap((side, k): SideValues[] => {
      const end = k as 0 | 1;
      if (side.kind === 'periodic') return [];
      const lengths = axes.map((other, index) => (index === axis ? 1 : pointsOf(other)));
      if (side.kind === 'dirichlet') {
        const values = new Float64Array(lengths.reduce((size, length) => size * length, 1));
        visitSide(u, axes, axis, end, lengths, (memory, at, index) => {
          values[index] = memory[at]!;
        });
        return [{ axis, end, kind: side.kind, values, lengths }];
      }
      if (side.derivative === 0) return [];
      const values = slopes(problem, side.derivative, d, end);
      return [{ axis, end, kind: side.kind, values, lengths }];
    });
  });
}

/** The same on the next grid. */
export function coarserSide(side: SideValues, fine: Axes, coarse: Axes): SideValues {
  let { values } = side;
  const lengths = [...side.lengths];
  for (const [d, axis] of fine.entries()) {
    if (d === side.axis || axis === coarse[d]) continue;
    values = sampled(values, lengths, d, axis, coarse[d]!);
    lengths[d] = pointsOf(coarse[d]!);
  }
  return { ...side, values, lengths };
}

/** Writes the values of a side into an iterate's layer. */
export function writeSide(side: SideValues, axes: Axes, u: Padded): void {
  visitSide(u, axes, side.axis, side.end, side.lengths, (memory, at, index) => {
    memory[at] = side.values[index]!;
  });
}

/** Takes what slopes of a side contribute to ∇²u off the right side. */
export function subtractSlopes(side: SideValues, axes: Axes, right: number): void {
  const own = axes[side.axis]!;
  const f = view(
    'float64',
    right,
    axes.reduce((size, { count }) => size * count, 1),
  );
  const factor = 2 * Math.sqrt(own.weight);
  eachPoint(side.lengths, (point, index) => {
    let at = 0;
    for (const [d, axis] of axes.entries()) {
      const isOwn = d === side.axis;
      const k = isOwn ? (side.end === 0 ? 0 : axis.count - 1) : point[d]! - axis.offset;
      if (k < 0 || k >= axis.count) return;
      at = at * axis.count + k;
    }
    f[at]! -= factor * side.values[index]!;
  });
}

function slopes(problem: Problem, values: Values, axis: number, end: 0 | 1): Float64Array {
  const points = problem.shape.map((length, d) => {
    const all = coordinates(problem, d);
    if (d !== axis) return all;
    return end === 0 ? all.subarray(0, 1) : all.subarray(length - 1);
  });
  const given = valuesAt(values, points, (array) => expand_dims(array, { axis }));
  const size = points.reduce((product, { length }) => product * length, 1);
  if (typeof given === 'number') return new Float64Array(size).fill(given);
  return Float64Array.from(asarray(given).values() as Iterable<number>);
}

function sampled(
  values: Float64Array,
  lengths: readonly number[],
  d: number,
  fine: Axis,
  coarse: Axis,
): Float64Array {
  const table = samplingTable(fine, coarse);
  const inner = lengths.slice(d + 1).reduce((size, length) => size * length, 1);
  const outer = lengths.slice(0, d).reduce((size, length) => size * length, 1);
  const result = new Float64Array(outer * table.length * inner);
  for (let o = 0; o < outer; o++) {
    for (let k = 0; k < table.length; k++) {
      for (let i = 0; i < inner; i++) {
        let sum = 0;
        for (let n = k * table.width; n < (k + 1) * table.width; n++) {
          const index = table.indices[n]!;
          sum += table.weights[n]! * values[(o * lengths[d]! + index) * inner + i]!;
        }
        result[(o * table.length + k) * inner + i] = sum;
      }
    }
  }
  return result;
}

/** Where the points of a side lie in an iterate. */
function visitSide(
  { address, slabPitch, rowPitch }: Padded,
  axes: Axes,
  axis: number,
  end: 0 | 1,
  lengths: readonly number[],
  visit: (memory: Float64Array, at: number, index: number) => void,
): void {
  const pitches = [slabPitch / 8, rowPitch / 8, 1];
  const before = pitches[0]! + (axes[1].weight === 0 && lengths[1] === 1 ? 0 : pitches[1]!) + 1;
  const bytes = slabPitch * (axes[0].count + 2);
  const memory = view('float64', address - before * 8, bytes / 8);
  const start = before + (end === 0 ? -1 : axes[axis]!.count) * pitches[axis]!;
  eachPoint(lengths, (point, index) => {
    let at = start;
    for (let d = 0; d < 3; d++) {
      if (d !== axis) at += (point[d]! - axes[d]!.offset) * pitches[d]!;
    }
    visit(memory, at, index);
  });
}

function eachPoint(
  lengths: readonly number[],
  visit: (point: readonly number[], index: number) => void,
): void {
  const point: [number, number, number] = [0, 0, 0];
  let index = 0;
  for (point[0] = 0; point[0] < lengths[0]!; point[0]++) {
    for (point[1] = 0; point[1] < lengths[1]!; point[1]++) {
      for (point[2] = 0; point[2] < lengths[2]!; point[2]++) visit(point, index++);
    }
  }
}
