/**
 * Interpolation along one axis, as tables for the kernels. Of the finer grid's points 2k and 2k + 1
 * lie between the coarser grid's points k and k + 1, whether the number of intervals is even or odd.
 */
import { type Axis, pointsOf, shareOf, sideCodes } from './axis.ts';
import { lagrange, newTable, type Table, writeCubic } from './tables.ts';

/** Linear interpolation of corrections, which are 0 where values are given: two points for each unknown. */
export function linearTable(fine: Axis, coarse: Axis): Table {
  const table = newTable(fine.count, 2);
  const { indices, weights } = table;
  for (let i = 0; i < fine.count; i++) {
    if (fine === coarse) {
      indices[2 * i] = i;
      weights[2 * i] = 1;
      continue;
    }
    const point = i + fine.offset;
    const place = placeOf(fine, coarse, point);
    for (let k = 0; k < 2; k++) {
      const index = wrapped(coarse, (point >> 1) + k - coarse.offset);
      if (index < 0 || index >= coarse.count) continue;
      indices[2 * i + k] = index;
      weights[2 * i + k] = k === 0 ? 1 - place : place;
    }
  }
  return table;
}

/** Its transpose for integrals over the axis, by rows of the finer grid: what an unknown adds to which. */
export function restrictionTable(fine: Axis, coarse: Axis): Table {
  const table = linearTable(fine, coarse);
  const { indices, weights } = table;
  for (let k = 0; k < weights.length; k++)
    weights[k]! *= quotient(fine, coarse, k >> 1, indices[k]!);
  return table;
}

/** The same by rows of the coarser grid: weights of the points 2k - 2 to 2k + 1 for each unknown k. */
export function gatherWeights(fine: Axis, coarse: Axis): Float64Array {
  const weights = new Float64Array(4 * coarse.count);
  const isPeriodic = fine.low === sideCodes.periodic;
  for (let k = 0; k < weights.length; k++) {
    const index = k >> 2;
    let point = 2 * (index + coarse.offset) - 2 + (k & 3);
    if (isPeriodic && point < 0) point += 2 * coarse.intervals;
    const i = point - fine.offset;
    if (i < 0 || i >= fine.count) continue;
    const place = placeOf(fine, coarse, point);
    weights[k] = ((k & 2) === 0 ? place : 1 - place) * quotient(fine, coarse, i, index);
  }
  return weights;
}

/**
 * Weights of the points k and k + 1 for the pair 2k and 2k + 1, those of both for the first of them
 * before those for the second; 0 for points that are no unknowns.
 */
export function linearPairs(fine: Axis, coarse: Axis): Float64Array {
  return pairs(fine, coarse, 2, (place, to, at) => {
    to[at] = 1 - place;
    to[at + 2] = place;
  });
}

/** The same for cubic interpolation, of the points k - 1 to k + 2. */
export function cubicPairs(fine: Axis, coarse: Axis): Float64Array {
  return pairs(fine, coarse, 4, (place, to, at) => writeCubic(place, to, at, 2));
}

/** Cubic interpolation of solutions, from one side where the axis ends: four points for each unknown. */
export function cubicTable(fine: Axis, coarse: Axis): Table {
  const table = newTable(fine.count, 4);
  for (let i = 0; i < fine.count; i++) {
    if (fine === coarse) {
      table.indices.fill(i, 4 * i, 4 * i + 4);
      table.weights[4 * i] = 1;
      continue;
    }
    const point = i + fine.offset;
    writeAround(coarse, point >> 1, placeOf(fine, coarse, point), table, i);
  }
  return table;
}

/** The way back: the finer grid's values at each point of the coarser one, those on sides included. */
export function samplingTable(fine: Axis, coarse: Axis): Table {
  const table = newTable(pointsOf(coarse), 4);
  if (isCollapsed(fine, coarse)) {
    table.indices[1] = 1;
    table.weights.fill(0.5, 0, 2);
    return table;
  }
  for (let point = 0; point < table.length; point++) {
    const numerator = point * fine.intervals;
    const place = (numerator % coarse.intervals) / coarse.intervals;
    writeAround(fine, Math.floor(numerator / coarse.intervals), place, table, point);
  }
  for (let k = 0; k < table.indices.length; k++) table.indices[k]! += fine.offset;
  return table;
}

/** Which part of the interval between the coarser grid's points k and k + 1 lies before 2k or 2k + 1. */
function placeOf(fine: Axis, coarse: Axis, point: number): number {
  if (isCollapsed(fine, coarse)) return 0;
  return (point * coarse.intervals - (point >> 1) * fine.intervals) / fine.intervals;
}

/** Whether the coarser grid has one point only, as {@link coarserAxis} says. */
function isCollapsed(fine: Axis, coarse: Axis): boolean {
  return fine.low !== coarse.low;
}

function wrapped({ low, count }: Axis, index: number): number {
  return low === sideCodes.periodic ? (index + 4 * count) % count : index;
}

/** Up to four points around a place behind point `pair`. */
function writeAround(axis: Axis, pair: number, place: number, table: Table, row: number): void {
  const { low, intervals, offset } = axis;
  const isPeriodic = low === sideCodes.periodic;
  const count = isPeriodic ? 4 : Math.min(4, intervals + 1);
  const first = isPeriodic ? pair - 1 : Math.max(0, Math.min(pair - 1, intervals + 1 - count));
  for (let k = 0; k < 4; k++) {
    table.indices[4 * row + k] = wrapped(axis, first + (k < count ? k : 0) - offset);
  }
  if (count === 4 && first === pair - 1) {
    writeCubic(place, table.weights, 4 * row, 1);
    return;
  }
  for (let k = 0; k < count; k++) {
    table.weights[4 * row + k] = lagrange(first - pair, count, first - pair + k, place);
  }
}

function pairs(
  fine: Axis,
  coarse: Axis,
  width: number,
  write: (place: number, to: Float64Array, at: number) => void,
): Float64Array {
  const count = Math.ceil((fine.count + fine.offset) / 2);
  const weights = new Float64Array(2 * width * count);
  for (let index = 0; index < fine.count; index++) {
    const point = index + fine.offset;
    write(placeOf(fine, coarse, point), weights, 2 * width * (point >> 1) + (point & 1));
  }
  return weights;
}

/** Quotient of the lengths that belong to an unknown and to one of the coarser grid. */
function quotient(fine: Axis, coarse: Axis, i: number, k: number): number {
  if (fine === coarse) return 1;
  return (shareOf(fine, i) * coarse.intervals) / (shareOf(coarse, k) * fine.intervals);
}
