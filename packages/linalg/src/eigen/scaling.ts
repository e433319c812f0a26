/** Scaling by powers of two, for matrices whose squares would overflow or vanish. */
import { dtypes } from '@numloom/ndarray';
import { LinAlgError } from '../errors.ts';
import { hessenberg } from '../kernels/generated/hessenberg.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Matrix, transposed } from '../memory/matrix.ts';
import { scaleMatrix } from '../memory/transfer.ts';
import { reductionKernels } from './kernels.ts';

/** Binary exponents of largest elements that need no scaling. */
const MOST = 40;

/**
 * Scales a matrix so that its largest element is near to 1, if it is far from that; answers the
 * factor.
 *
 * @throws LinAlgError where an element is NaN or infinite.
 */
export function scaleToUnit(a: Matrix, caller: string): number {
  const largest = largestElement(a);
  if (!Number.isFinite(largest) && !Number.isFinite(largestPart(a))) {
    throw new LinAlgError(`${caller}: a has NaN or infinite elements, must be finite`);
  }
  if (largest === 0) return 1;
  const exponent = Math.floor(Math.log2(Math.min(largest, Number.MAX_VALUE)));
  if (Math.abs(exponent) <= MOST) return 1;
  const factor = 2 ** -Math.max(exponent, -1000);
  scaleMatrix(transposed(a), factor);
  return factor;
}

function largestElement(a: Matrix): number {
  return reductionKernels(a).largestElement(a.rows, a.columns, a.address, a.columnStride);
}

/** The largest real or imaginary part: their sum may overflow. */
function largestPart(a: Matrix): number {
  const { components } = dtypes[a.dtype];
  const [rows, stride] = [a.rows * components, a.columnStride * components];
  return kernelsOf(hessenberg).largestElementReal(rows, a.columns, a.address, stride);
}
