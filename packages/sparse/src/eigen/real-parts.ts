/** Shifts that are complex, of real matrices, in real numbers: a part of (A - σ M)⁻¹ (Parlett and Saad 1987). */
import { LinAlgError } from '@numloom/linalg';
import type { Frame } from '@numloom/linalg/kernels';
import { Complex, type NdArray } from '@numloom/ndarray';
import { type Action, numbersAt } from '../operators/action.ts';
import { numbersOf } from './small.ts';

/** Of (A - σ M)⁻¹ the real part or the imaginary one. */
export type OPpart = 'r' | 'i';

/** Residuals of what is no eigenvector are more of A x and λ M x than this. */
const MOST = 2 ** -26;

/** @throws TypeError or RangeError where there is no such part, or what has it is real already. */
export function checkPart(
  part: OPpart | undefined,
  sigma: number | Complex | undefined,
  isComplex: boolean | undefined,
): void {
  if (part === undefined) return;
  if (part !== 'r' && part !== 'i') {
    throw new RangeError(`eigs: OPpart is ${String(part)}, must be 'r' or 'i'`);
  }
  if (sigma === undefined) throw new RangeError(`eigs: OPpart is ${part}, needs sigma`);
  if (isComplex) throw new TypeError(`eigs: OPpart is ${part}, A, M and v0 must be real`);
  if (part === 'i' && !(sigma instanceof Complex && sigma.im !== 0)) {
    throw new RangeError('eigs: OPpart is i, sigma must not be real');
  }
}

/** 1/2 (1/(λ - σ) + 1/(λ - σ̄)), or 1/2i times the difference. */
export function partOf(value: Complex, sigma: Complex, part: OPpart): Complex {
  const [x, y] = [value.re - sigma.re, value.im];
  const s = sigma.im;
  // (λ - σ) (λ - σ̄) = (λ - Re σ)² + (Im σ)²
  const [re, im] = [x * x - y * y + s * s, 2 * x * y];
  const size = re * re + im * im;
  if (size === 0) return new Complex(Infinity);
  const [p, q] = part === 'r' ? [x, y] : [s, 0];
  return new Complex((p * re + q * im) / size, (q * re - p * im) / size);
}

/** The part of what solves in complex numbers, of real vectors. */
export function realAction(solve: Action, part: OPpart, n: number, frame: Frame): Action {
  const [from, to] = [frame.elements('complex128', n), frame.elements('complex128', n)];
  const offset = part === 'r' ? 0 : 1;
  return (x, y) => {
    const [given, wide] = [numbersAt('float64', x, n), numbersAt('complex128', from, n)];
    for (let at = 0; at < n; at++) {
      wide[2 * at] = given[at]!;
      wide[2 * at + 1] = 0;
    }
    solve(from, to);
    const [solved, result] = [numbersAt('complex128', to, n), numbersAt('float64', y, n)];
    for (let at = 0; at < n; at++) result[at] = solved[2 * at + offset]!;
  };
}

/**
 * The eigenvalues of vectors that the parts have in common with A x = λ M x: two values have one part.
 *
 * @throws LinAlgError where both are there, so that vectors may be mixed.
 */
export function valuesOf(
  { vectors, converged }: { readonly vectors: NdArray; readonly converged: readonly boolean[] },
  product: Action,
  inner: Action | undefined,
  tolerance: number,
  frame: Frame,
): Complex[] {
  const [n, count] = vectors.shape as [number, number];
  const rooms = Array.from({ length: 6 }, () => frame.elements('float64', n));
  const complex = vectors.astype('complex128').copy();
  return Array.from({ length: count }, (_, j) => {
    const numbers = numbersOf(complex);
    const images = [0, 1].map((half) => {
      const [x, ax, mx] = [0, 1, 2].map((k) => rooms[3 * half + k]!) as [number, number, number];
      const to = numbersAt('float64', x, n);
      for (let i = 0; i < n; i++) to[i] = numbers[2 * (i * count + j) + half]!;
      product(x, ax);
      inner?.(x, mx);
      return [ax, inner ? mx : x] as const;
    });
    const [[ar, mr], [ai, mi]] = images.map((pair) =>
      pair.map((at) => numbersAt('float64', at, n)),
    ) as [[Float64Array, Float64Array], [Float64Array, Float64Array]];
    let [re, im, size] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      re += mr[i]! * ar[i]! + mi[i]! * ai[i]!;
      im += mr[i]! * ai[i]! - mi[i]! * ar[i]!;
      size += mr[i]! ** 2 + mi[i]! ** 2;
    }
    [re, im] = [re / size, im / size];
    let [left, whole] = [0, 0];
    for (let i = 0; i < n; i++) {
      const [p, q] = [re * mr[i]! - im * mi[i]!, re * mi[i]! + im * mr[i]!];
      left += (ar[i]! - p) ** 2 + (ai[i]! - q) ** 2;
      whole += ar[i]! ** 2 + ai[i]! ** 2 + p ** 2 + q ** 2;
    }
    const isRight = Math.sqrt(left) <= Math.max(MOST, 10 * tolerance) * Math.sqrt(whole);
    if (isRight || !converged[j]!) return new Complex(re, im);
    throw new LinAlgError(
      'eigs: OPpart makes several eigenvalues the same, whose vectors are mixed: choose another sigma, or no OPpart',
    );
  });
}
