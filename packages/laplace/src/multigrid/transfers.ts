/**
 * Interpolation along one axis, as tables for the kernels. Of the finer grid's points 2k and 2k + 1
 * lie between the coarser grid's points k and k + 1, whether the number of intervals is even or odd.
 */
import { type Axis, pointsOf, shareOf, sideCodes } from './axis.ts';

/** A row of a table: points of the other grid, as numbers of unknowns, and their weights. */
export interface Entry {
  readonly indices: readonly number[];
  readonly weights: readonly number[];
}

/** Linear interpolation of corrections, which are 0 where values are given: two points for each unknown. */
export function linearTable(fine: Axis, coarse: Axis): Entry[] {
  return rows(fine.count, (i) => {
    if (fine === coarse) return { indices: [i, i], weights: [1, 0] };
    const { pair, place } = placeOf(fine, coarse, i + fine.offset);
    return cleaned(coarse, [pair, pair + 1], [1 - place, place]);
  });
}

/** Its transpose for integrals over the axis, by rows of the finer grid: what an unknown adds to which. */
export function restrictionTable(fine: Axis, coarse: Axis): Entry[] {
  return linearTable(fine, coarse).map(({ indices, weights }, i) => ({
    indices,
    weights: weights.map((weight, k) => weight * shareFactor(fine, coarse, i, indices[k]!)),
  }));
}

/** The same by rows of the coarser grid: weights of the points 2k - 2 to 2k + 1 for each unknown k. */
export function gatherTable(fine: Axis, coarse: Axis): number[][] {
  const isPeriodic = fine.low === sideCodes.periodic;
  return rows(coarse.count, (index) => {
    return rows(4, (slot) => {
      let point = 2 * (index + coarse.offset) - 2 + slot;
      if (isPeriodic && point < 0) point += 2 * coarse.intervals;
      const i = point - fine.offset;
      if (i < 0 || i >= fine.count) return 0;
      const { place } = placeOf(fine, coarse, point);
      return (slot < 2 ? place : 1 - place) * shareFactor(fine, coarse, i, index);
    });
  });
}

/** Weights of the points k and k + 1 for the pair 2k and 2k + 1; those of points that are no unknowns are 0. */
export function linearPairs(fine: Axis, coarse: Axis): number[][] {
  return pairs(fine, coarse, (place) => [1 - place, place]);
}

/** The same for cubic interpolation, of the points k - 1 to k + 2. */
export function cubicPairs(fine: Axis, coarse: Axis): number[][] {
  return pairs(fine, coarse, (place) => lagrange([-1, 0, 1, 2], place));
}

/** Cubic interpolation of solutions, from one side where the axis ends: four points for each unknown. */
export function cubicTable(fine: Axis, coarse: Axis): Entry[] {
  return rows(fine.count, (i) => {
    if (fine === coarse) return { indices: [i, i, i, i], weights: [1, 0, 0, 0] };
    const { pair, place } = placeOf(fine, coarse, i + fine.offset);
    return around(coarse, pair, place);
  });
}

/** The way back: the finer grid's values at each point of the coarser one, those on sides included. */
export function samplingTable(fine: Axis, coarse: Axis): Entry[] {
  return rows(pointsOf(coarse), (point) => {
    if (isCollapsed(fine, coarse)) return { indices: [0, 1], weights: [0.5, 0.5] };
    const numerator = point * fine.intervals;
    const pair = Math.floor(numerator / coarse.intervals);
    const place = (numerator % coarse.intervals) / coarse.intervals;
    const { indices, weights } = around(fine, pair, place);
    return { indices: indices.map((index) => index + fine.offset), weights };
  });
}

function rows<Row>(length: number, row: (index: number) => Row): Row[] {
  return Array.from({ length }, (_, index) => row(index));
}

/** Between which points of the coarser grid a point lies, and which part of the interval is before it. */
function placeOf(fine: Axis, coarse: Axis, point: number): { pair: number; place: number } {
  const pair = point >> 1;
  if (isCollapsed(fine, coarse)) return { pair, place: 0 };
  return { pair, place: (point * coarse.intervals - pair * fine.intervals) / fine.intervals };
}

function isCollapsed(fine: Axis, coarse: Axis): boolean {
  return fine.low !== coarse.low;
}

/** Points as unknowns; those that are none have weight 0. */
function cleaned(axis: Axis, points: number[], weights: number[]): Entry {
  const indices = points.map((point) => numberOf(axis, point));
  const isUnknown = indices.map((index) => index >= 0 && index < axis.count);
  return {
    indices: indices.map((index, k) => (isUnknown[k] ? index : 0)),
    weights: weights.map((weight, k) => (isUnknown[k] ? weight : 0)),
  };
}

function numberOf(axis: Axis, point: number): number {
  const index = point - axis.offset;
  return axis.low === sideCodes.periodic ? (index + axis.count) % axis.count : index;
}

/** Up to four points around a place behind point `pair`. */
function around(axis: Axis, pair: number, place: number): Entry {
  const isPeriodic = axis.low === sideCodes.periodic;
  const count = isPeriodic ? 4 : Math.min(4, axis.intervals + 1);
  const first = isPeriodic
    ? pair - 1
    : Math.max(0, Math.min(pair - 1, axis.intervals + 1 - count));
  const nodes = rows(count, (k) => first - pair + k);
  const weights = lagrange(nodes, place);
  const indices = nodes.map((node) => {
    const index = pair + node - axis.offset;
    return isPeriodic ? (index + 4 * axis.count) % axis.count : index;
  });
  while (indices.length < 4) {
    indices.push(indices[0]!);
    weights.push(0);
  }
  return { indices, weights };
}

/** Lagrange's polynomials of the nodes at x. */
function lagrange(nodes: readonly number[], x: number): number[] {
  return nodes.map((own) => {
    return nodes.reduce((product, node) => {
      return node === own ? product : (product * (x - node)) / (own - node);
    }, 1);
  });
}

function pairs(fine: Axis, coarse: Axis, weightsAt: (place: number) => number[]): number[][] {
  return rows(Math.ceil((fine.count + fine.offset) / 2), (pair) => {
    const both = [0, 1].map((second) => {
      const point = 2 * pair + second;
      const index = point - fine.offset;
      const isUnknown = index >= 0 && index < fine.count;
      const { place } = placeOf(fine, coarse, point);
      return weightsAt(place).map((weight) => (isUnknown ? weight : 0));
    });
    return both[0]!.flatMap((weight, k) => [weight, both[1]![k]!]);
  });
}

/** Quotient of the lengths that belong to an unknown and to one of the coarser grid. */
function shareFactor(fine: Axis, coarse: Axis, i: number, k: number): number {
  if (fine === coarse) return 1;
  return (
    (shareOf(fine, i) * coarse.intervals) / (shareOf(coarse, k) * fine.intervals)
  );
}
