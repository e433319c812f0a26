/** What the pivots say of a matrix: its determinant, and the signs of its eigenvalues. */
import { type Source, viewsOf } from './source.ts';

/** As numpy.linalg.slogdet has it; the sign is a complex number of modulus one. */
export interface Determinant {
  readonly sign: readonly [real: number, imaginary: number];
  readonly logabsdet: number;
}

/** Numbers of eigenvalues by their sign. */
export interface Inertia {
  readonly positive: number;
  readonly negative: number;
  readonly zero: number;
}

type Pair = readonly [real: number, imaginary: number];

/** The blocks of D, or pivots of U or L, one after the other: of order two where `corner` is there. */
function* pivotsOf(source: Source): Generator<{ first: Pair; second?: Pair; corner?: Pair }> {
  const { symbolic } = source;
  const { components, firsts, rowStarts, lowerStarts, lower, pivots, corners } = viewsOf(source);
  const pairAt = (list: Float64Array, i: number): Pair =>
    components === 2 ? [list[2 * i]!, list[2 * i + 1]!] : [list[i]!, 0];
  for (let s = 0; s < symbolic.fronts; s++) {
    const first = firsts[s]!;
    const columns = firsts[s + 1]! - first;
    const step = columns + rowStarts[s + 1]! - rowStarts[s]! + 1;
    for (let j = 0, at = lowerStarts[s]!; j < columns; j++, at += step) {
      if (source.kind === 'ldl' && pivots[first + j]! < 0) {
        const corner = pairAt(corners, first + j);
        yield { first: pairAt(lower, at), second: pairAt(lower, (at += step)), corner };
        j++;
      } else yield { first: pairAt(lower, at) };
    }
  }
}

/** The determinant, rows having been exchanged so often. O(n). */
export function determinantOf(source: Source, exchanges: number): Determinant {
  const { kind, hermitian } = source;
  let sign: Pair = [kind === 'lu' && exchanges % 2 === 1 ? -1 : 1, 0];
  let logabsdet = 0;
  for (const { first, second, corner } of pivotsOf(source)) {
    let value = first;
    let scale = 0;
    if (second !== undefined && corner !== undefined) {
      // Divided by the corner's modulus, which is the largest: nothing overflows.
      const size = Math.hypot(...corner);
      scale = 2 * Math.log(size);
      const [p, q, c] = [over(first, size), over(second, size), over(corner, size)];
      const product = times(p, q);
      const square = hermitian ? ([c[0] * c[0] + c[1] * c[1], 0] as const) : times(c, c);
      value = [product[0] - square[0], product[1] - square[1]];
    }
    const size = Math.hypot(...value);
    if (size === 0) return { sign: [0, 0], logabsdet: -Infinity };
    logabsdet += (kind === 'cholesky' ? 2 : 1) * Math.log(size) + scale;
    sign = times(sign, over(value, size));
  }
  return { sign, logabsdet };
}

function over([real, imaginary]: Pair, divisor: number): Pair {
  return [real / divisor, imaginary / divisor];
}

function times([a, b]: Pair, [c, d]: Pair): Pair {
  return [a * c - b * d, a * d + b * c];
}

/**
 * By Sylvester's law of inertia, of the factors of a symmetric or Hermitian matrix. A pivot that was
 * replaced counts by the sign that it got.
 *
 * @throws TypeError where the factors are others.
 */
export function inertiaOf(source: Source): Inertia {
  if (source.kind === 'lu' || (source.scalar === 'complex128' && !source.hermitian)) {
    throw new TypeError('inertia: the factors are not of a Hermitian matrix');
  }
  let [positive, negative, zero] = [0, 0, 0];
  for (const { first, corner } of pivotsOf(source)) {
    // The determinant of a block of order two is negative.
    if (corner !== undefined || first[0] > 0) positive++;
    if (corner !== undefined || first[0] < 0) negative++;
    if (corner === undefined && first[0] === 0) zero++;
  }
  return { positive, negative, zero };
}
