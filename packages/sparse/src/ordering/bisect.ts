/** Cutting graphs in two by vertices. */
import { kernelsOf, type Frame, view } from '@numloom/linalg/kernels';
import { maximumMatching } from '../analysis/matching.ts';
import { bisection } from '../kernels/generated/bisection.ts';
import { dissection } from '../kernels/generated/dissection.ts';
import { matching } from '../kernels/generated/matching.ts';
import { trees } from '../kernels/generated/trees.ts';
import type { Pattern } from '../memory/compressed.ts';

/** A graph with weights of edges and sizes of vertices: addresses of int32. */
interface Graph {
  readonly n: number;
  readonly edges: number;
  readonly starts: number;
  readonly indices: number;
  readonly weights: number;
  readonly sizes: number;
}

/** Vertices of a graph that is cut as it is. */
const COARSE = 80;
/** How many places the first cut is grown from, passes over a cut, and the larger side's part. */
const SEEDS = 6;
const PASSES = 4;
const LARGER = 0.55;

/**
 * Address of the sides of the vertices of a symmetric pattern, int32: 0, 1, or 2 for those that separate
 * the two. Graphs are cut when they are coarse, and cuts refined on the way back.
 */
export function bisect(pattern: Pattern, frame: Frame): number {
  const { lines: n, entries, starts, indices } = pattern;
  const { fill } = kernelsOf(trees);
  const weights = frame.bytes(4 * entries);
  const sizes = frame.bytes(4 * n);
  fill(weights, entries, 1);
  fill(sizes, n, 1);
  const graphs: Graph[] = [{ n, edges: entries, starts, indices, weights, sizes }];
  const maps: number[] = [];
  while (graphs.at(-1)!.n > COARSE) {
    const next = coarser(graphs.at(-1)!, n, frame);
    if (next === undefined) break;
    graphs.push(next.graph);
    maps.push(next.map);
  }
  let sides = firstCut(graphs.at(-1)!, n, frame);
  for (let level = maps.length - 1; level >= 0; level--) {
    const finer = frame.bytes(4 * graphs[level]!.n);
    kernelsOf(dissection).project(graphs[level]!.n, maps[level]!, sides, finer);
    sides = finer;
    refined(graphs[level]!, n, sides, frame);
  }
  separate(graphs[0]!, sides, frame);
  return sides;
}

/** A graph of pairs of vertices, if it is much smaller. */
function coarser(
  { n, edges, starts, indices, weights, sizes }: Graph,
  total: number,
  frame: Frame,
): { readonly graph: Graph; readonly map: number } | undefined {
  const { contract, pair } = kernelsOf(dissection);
  const map = frame.bytes(4 * n);
  const members = frame.bytes(8 * n);
  const most = Math.max(2, Math.floor((1.5 * total) / COARSE));
  const count = pair(n, starts, indices, weights, sizes, most, map, members);
  if (count > 0.9 * n) return undefined;
  const places = frame.bytes(4 * count);
  kernelsOf(trees).fill(places, count, -1);
  const to = [4 * (count + 1), 4 * edges, 4 * edges, 4 * count].map((bytes) =>
    frame.bytes(bytes),
  ) as [number, number, number, number];
  const given = [map, members, starts, indices, weights, sizes, places] as const;
  const found = contract(count, ...given, ...to);
  const [toStarts, toIndices, toWeights, toSizes] = to;
  const graph = { n: count, edges: found, starts: toStarts, indices: toIndices };
  return { graph: { ...graph, weights: toWeights, sizes: toSizes }, map };
}

/** Grows a side from several vertices, each far from the one before; the best of the cuts. */
function firstCut(graph: Graph, total: number, frame: Frame): number {
  const { n, starts, indices, sizes } = graph;
  const { grow } = kernelsOf(dissection);
  const queue = frame.bytes(4 * n);
  let seed = 0;
  let best = { sides: 0, cut: Infinity };
  for (let k = 0; k < SEEDS; k++) {
    const sides = frame.bytes(4 * n);
    const far = grow(n, seed, total, starts, indices, sizes, sides, queue);
    grow(n, far, Math.floor(total / 2), starts, indices, sizes, sides, queue);
    const cut = refined(graph, total, sides, frame);
    if (cut < best.cut) best = { sides, cut };
    seed = Math.floor(((k + 1) * n) / SEEDS);
  }
  return best.sides;
}

/** Refines a cut; answers its weight, with what one side has too much. */
function refined(graph: Graph, total: number, sides: number, frame: Frame): number {
  const { n, starts, indices, weights, sizes } = graph;
  const { refine, roomFor } = kernelsOf(bisection);
  const room = frame.bytes(4 * roomFor(n));
  const result = frame.bytes(8);
  const most = Math.ceil(LARGER * total);
  const given = [n, starts, indices, weights, sizes, total, most, sides, room, result] as const;
  for (let k = 0; k < PASSES && refine(...given); k++);
  const [cut, excess] = view('int32', result, 2) as unknown as [number, number];
  return cut + excess;
}

/** The least vertices that cover the edges of the cut, by a maximum matching of these, get side 2. */
function separate({ n, edges, starts, indices }: Graph, sides: number, frame: Frame): void {
  const { cover, listCut } = kernelsOf(dissection);
  const numbers = frame.bytes(4 * n);
  const vertices = frame.bytes(4 * n);
  const toStarts = frame.bytes(4 * (n + 1));
  const toIndices = frame.bytes(4 * edges);
  const counts = frame.bytes(8);
  listCut(n, starts, indices, sides, numbers, vertices, toStarts, toIndices, counts);
  const [lines, length] = [...view('int32', counts, 2)] as [number, number];
  const entries = view('int32', toStarts, lines + 1)[lines]!;
  const cut: Pattern = { lines, length, entries, starts: toStarts, indices: toIndices };
  const { rowOf, columnOf } = maximumMatching(cut, frame);
  const marks = frame.bytes(4 * lines);
  const queue = frame.bytes(4 * lines);
  kernelsOf(trees).fill(marks, lines, 0);
  const { reach } = kernelsOf(matching);
  view('int32', rowOf, lines).forEach((row, column) => {
    if (row === -1) reach(column, toStarts, toIndices, columnOf, marks, queue);
  });
  cover(n, lines, toStarts, toIndices, vertices, marks, sides);
}
