/** What a problem prescribes along the four edges of the unit square. */
export interface Boundary {
  /** One line for people. */
  readonly description: string;
  /** Value at a point of the boundary; x and y are exactly 0 or 1 on the edges. */
  readonly value: (x: number, y: number) => number;
  /** The solution inside, where a formula gives it. */
  readonly solution?: ((x: number, y: number) => number) | undefined;
}

const difference = (x: number, y: number): number => x * x - y * y;

/** The boundary functions that have a name. */
export const boundaries = {
  'x2-y2': {
    description: 'x² − y² on all edges, as in the benchmark',
    value: difference,
    solution: difference,
  },
  xy: {
    description: 'x y on all edges',
    value: (x, y) => x * y,
    solution: (x, y) => x * y,
  },
  sin: {
    description: 'sin(πx) on the top edge, 0 on the others',
    value: (x, y) => (y === 1 && x !== 1 ? Math.sin(Math.PI * x) : 0),
    solution: (x, y) => (Math.sin(Math.PI * x) * Math.sinh(Math.PI * y)) / Math.sinh(Math.PI),
  },
  'hot-top': {
    description: '1 on the top edge, 0 on the others',
    value: (_x, y) => (y === 1 ? 1 : 0),
  },
  'hot-sides': {
    description: '1 on the left and right edges, 0 on the others',
    value: (x, y) => ((x === 0 || x === 1) && y !== 0 && y !== 1 ? 1 : 0),
  },
  alternating: {
    description: '1 on the top and bottom edges, −1 on the left and right, 0 at the corners',
    value: (x, y) => Number(y === 0 || y === 1) - Number(x === 0 || x === 1),
  },
} as const satisfies Readonly<Record<string, Boundary>>;

/** Name of a boundary function. */
export type BoundaryName = keyof typeof boundaries;
