import { type Painting, type Sides, type Stroke, TICKS } from './stroke.ts';

/** A painting at the points of a grid of `size` by `size`. */
export class Raster {
  readonly size: number;
  /** 1 where a point is given. The sides always are. */
  readonly mask: Uint8Array;
  /** The values there. */
  readonly values: Float64Array;
  #sides: Sides;

  constructor(size: number, { sides, strokes }: Painting) {
    this.size = size;
    this.mask = new Uint8Array(size * size);
    this.values = new Float64Array(size * size);
    this.#sides = sides;
    for (let k = 0; k < size; k++) {
      for (const at of [k, (size - 1) * size + k, k * size, k * size + size - 1]) this.#free(at);
    }
    for (const stroke of strokes) this.paint(stroke);
  }

  /** Whether a point that is on no side is given. */
  get hasInner(): boolean {
    const { size, mask } = this;
    for (let row = 1; row < size - 1; row++) {
      if (mask.subarray(row * size + 1, row * size + size - 1).includes(1)) return true;
    }
    return false;
  }

  /** Adds one stroke: all points of the grid that are as near to its path as the brush is wide. */
  paint({ value, radius, path }: Stroke): void {
    const { size } = this;
    const scale = (size - 1) / TICKS;
    // A brush finer than the grid still paints the nearest point.
    const reach = Math.max(radius * scale, 0.5);
    const clip = (k: number): number => Math.min(size - 1, Math.max(0, k));
    for (let k = 0; k < path.length; k++) {
      const to = path[k]!;
      const from = path[Math.max(0, k - 1)]!;
      const [x0, y0] = [from.x * scale, from.y * scale];
      const [dx, dy] = [to.x * scale - x0, to.y * scale - y0];
      const square = dx * dx + dy * dy;
      const top = clip(Math.ceil(Math.min(y0, y0 + dy) - reach));
      const bottom = clip(Math.floor(Math.max(y0, y0 + dy) + reach));
      const left = clip(Math.ceil(Math.min(x0, x0 + dx) - reach));
      const right = clip(Math.floor(Math.max(x0, x0 + dx) + reach));
      for (let row = top; row <= bottom; row++) {
        for (let column = left; column <= right; column++) {
          const along = square && ((column - x0) * dx + (row - y0) * dy) / square;
          const part = Math.min(1, Math.max(0, along));
          const [a, b] = [column - x0 - part * dx, row - y0 - part * dy];
          if (a * a + b * b > reach * reach * (1 + 1e-12)) continue;
          const at = row * size + column;
          if (value === undefined) this.#free(at);
          else {
            this.mask[at] = 1;
            this.values[at] = value;
          }
        }
      }
    }
  }

  /** A side has its value again; another point has none. */
  #free(at: number): void {
    const { size } = this;
    const [row, column] = [Math.floor(at / size), at % size];
    const { top, right, bottom, left } = this.#sides;
    const side =
      row === 0
        ? top
        : row === size - 1
          ? bottom
          : column === 0
            ? left
            : column === size - 1
              ? right
              : undefined;
    this.mask[at] = Number(side !== undefined);
    this.values[at] = side ?? 0;
  }
}
