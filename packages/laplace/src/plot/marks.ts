import { px } from './text.ts';
import { seriesColours } from './theme.ts';

/** How the line of a series is told from others, by colour, by dashes and by marks. */
export interface Look {
  /** Attributes of its line. */
  readonly line: string;
  /** A mark of it at a place. */
  readonly mark: (x: number, y: number) => string;
}

const dashes = ['', '9 4', '2 3', '12 4 2 4', '5 3'];

/** Corners of the marks, which cover about the same area. */
const shapes: readonly (readonly (readonly [number, number])[])[] = [
  [],
  polygon(4, Math.PI / 4, 5),
  polygon(3, -Math.PI / 2, 5.6),
  polygon(4, 0, 5.4),
  polygon(3, Math.PI / 2, 5.6),
  star(4, Math.PI / 4, 6, 2.1),
  polygon(6, 0, 4.8),
  star(5, -Math.PI / 2, 6.2, 2.7),
];

/** The look of the series of a number: no two of the first 40 share colour and dashes, of the first 64 colour and mark. */
export function lookOf(index: number): Look {
  const colour = index % seriesColours;
  const dash = dashes[index % dashes.length]!;
  const corners = shapes[(index + 3 * Math.floor(index / seriesColours)) % shapes.length]!;
  const attributes = ` class="fill${colour} mark" stroke-width="1"`;
  return {
    line:
      `fill="none" stroke-width="2" stroke-linejoin="round" class="stroke${colour}"` +
      (dash && ` stroke-dasharray="${dash}"`),
    mark: (x, y) =>
      corners.length === 0
        ? `<circle cx="${px(x)}" cy="${px(y)}" r="4.2"${attributes}/>`
        : `<path d="M${corners.map(([dx, dy]) => `${px(x + dx)} ${px(y + dy)}`).join('L')}Z"${attributes}/>`,
  };
}

function polygon(corners: number, turn: number, radius: number): [number, number][] {
  return Array.from({ length: corners }, (_, k) => {
    const angle = turn + (2 * Math.PI * k) / corners;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

function star(points: number, turn: number, outer: number, inner: number): [number, number][] {
  return Array.from({ length: points }, (_, k) => k).flatMap((k) =>
    [outer, inner].map((radius, half): [number, number] => {
      const angle = turn + (Math.PI * (2 * k + half)) / points;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    }),
  );
}
