/** Least squares by bidiagonalization. */
import type { NdArray } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import { numbersAt } from '../operators/action.ts';
import type { OperatorLike } from '../operators/linear-operator.ts';
import type { SparseDType } from '../parts/parts.ts';
import {
  type Bidiagonalization,
  bidiagonalize,
  type LeastSquaresOptions,
  reasonToStop,
  rotation,
  tolerancesOf,
} from './least-squares.ts';
import { checkFlags, checkOptions } from '../parts/options.ts';
import { checkCount } from './options.ts';
import { delivered } from './system.ts';
import { value } from './values.ts';
import { Vectors } from './vectors.ts';

/** Options of {@link lsqr}. */
export interface LsqrOptions extends LeastSquaresOptions {
  /** Most iterations; twice the number of columns unless told otherwise. */
  readonly iter_lim?: number;
  /** Whether `var` is computed. */
  readonly calc_var?: boolean;
}

/** What {@link lsqr} gives. */
export interface LsqrSolution {
  readonly x: NdArray<SparseDType>;
  /**
   * Why it stopped: 0, x0 is the solution; 1, A x = b is solved; 2, the least squares problem is; 3, the
   * condition number exceeds `conlim`; 4 to 6, as 1 to 3 as far as rounding allows; 7, the iterations ran
   * out or the callback ended them; -1, a value is not finite.
   */
  readonly istop: number;
  /** Iterations. */
  readonly itn: number;
  /** ‖b - A x‖ */
  readonly r1norm: number;
  /** √(‖b - A x‖² + damp² ‖x - x0‖²) */
  readonly r2norm: number;
  /** Estimates of the Frobenius norm of A, damping included, and of its condition number. */
  readonly anorm: number;
  readonly acond: number;
  /** Estimate of ‖Aᴴ r - damp² (x - x0)‖. */
  readonly arnorm: number;
  /** ‖x - x0‖ */
  readonly xnorm: number;
  /** Estimates of the diagonal of (Aᴴ A + damp²)⁻¹; zeros without `calc_var`. */
  readonly var: NdArray<SparseDType>;
}

/**
 * Minimises ‖b - A x‖² + damp² ‖x - x0‖² for a matrix of any shape, by the bidiagonalization of Golub and
 * Kahan (LSQR: Paige and Saunders 1982); of several solutions it finds the shortest, where there is no
 * `x0`. One product with A and one with Aᴴ in an iteration.
 *
 * @throws RangeError where shapes do not fit.
 *
 * @example
 * ```ts
 * import { csr_array, lsqr } from '@numloom/sparse';
 * const { x, istop, r1norm } = lsqr(csr_array([[1, 0], [1, 1], [0, 1]]), [1, 0, -1]);
 * console.log(istop, r1norm < 1e-6, Math.abs((x.get(1) as number) + 1) < 1e-6); // => 1 true true
 * ```
 */
export function lsqr(A: OperatorLike, b: Operand, options: LsqrOptions = {}): LsqrSolution {
  const known = ['damp', 'atol', 'btol', 'conlim', 'x0', 'callback', 'iter_lim', 'calc_var'];
  checkOptions(options, known, 'lsqr');
  checkFlags(options, ['calc_var'], 'lsqr');
  return bidiagonalize(A, b, options, 'lsqr', (system) => iterate(system, options));
}

function iterate(system: Bidiagonalization, options: LsqrOptions): LsqrSolution {
  const { columns, x, v, bNorm, frame, deliver } = system;
  const { damp, atol, btol, ctol } = tolerancesOf(options, 'lsqr');
  const n = columns.length;
  const most = checkCount(options.iter_lim ?? Math.max(1, 2 * n), 'lsqr', 'iter_lim', 1);
  const w = columns.copyOf(v);
  const variances = new Vectors('float64', n, frame).zeros();
  let { alpha, beta } = system;
  let [rhoBar, phiBar] = [alpha, beta];
  let [istop, itn, anorm, acond, xnorm, directions, damped, z, xSquared] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  let [c2, s2] = [-1, 0];
  let [r1norm, r2norm, arnorm] = [beta, beta, alpha * beta];
  if (!Number.isFinite(arnorm)) istop = -1;
  while (arnorm !== 0 && istop === 0) {
    itn++;
    const before = alpha;
    ({ alpha, beta } = system.step(alpha));
    if (!Number.isFinite(alpha + beta)) {
      istop = -1;
      break;
    }
    if (beta > 0) anorm = Math.hypot(anorm, before, beta, damp);
    // Rotations take the damping away, then the element below the diagonal.
    const rhoBar1 = damp > 0 ? Math.hypot(rhoBar, damp) : rhoBar;
    const psi = damp > 0 ? (damp / rhoBar1) * phiBar : 0;
    if (damp > 0) phiBar *= rhoBar / rhoBar1;
    const { c, s, r: rho } = rotation(rhoBar1, beta);
    const theta = s * alpha;
    rhoBar = -c * alpha;
    const phi = c * phiBar;
    phiBar *= s;
    const tau = s * phi;
    if (options.calc_var === true) addSquares(columns, w, 1 / rho, variances);
    directions += (columns.norm(w) / rho) ** 2;
    columns.addScaled(value(phi / rho), w, x);
    columns.addTo(v, value(-theta / rho), w, w);
    // The norm of x, from another rotation.
    const delta = s2 * rho;
    const gammaBar = -c2 * rho;
    const right = phi - delta * z;
    xnorm = Math.sqrt(xSquared + (right / gammaBar) ** 2);
    const gamma = Math.hypot(gammaBar, theta);
    [c2, s2] = [gammaBar / gamma, theta / gamma];
    z = right / gamma;
    xSquared += z * z;
    acond = anorm * Math.sqrt(directions);
    damped += psi * psi;
    r2norm = Math.sqrt(phiBar * phiBar + damped);
    arnorm = alpha * Math.abs(tau);
    const square = r2norm * r2norm - damp * damp * xSquared;
    r1norm = damp > 0 ? Math.sign(square) * Math.sqrt(Math.abs(square)) : r2norm;
    const test = r2norm / bNorm;
    const growth = (anorm * xnorm) / bNorm;
    istop = reasonToStop(
      {
        residual: test,
        normal: arnorm / (anorm * r2norm + Number.EPSILON),
        condition: 1 / (acond + Number.EPSILON),
      },
      { atol, rtol: btol + atol * growth, ctol },
      1 + growth,
    );
    if (!Number.isFinite(r2norm + xnorm)) istop = -1;
    const isEnough = system.report() || itn >= most;
    if (istop === 0 && isEnough) istop = 7;
  }
  const solution = { x: deliver(x), istop, itn, r1norm, r2norm, anorm, acond, arnorm, xnorm };
  return { ...solution, var: delivered('float64', 'float64', variances, n) };
}

/** sums += |factor w|², of the elements. */
function addSquares({ scalar, length }: Vectors, w: number, factor: number, sums: number): void {
  const numbers = numbersAt(scalar, w, length);
  const to = numbersAt('float64', sums, length);
  const components = numbers.length / length;
  numbers.forEach((number, k) => {
    to[Math.floor(k / components)]! += (number * factor) ** 2;
  });
}
