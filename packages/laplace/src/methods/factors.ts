import type { Grid } from '../discrete/grid.ts';
import { jacobiSpectrum } from '../discrete/spectrum.ts';

/** The largest factor that is taken without being asked for. */
const MOST = 2 - 1e-12;

/**
 * The factor by which successive over-relaxation is fastest, from the spectral radius of Jacobi's
 * iteration. It is the best one where points can be coloured red and black, without slopes or with
 * them; a good one otherwise, as along a periodic axis.
 *
 * D. M. Young, Iterative Solution of Large Linear Systems (1971), theorem 6-2.3.
 */
export function relaxationFactor(grid: Grid): number {
  const { most } = jacobiSpectrum(grid);
  return Math.min(MOST, 2 / (1 + Math.sqrt((1 - most) * (1 + most))));
}

/**
 * A good factor for symmetric successive over-relaxation, of natural order.
 *
 * D. M. Young, section 15.2: the bound of the radius is least with it where the product of the
 * triangles of Jacobi's matrix has a radius of 1/4 or less, as on these grids.
 */
export function symmetricFactor(grid: Grid): number {
  const { most } = jacobiSpectrum(grid);
  return Math.min(MOST, 2 / (1 + Math.sqrt(2 * (1 - most))));
}

/** @throws TypeError unless a factor is a number. */
export function assertNumber(omega: unknown, method: string): void {
  if (typeof omega === 'number') return;
  const given = typeof omega === 'string' ? `'${omega}'` : String(omega);
  throw new TypeError(`solve: omega is ${given}; for ${method} it must be a number`);
}

/** @throws TypeError or RangeError unless a factor is a number between 0 and 2. */
export function checkedFactor(omega: number, method: string): number {
  assertNumber(omega, method);
  if (omega > 0 && omega < 2) return omega;
  throw new RangeError(`solve: omega is ${omega}; for ${method} it must be in (0, 2)`);
}
