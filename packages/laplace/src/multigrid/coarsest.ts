import { asarray } from '@numloom/ndarray';
import { inv } from '@numloom/linalg';
import { view } from '@numloom/linalg/kernels';
import { sharesOf } from './axis.ts';
import type { Level, Padded } from './level.ts';

/** The equations of the coarsest grid, solved by the inverse of their matrix. */
export class Coarsest {
  readonly #level: Level;
  readonly #inverse: Float64Array;
  /** Which part of the domain belongs to each unknown; where a constant is left open. */
  readonly #shares: Float64Array | undefined;
  readonly #places: Int32Array;

  /**
   * @param apply - the residual of `level.correction` and a right side of 0, as numbers
   * @param isSingular - whether a constant may be added to a solution
   */
  constructor(level: Level, apply: () => Float64Array, isSingular: boolean) {
    this.#level = level;
    this.#places = placesOf(level);
    const n = level.unknowns;
    const matrix = new Float64Array(n * n);
    const given = level.mask === 0 ? undefined : maskOf(level);
    this.#shares = isSingular ? sharesOf(level.axes) : undefined;
    for (let k = 0; k < n; k++) {
      if (given?.[k]) {
        matrix[k * n + k] = 1;
        continue;
      }
      this.#numbers(level.correction!)[this.#places[k]!] = 1;
      const column = apply();
      for (let i = 0; i < n; i++) {
        if (i !== k && given?.[i]) continue;
        matrix[i * n + k] = column[i]!;
      }
      this.#numbers(level.correction!)[this.#places[k]!] = 0;
    }
    if (this.#shares) {
      const size = matrix[0]!;
      for (let i = 0; i < n; i++) {
        for (let k = 0; k < n; k++) matrix[i * n + k]! += size * this.#shares[k]!;
      }
    }
    const inverse = inv(asarray(matrix).reshape([n, n]));
    this.#inverse = Float64Array.from(inverse.values());
    for (let k = 0; k < n; k++) {
      if (given?.[k]) this.#inverse[k * n + k] = 0;
    }
  }

  /** Makes an iterate without values on sides the solution of the level's right side. */
  solve(to: Padded): void {
    const n = this.#level.unknowns;
    const right = view('float64', this.#level.right, n);
    let mean = 0;
    if (this.#shares) {
      for (let k = 0; k < n; k++) mean += this.#shares[k]! * right[k]!;
    }
    const numbers = this.#numbers(to);
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += this.#inverse[i * n + k]! * (mean - right[k]!);
      numbers[this.#places[i]!] = sum;
    }
  }

  /** Adds the solution of the level's right side to another iterate. */
  addTo(to: Padded): void {
    this.solve(this.#level.correction!);
    const from = this.#numbers(this.#level.correction!);
    const numbers = this.#numbers(to);
    for (const at of this.#places) numbers[at]! += from[at]!;
  }

  /** An iterate from its first unknown on. */
  #numbers({ address }: Padded): Float64Array {
    return view('float64', address, this.#places.at(-1)! + 1);
  }
}

/** Where each unknown is in an iterate. */
function placesOf({ axes, correction }: Level): Int32Array {
  const [outer, mid, inner] = axes;
  const places: number[] = [];
  for (let s = 0; s < outer.count; s++) {
    for (let m = 0; m < mid.count; m++) {
      for (let j = 0; j < inner.count; j++) {
        places.push((s * correction!.slabPitch + m * correction!.rowPitch) / 8 + j);
      }
    }
  }
  return Int32Array.from(places);
}

function maskOf({ mask, unknowns }: Level): Uint8Array {
  // A view of words is what there is for numbers in the heap; masks begin at lines.
  const words = view('int32', mask, Math.ceil(unknowns / 4));
  return new Uint8Array(words.buffer, mask, unknowns).slice();
}
