/** A place in pixels of the picture. */
export type Place = readonly [x: number, y: number];

/** Between marks along a line. */
const SPACING = 84;

/**
 * The points of a line that can be seen: of those in one column of pixels the first, the last, the highest
 * and the lowest.
 */
export function reduced(points: readonly Place[]): readonly Place[] {
  const kept: Place[] = [];
  let first = 0;
  while (first < points.length) {
    const column = Math.floor(points[first]![0]);
    let [high, low] = [first, first];
    let last = first + 1;
    for (; last < points.length && Math.floor(points[last]![0]) === column; last++) {
      if (points[last]![1] < points[high]![1]) high = last;
      if (points[last]![1] > points[low]![1]) low = last;
    }
    const places = [...new Set([first, high, low, last - 1])].sort((a, b) => a - b);
    kept.push(...places.map((k) => points[k]!));
    first = last;
  }
  return kept;
}

/**
 * Where a line has marks: at points some way from each other, and at its end. Lines of other numbers begin
 * elsewhere, so that marks of lines that run together stand side by side.
 */
export function markPlaces(points: readonly Place[], index: number, of: number): readonly Place[] {
  let way = SPACING * (1 - (index + 0.5) / of);
  const marks: Place[] = [];
  for (const [k, point] of points.entries()) {
    const before = points[k - 1] ?? point;
    way += Math.hypot(point[0] - before[0], point[1] - before[1]);
    if (way < SPACING && k < points.length - 1) continue;
    marks.push(point);
    way = 0;
  }
  return marks;
}
