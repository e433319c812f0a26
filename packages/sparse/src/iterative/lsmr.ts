/** Least squares by bidiagonalization, the norm of Aᴴ r falling steadily. */
import type { NdArray } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
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
import { checkOptions } from '../parts/options.ts';
import { checkCount } from './options.ts';
import { value } from './values.ts';

/** Options of {@link lsmr}. */
export interface LsmrOptions extends LeastSquaresOptions {
  /** Most iterations; the smaller side of A unless told otherwise. */
  readonly maxiter?: number;
}

/** What {@link lsmr} gives. */
export interface LsmrSolution {
  readonly x: NdArray<SparseDType>;
  /** Why it stopped, as of `lsqr`. */
  readonly istop: number;
  /** Iterations. */
  readonly itn: number;
  /** Estimates of √(‖b - A x‖² + damp² ‖x - x0‖²) and ‖Aᴴ (b - A x) - damp² (x - x0)‖. */
  readonly normr: number;
  readonly normar: number;
  /** Estimates of the norm of A and its condition number. */
  readonly norma: number;
  readonly conda: number;
  /** ‖x‖ */
  readonly normx: number;
}

/**
 * Minimises ‖b - A x‖² + damp² ‖x - x0‖² for a matrix of any shape (LSMR: Fong and Saunders 2011): as
 * `lsqr`, but ‖Aᴴ r‖ decreases in each iteration, so that it may be stopped earlier.
 *
 * @throws RangeError where shapes do not fit.
 *
 * @example
 * ```ts
 * import { csr_array, lsmr } from '@numloom/sparse';
 * const { x, istop } = lsmr(csr_array([[1, 0], [1, 1], [0, 1]]), [1, 0, -1]);
 * console.log(istop, Math.abs((x.get(1) as number) + 1) < 1e-6); // => 1 true
 * ```
 */
export function lsmr(A: OperatorLike, b: Operand, options: LsmrOptions = {}): LsmrSolution {
  const known = ['damp', 'atol', 'btol', 'conlim', 'x0', 'callback', 'maxiter'];
  checkOptions(options, known, 'lsmr');
  return bidiagonalize(A, b, options, 'lsmr', (system) => iterate(system, options));
}

function iterate(system: Bidiagonalization, options: LsmrOptions): LsmrSolution {
  const { rows, columns, x, v, bNorm, deliver } = system;
  const { damp, atol, btol, ctol } = tolerancesOf(options, 'lsmr');
  const least = Math.max(1, Math.min(rows.length, columns.length));
  const most = checkCount(options.maxiter ?? least, 'lsmr', 'maxiter', 1);
  const [h, hBar] = [columns.copyOf(v), columns.zeros()];
  let { alpha, beta } = system;
  let [zetaBar, alphaBar, rho, rhoBar, cBar, sBar] = [alpha * beta, alpha, 1, 1, 1, 0];
  let [betaDouble, betaDot, rhoDot, tauTilde, thetaTilde, zeta, damped] = [beta, 0, 1, 0, 0, 0, 0];
  let [square, largest, smallest] = [alpha * alpha, 0, 1e100];
  let [norma, conda, normx, normr, normar] = [alpha, 1, 0, beta, alpha * beta];
  let [istop, itn] = [Number.isFinite(normar) ? 0 : -1, 0];
  if (bNorm === 0 && normar !== 0 && istop === 0) {
    columns.scale(value(0), x);
    return { x: deliver(x), istop, itn, normr, normar, norma, conda, normx };
  }
  while (normar !== 0 && istop === 0) {
    itn++;
    ({ alpha, beta } = system.step(alpha));
    if (!Number.isFinite(alpha + beta)) {
      istop = -1;
      break;
    }
    // Rotations: of the damping, of the bidiagonal matrix, and of its triangular factor.
    const { c: cHat, s: sHat, r: alphaHat } = rotation(alphaBar, damp);
    const rhoBefore = rho;
    const { c, s, r } = rotation(alphaHat, beta);
    rho = r;
    const theta = s * alpha;
    alphaBar = c * alpha;
    const rhoBarBefore = rhoBar;
    const zetaBefore = zeta;
    const thetaBar = sBar * rho;
    const rhoTemporary = cBar * rho;
    ({ c: cBar, s: sBar, r: rhoBar } = rotation(rhoTemporary, theta));
    zeta = cBar * zetaBar;
    zetaBar *= -sBar;
    columns.addTo(h, value((-thetaBar * rho) / (rhoBefore * rhoBarBefore)), hBar, hBar);
    columns.addScaled(value(zeta / (rho * rhoBar)), hBar, x);
    columns.addTo(v, value(-theta / rho), h, h);
    // The norm of the residual.
    const betaHat = c * cHat * betaDouble;
    damped += (sHat * betaDouble) ** 2;
    betaDouble *= -s * cHat;
    const thetaTildeBefore = thetaTilde;
    const { c: cTilde, s: sTilde, r: rhoTilde } = rotation(rhoDot, thetaBar);
    thetaTilde = sTilde * rhoBar;
    rhoDot = cTilde * rhoBar;
    betaDot = -sTilde * betaDot + cTilde * betaHat;
    tauTilde = (zetaBefore - thetaTildeBefore * tauTilde) / rhoTilde;
    const tauDot = (zeta - thetaTilde * tauTilde) / rhoDot;
    normr = Math.sqrt(damped + (betaDot - tauDot) ** 2 + betaDouble * betaDouble);
    square += beta * beta;
    norma = Math.sqrt(square);
    square += alpha * alpha;
    largest = Math.max(largest, rhoBarBefore);
    if (itn > 1) smallest = Math.min(smallest, rhoBarBefore);
    conda = Math.max(largest, rhoTemporary) / Math.min(smallest, rhoTemporary);
    normar = Math.abs(zetaBar);
    normx = columns.norm(x);
    const growth = (norma * normx) / bNorm;
    istop = reasonToStop(
      {
        residual: normr / bNorm,
        normal: norma * normr === 0 ? Infinity : normar / (norma * normr),
        condition: 1 / conda,
      },
      { atol, rtol: btol + atol * growth, ctol },
      1 + growth,
    );
    if (!Number.isFinite(normr + normx)) istop = -1;
    const isEnough = system.report() || itn >= most;
    if (istop === 0 && isEnough) istop = 7;
  }
  return { x: deliver(x), istop, itn, normr, normar, norma, conda, normx };
}
