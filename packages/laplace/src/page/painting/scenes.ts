import { type Painting, type Place, type Sides, type Stroke, TICKS } from './stroke.ts';

/** All sides at 0. */
export const cold: Sides = { top: 0, right: 0, bottom: 0, left: 0 };

/** Paintings to start from, by the name that is shown. */
export const scenes: Readonly<Record<string, Painting>> = {
  'Two plates': {
    sides: cold,
    strokes: [line(1, 60, [0.25, 0.36], [0.75, 0.36]), line(-1, 60, [0.25, 0.64], [0.75, 0.64])],
  },
  'Hot top': { sides: { ...cold, top: 1 }, strokes: [] },
  'Saddle of sides': { sides: { top: 1, right: -1, bottom: 1, left: -1 }, strokes: [] },
  'Open ring': {
    sides: { ...cold, top: -1, bottom: -1 },
    strokes: [curve(1, 50, 96, (t) => polar(0.3, (0.08 + 0.84 * t) * 2 * Math.PI))],
  },
  Spiral: {
    sides: cold,
    strokes: [
      curve(1, 40, 96, (t) => polar(0.06 + 0.36 * t, 4 * Math.PI * t)),
      curve(-1, 40, 96, (t) => polar(0.06 + 0.36 * t, 4 * Math.PI * t + Math.PI)),
    ],
  },
  'Points of both signs': {
    sides: cold,
    strokes: Array.from({ length: 16 }, (_, k) =>
      line((k + Math.floor(k / 4)) % 2 ? -1 : 1, 90, [
        0.2 + 0.2 * (k % 4),
        0.2 + 0.2 * Math.floor(k / 4),
      ]),
    ),
  },
  Empty: { sides: cold, strokes: [] },
};

/** The scene that the page opens with. */
export const firstScene = scenes['Two plates']!;

type Point = readonly [number, number];

function line(value: number, radius: number, ...points: readonly Point[]): Stroke {
  return { value, radius, path: points.map(place) };
}

function curve(value: number, radius: number, steps: number, at: (t: number) => Point): Stroke {
  return line(value, radius, ...Array.from({ length: steps + 1 }, (_, k) => at(k / steps)));
}

function polar(radius: number, angle: number): Point {
  return [0.5 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle)];
}

function place([x, y]: Point): Place {
  return { x: Math.round(x * TICKS), y: Math.round(y * TICKS) };
}
