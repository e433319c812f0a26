/** Generalised problems of two Hermitian matrices, made standard ones by Cholesky factors. */
import { broadcast_to, broadcastShapes, type NdArray } from '@numloom/ndarray';
import { LinAlgError } from '../errors.ts';
import { factorDefinite } from '../definite/factor.ts';
import { scalarOf } from '../arguments/operands.ts';
import { eigh } from '../kernels/generated/eigh.ts';
import { kernelsOf } from '../kernels/load.ts';
import type { Frame } from '../memory/frame.ts';
import { type InexactDType, type Matrix, type Scalar, transposed } from '../memory/matrix.ts';
import { copyMatrix, scaleMatrix } from '../memory/transfer.ts';
import { multiply } from '../products/multiply.ts';
import { solveTriangular, solveTriangularRight } from '../triangular/solve.ts';
import { type Spectrum, spectrumOf, type Triangle, type Wanted } from './hermitian.ts';

/** Of the problems A x = λ B x, A B x = λ x and B A x = λ x, which. */
export type ProblemType = 1 | 2 | 3;

/**
 * As `spectrumOf`, for pairs of matrices that broadcast. With B = L L^H, problem 1 is that of L^-1 A
 * L^-H, the others that of L^H A L.
 *
 * @throws LinAlgError where B is not positive definite.
 */
export function generalisedSpectrum(
  a: NdArray,
  b: NdArray,
  dtype: InexactDType,
  triangle: Triangle,
  type: ProblemType,
  wanted: Wanted,
  frame: Frame,
): Spectrum {
  const { caller, vectors } = wanted;
  const scalar = scalarOf(dtype);
  const n = a.shape.at(-1)!;
  const outer = broadcastShapes([a.shape.slice(0, -2), b.shape.slice(0, -2)], caller);
  const shape = [...outer, n, n];
  const from = [a, b].map((array) => frame.readable(broadcast_to(array, shape), scalar));
  const left = frame.stack(scalar, shape, 'F');
  const factors = frame.stack(scalar, shape, 'F');
  const load = loader(scalar, triangle);
  const scales: (readonly [number, number])[] = [];
  for (let i = 0; i < left.count; i++) {
    const [given, divisor] = from.map((stack) => stack.matrix(i)) as [Matrix, Matrix];
    const matrix = left.matrix(i);
    const factor = factors.matrix(i);
    const scale = [load(given, matrix), load(divisor, factor)] as const;
    scales.push(scale);
    if (scale.some(Number.isNaN)) {
      throw new LinAlgError(
        `${caller}: ${Number.isNaN(scale[0]) ? 'a' : 'b'} has elements that are NaN or infinite`,
      );
    }
    const minor = factorDefinite(factor, frame);
    if (minor > 0) {
      const which = left.count > 1 ? ` of matrix ${i}` : '';
      throw new LinAlgError(
        `${caller}: b is not positive definite, its leading minor of order ${minor}${which} is not positive`,
      );
    }
    kernelsOf(eigh)[scalar === 'complex128' ? 'mirrorTriangleComplex' : 'mirrorTriangleReal'](
      n,
      matrix.address,
    );
    if (type === 1) {
      solveTriangular(factor, matrix, { lower: true });
      solveTriangularRight(transposed(factor), matrix, { lower: false, conjugate: true });
    } else {
      const product: Matrix = { ...matrix, address: frame.elements(scalar, n * n) };
      multiply(matrix, factor, product);
      multiply(transposed(factor), product, matrix, { conjugateA: true });
    }
  }
  const spectrum = spectrumOf(left.array, scalar, 'L', wanted, frame);
  for (let i = 0; i < left.count; i++) {
    const [scale, divisor] = scales[i]!;
    const ratio = type === 1 ? divisor / scale : 1 / divisor / scale;
    kernelsOf(eigh).scaleValues(n, ratio, spectrum.valuesAt(i));
    if (!vectors) continue;
    const x = spectrum.vectorsAt(i);
    restore(factors.matrix(i), x, type, frame);
    scaleMatrix(x, type === 3 ? 1 / Math.sqrt(divisor) : Math.sqrt(divisor));
  }
  return spectrum;
}

/** Copies a triangle of a matrix to the lower one of another, and answers by what it was scaled. */
function loader(dtype: Scalar, triangle: Triangle): (from: Matrix, to: Matrix) => number {
  const { loadTriangleReal, loadTriangleComplex } = kernelsOf(eigh);
  const load = dtype === 'complex128' ? loadTriangleComplex : loadTriangleReal;
  return (from, to) => {
    const { rows, address, rowStride, columnStride } = triangle === 'L' ? from : transposed(from);
    return load(rows, address, rowStride, columnStride, triangle === 'U', to.address);
  };
}

/** Eigenvectors of the standard problem become those of the generalised one. */
function restore(factor: Matrix, x: Matrix, type: ProblemType, frame: Frame): void {
  if (type === 3) {
    const product: Matrix = { ...x, address: frame.elements(x.dtype, x.rows * x.columns) };
    multiply(factor, x, product);
    copyMatrix(product, x);
  } else solveTriangular(transposed(factor), x, { lower: false, conjugate: true });
}
