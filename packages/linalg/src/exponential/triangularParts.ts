/**
 * The diagonal of the exponential of an upper triangular matrix, and the elements above it, which are
 * known without squaring (Al-Mohy and Higham 2009, section 2.1).
 */
import { dtypes } from '@numloom/ndarray';
import { view } from '../memory/frame.ts';
import type { Matrix } from '../memory/matrix.ts';

type Pair = readonly [number, number];

export class TriangularParts {
  /** Real and imaginary parts. */
  readonly #diagonal: readonly Pair[];
  readonly #above: readonly Pair[];

  constructor(a: Matrix) {
    const elements = elementsOf(a);
    const { components } = dtypes[a.dtype];
    const at = (i: number, j: number): Pair => {
      const place = (i * a.rowStride + j) * components;
      return [elements[place]!, components === 2 ? elements[place + 1]! : 0];
    };
    this.#diagonal = Array.from({ length: a.rows }, (_, i) => at(i, i));
    this.#above = Array.from({ length: a.rows - 1 }, (_, i) => at(i, i + 1));
  }

  /** Writes those of exp(2^-halvings A). */
  write(result: Matrix, halvings: number): void {
    const elements = elementsOf(result);
    const { components } = dtypes[result.dtype];
    const factor = 2 ** -halvings;
    const set = (i: number, j: number, [re, im]: Pair): void => {
      const place = (i * result.rowStride + j) * components;
      elements[place] = re;
      if (components === 2) elements[place + 1] = im;
    };
    const scaled = (x: Pair): Pair => [x[0] * factor, x[1] * factor];
    this.#diagonal.forEach((x, i) => set(i, i, exp(scaled(x))));
    this.#above.forEach((x, i) => {
      const difference = dividedDifference(
        scaled(this.#diagonal[i]!),
        scaled(this.#diagonal[i + 1]!),
      );
      set(i, i + 1, times(scaled(x), difference));
    });
  }
}

function elementsOf(a: Matrix): Float64Array {
  return view('float64', a.address, a.rows * a.columns * dtypes[a.dtype].components);
}

/** (e^x - e^y) / (x - y), or e^x where both are equal. */
function dividedDifference(x: Pair, y: Pair): Pair {
  const difference: Pair = [x[0] - y[0], x[1] - y[1]];
  const square = difference[0] ** 2 + difference[1] ** 2;
  if (square > 1) {
    const [left, right] = [exp(x), exp(y)];
    const top: Pair = [left[0] - right[0], left[1] - right[1]];
    const bottom: Pair = [difference[0] / square, -difference[1] / square];
    return times(top, bottom);
  }
  // e^((x + y) / 2) sinh(h) / h, h half of the difference
  const half: Pair = [difference[0] / 2, difference[1] / 2];
  const h2 = times(half, half);
  let sum: Pair = [1, 0];
  for (let k = 8; k > 0; k--) {
    const next = times(sum, h2);
    const divisor = 2 * k * (2 * k + 1);
    sum = [1 + next[0] / divisor, next[1] / divisor];
  }
  return times(exp([y[0] + half[0], y[1] + half[1]]), sum);
}

function exp([re, im]: Pair): Pair {
  const size = Math.exp(re);
  return im === 0 ? [size, 0] : [size * Math.cos(im), size * Math.sin(im)];
}

/** Of finite numbers; a real one times a real one is real, even where it overflows. */
function times(x: Pair, y: Pair): Pair {
  if (x[1] === 0 && y[1] === 0) return [x[0] * y[0], 0];
  return [x[0] * y[0] - x[1] * y[1], x[0] * y[1] + x[1] * y[0]];
}
