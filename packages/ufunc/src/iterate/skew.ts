/**
 * Fronts of a plane. Element (i, j) lies on front s * i + j, where the skew s is such that whatever
 * an element reads of elements before it, in C order, lies on earlier fronts, and what it reads of
 * those after it on later ones. So the elements of a front do not depend on one another, and fronts
 * one after the other compute what elements one after the other would (Lamport 1974, "The parallel
 * execution of DO loops", Comm. ACM 17).
 */

/** How far an element that is read is from the one that is written, in rows and in columns. */
export type Distance = readonly [rows: number, columns: number];

/** The skew, and what it makes of the distances. */
export interface Skew {
  readonly factor: number;
  /** By how many fronts reads are behind and ahead of what is written. */
  readonly behind: number;
  readonly ahead: number;
  /** Rows and columns around the plane that are read, too. */
  readonly above: number;
  readonly below: number;
  readonly left: number;
  readonly right: number;
}

/** The smallest skew for reads at some distances. O(distances). */
export function skewOf(distances: readonly Distance[]): Skew {
  let factor = 0;
  for (const [i, j] of distances) {
    if (i !== 0) factor = Math.max(factor, Math.ceil((1 + Math.sign(-i) * j) / Math.abs(i)));
  }
  const fronts = distances.map(([i, j]) => factor * i + j);
  const most = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), 0);
  return {
    factor,
    behind: most(fronts.map((front) => -front)),
    ahead: most(fronts),
    above: most(distances.map(([i]) => -i)),
    below: most(distances.map(([i]) => i)),
    left: most(distances.map(([, j]) => -j)),
    right: most(distances.map(([, j]) => j)),
  };
}

/** Which rows a front meets of a box of rows and columns; ends are exclusive. */
export class Rows {
  readonly #factor: number;
  readonly #box: Box;
  /** The fronts that meet the box. */
  readonly first: number;
  readonly end: number;

  constructor(factor: number, box: Box) {
    this.#factor = factor;
    this.#box = box;
    this.first = factor * box.top + box.left;
    this.end = factor * (box.bottom - 1) + box.right;
  }

  begin(front: number): number {
    const { top, bottom, right } = this.#box;
    if (this.#factor === 0) return front < this.first || front >= this.end ? bottom : top;
    return Math.max(top, Math.floor((front - right) / this.#factor) + 1);
  }

  /** May be less than the beginning where there is no such row. */
  stop(front: number): number {
    const { bottom, left } = this.#box;
    if (this.#factor === 0) return bottom;
    return Math.min(bottom, Math.floor((front - left) / this.#factor) + 1);
  }
}

/** Some rows and columns; `bottom` and `right` are exclusive. */
export interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}
