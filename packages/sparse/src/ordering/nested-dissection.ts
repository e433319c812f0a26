/** Nested dissection. */
import { kernelsOf, type Frame, view, withFrame } from '@numloom/linalg/kernels';
import { symmetricPattern } from '../analysis/patterns.ts';
import { dissection } from '../kernels/generated/dissection.ts';
import { trees } from '../kernels/generated/trees.ts';
import type { Pattern } from '../memory/compressed.ts';
import { minimumDegreeOrder } from './amd.ts';
import { bisect } from './bisect.ts';
import { natural } from './natural.ts';

/** Vertices of a part that is ordered by minimum degree. */
const SMALL = 200;
/** A cut whose smaller side has less than this part of the vertices is none. */
const LEAST = 0.05;

/**
 * Address of an order of the columns of a square matrix for which the factors of A + Aᵀ have few entries:
 * the graph is cut in two again and again, what separates the parts comes after both. Better than
 * minimum degree for large three-dimensional problems, and slower to find.
 *
 * A. George, "Nested dissection of a regular finite element mesh", SIAM J. Numer. Anal. 10 (1973); G.
 * Karypis, V. Kumar, "A fast and high quality multilevel scheme for partitioning irregular graphs", SIAM
 * J. Sci. Comput. 20 (1998).
 */
export function nestedDissection(pattern: Pattern, frame: Frame): number {
  const graph = symmetricPattern(pattern, frame);
  const n = graph.lines;
  const order = natural(graph, frame);
  const places = frame.bytes(4 * n);
  kernelsOf(trees).fill(places, n, -1);
  const parts: [from: number, count: number][] = [[0, n]];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const [from, count] = part;
    const list = order + 4 * from;
    withFrame((inner) => {
      const cut =
        count > SMALL ? split(partOf(graph, count, list, places, inner), list, inner) : undefined;
      if (cut !== undefined) {
        parts.push([from, cut[0]], [from + cut[0], cut[1]]);
        return;
      }
      const local = surrounded(graph, count, list, places, inner);
      const localOrder = minimumDegreeOrder(local, inner, count);
      const sorted = inner.bytes(4 * count);
      kernelsOf(trees).compose(count, list, localOrder, sorted);
      view('int32', list, count).set(view('int32', sorted, count));
    });
  }
  return order;
}

/** The part of a graph between the vertices of a list. */
function partOf(
  graph: Pattern,
  count: number,
  list: number,
  places: number,
  frame: Frame,
): Pattern {
  const { countEdges, extract } = kernelsOf(dissection);
  const starts = frame.bytes(4 * (count + 1));
  const indices = frame.bytes(4 * countEdges(count, list, graph.starts));
  const entries = extract(count, list, places, graph.starts, graph.indices, starts, indices);
  return { lines: count, length: count, entries, starts, indices };
}

/**
 * The same with the neighbours of these vertices after them: what separates parts comes later, but
 * counts in the degrees (Pellegrini, Roman, Amestoy 2000).
 */
function surrounded(
  graph: Pattern,
  count: number,
  list: number,
  places: number,
  frame: Frame,
): Pattern {
  const { countEdges, extractNeighbours } = kernelsOf(dissection);
  const edges = countEdges(count, list, graph.starts);
  const most = Math.min(graph.lines, count + edges);
  const starts = frame.bytes(4 * (most + 1));
  const indices = frame.bytes(8 * edges);
  const others = frame.bytes(4 * (most - count));
  const given = [count, list, places, graph.starts, graph.indices] as const;
  const lines = extractNeighbours(...given, starts, indices, others);
  const entries = view('int32', starts, lines + 1)[lines]!;
  return { lines, length: lines, entries, starts, indices };
}

/** Sorts the list of a part's vertices: two sides and what separates them; the counts of the sides. */
function split(
  local: Pattern,
  list: number,
  frame: Frame,
): [first: number, second: number] | undefined {
  const n = local.lines;
  const sides = bisect(local, frame);
  const [least, counts] = [LEAST * n, [0, 0, 0]];
  for (const side of view('int32', sides, n)) counts[side]!++;
  const [first, second] = counts as [number, number, number];
  if (first < least || second < least) return undefined;
  const sorted = frame.bytes(4 * n);
  kernelsOf(dissection).sortBySide(n, sides, list, sorted);
  return [first, second];
}
