/** Points of one grid as sums of multiples of points of another, along one axis. */
export interface Table {
  /** Rows of the table. */
  readonly length: number;
  /** Points that each row names. */
  readonly width: number;
  /** Numbers of unknowns, row by row. */
  readonly indices: Int32Array;
  readonly weights: Float64Array;
}

export function newTable(length: number, width: number): Table {
  const size = length * width;
  return { length, width, indices: new Int32Array(size), weights: new Float64Array(size) };
}

/** The values of Lagrange's polynomials of the nodes -1, 0, 1, 2 at x, each `step` elements after the other. */
export function writeCubic(x: number, to: Float64Array, at: number, step: number): void {
  to[at] = (-x * (x - 1) * (x - 2)) / 6;
  to[at + step] = ((x + 1) * (x - 1) * (x - 2)) / 2;
  to[at + 2 * step] = (-(x + 1) * x * (x - 2)) / 2;
  to[at + 3 * step] = ((x + 1) * x * (x - 1)) / 6;
}

/** The value at x of Lagrange's polynomial of the nodes from `first` on that is 1 at node `own`. */
export function lagrange(first: number, count: number, own: number, x: number): number {
  let product = 1;
  for (let node = first; node < first + count; node++) {
    if (node !== own) product *= (x - node) / (own - node);
  }
  return product;
}
