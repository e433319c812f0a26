/** A line in pixels of the picture. */
export type PixelLine = readonly (readonly [number, number])[];

/** Where a contour's value is written. */
interface LabelPlace {
  readonly x: number;
  readonly y: number;
  /** Of the text, clockwise in degrees, never upside down. */
  readonly angle: number;
}

/** One contour line, and how much room its label needs. */
export interface Labelled {
  readonly line: PixelLine;
  readonly width: number;
  readonly height: number;
}

/** What becomes of a contour line: the parts to draw, and its label if there is room for one. */
export interface PlacedLine {
  readonly parts: readonly PixelLine[];
  readonly place?: LabelPlace;
}

/** Pixels between a label and the line's ends, the frame, and other labels. */
const air = 4;

/** Points in all lines together beyond which there is no room for labels, nor time to look for it. */
const crowded = 40_000;

/**
 * Finds for each contour line a straight stretch to write its value on, away from the frame, from
 * other lines and from the labels placed before; the line is interrupted there. Lines too short or
 * too crowded get no label.
 *
 * @param box - the frame: left, top, right, bottom
 * @param free - whether a pixel may lie under a label
 */
export function placeLabels(
  lines: readonly Labelled[],
  box: readonly [number, number, number, number],
  free: (x: number, y: number) => boolean,
): PlacedLine[] {
  const points = lines.reduce((sum, { line }) => sum + line.length, 0);
  if (points > crowded) return lines.map(({ line }) => ({ parts: [line] }));
  const placed: { x: number; y: number; reach: number }[] = [];
  return lines.map((labelled, index) => {
    const { line, width, height } = labelled;
    const along = distances(line);
    const total = along.at(-1)!;
    const half = width / 2 + air;
    let best: { score: number; at: number; place: LabelPlace } | undefined;
    for (let at = 1.5 * half; at <= total - 1.5 * half; at += Math.max(6, total / 60)) {
      const before = pointAt(line, along, at - half);
      const after = pointAt(line, along, at + half);
      const chord = Math.hypot(after[0] - before[0], after[1] - before[1]);
      // Below this the text would leave the line.
      if (chord < 0.97 * 2 * half) continue;
      const [x, y] = [(before[0] + after[0]) / 2, (before[1] + after[1]) / 2];
      const [left, top, right, bottom] = box;
      const inset = Math.min(x - left, right - x, y - top, bottom - y) - half - air;
      if (inset < 0) continue;
      if (placed.some((label) => Math.hypot(label.x - x, label.y - y) < label.reach + half)) {
        continue;
      }
      const [dx, dy] = [(after[0] - before[0]) / 2, (after[1] - before[1]) / 2];
      const tall = height / (2 * half);
      const covered = [-1, -0.5, 0, 0.5, 1].flatMap((t) =>
        [-tall, tall].map((s) => free(x + t * dx - s * dy, y + t * dy + s * dx)),
      );
      if (covered.includes(false)) continue;
      const clearance = nearestOther(lines, index, x, y) - height / 2;
      if (clearance < air / 2) continue;
      const angle = upright(before, after);
      // Straight above all; then level, clear of others and of the frame, mid-line.
      const score =
        (chord / (2 * half)) * 4 +
        Math.min(1, clearance / (2 * height)) +
        Math.min(1, inset / 60) -
        Math.abs(angle) / 90 -
        Math.abs(at / total - 0.5);
      if (best && score <= best.score) continue;
      best = { score, at, place: { x, y, angle } };
    }
    if (!best) return { parts: [line] };
    placed.push({ x: best.place.x, y: best.place.y, reach: half });
    const parts = [upTo(line, along, best.at - half + air / 2)];
    parts.push(upTo([...line].reverse(), mirrored(along), total - best.at - half + air / 2));
    return { parts, place: best.place };
  });
}

/** Length of the line up to each of its points. */
function distances(line: PixelLine): number[] {
  const along = [0];
  for (let k = 1; k < line.length; k++) {
    const [[x0, y0], [x1, y1]] = [line[k - 1]!, line[k]!];
    along.push(along[k - 1]! + Math.hypot(x1 - x0, y1 - y0));
  }
  return along;
}

function mirrored(along: readonly number[]): number[] {
  const total = along.at(-1)!;
  return along.map((distance) => total - distance).reverse();
}

function pointAt(line: PixelLine, along: readonly number[], at: number): [number, number] {
  const k = after(along, at);
  const [[x0, y0], [x1, y1]] = [line[k - 1]!, line[k]!];
  const t = (at - along[k - 1]!) / (along[k]! - along[k - 1]! || 1);
  return [x0 + t * (x1 - x0), y0 + t * (y1 - y0)];
}

/** The first point at `at` or beyond, by bisection; at least 1, at most the last. */
function after(along: readonly number[], at: number): number {
  let [low, high] = [1, along.length - 1];
  while (low < high) {
    const mid = (low + high) >> 1;
    if (along[mid]! < at) low = mid + 1;
    else high = mid;
  }
  return low;
}

function upTo(line: PixelLine, along: readonly number[], at: number): PixelLine {
  return [...line.slice(0, after(along, at)), pointAt(line, along, at)];
}

function upright(from: readonly [number, number], to: readonly [number, number]): number {
  const angle = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
  return angle > 90 ? angle - 180 : angle < -90 ? angle + 180 : angle;
}

/** Distance from a point to the nearest of the other lines. */
function nearestOther(lines: readonly Labelled[], own: number, x: number, y: number): number {
  let least = Infinity;
  for (const [k, { line }] of lines.entries()) {
    for (let p = 1; k !== own && p < line.length; p++) {
      const [[x0, y0], [x1, y1]] = [line[p - 1]!, line[p]!];
      const [dx, dy] = [x1 - x0, y1 - y0];
      const t = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1);
      const foot = Math.min(1, Math.max(0, t));
      least = Math.min(least, Math.hypot(x0 + foot * dx - x, y0 + foot * dy - y));
    }
  }
  return least;
}
