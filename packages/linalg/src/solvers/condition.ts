/** Condition numbers in the 1-norm, estimated from factors without the inverse. */
import { dtypes } from '@numloom/ndarray';
import { conditions } from '../kernels/generated/conditions.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Frame, view } from '../memory/frame.ts';
import { byColumns, type Matrix, type Scalar } from '../memory/matrix.ts';

/** The largest sum of absolute values in a column: ‖A‖₁ of a float64 or complex128 matrix. */
export function columnNorm(a: Matrix, frame: Frame): number {
  const { columnNormReal, columnNormComplex } = kernelsOf(conditions);
  const norm = a.dtype === 'complex128' ? columnNormComplex : columnNormReal;
  const work = frame.elements('float64', Math.max(a.columns, 1));
  return norm(a.rows, a.columns, a.address, a.rowStride, a.columnStride, work);
}

/** X = A^-1 X in place for a matrix X of few columns, or A^-H X if `adjoint`. */
export type InPlaceSolver = (x: Matrix, adjoint: boolean) => void;

/** Steps of the estimate at most, as in LAPACK. */
const STEPS = 5;

/**
 * An estimate of 1 / (‖A‖₁ ‖A^-1‖₁) by Hager's method (1984) as refined by Higham (1988): about five
 * systems with A or its adjoint. The condition number is hardly ever underestimated by more than a
 * factor of 3. NaN for matrices with NaN; 0 for zeros only.
 *
 * @param n - order of A, of elements of `dtype`
 * @param norm - ‖A‖₁
 */
export function reciprocalCondition(
  n: number,
  dtype: Scalar,
  norm: number,
  solve: InPlaceSolver,
  frame: Frame,
): number {
  if (n === 0) return 1;
  if (Number.isNaN(norm)) return NaN;
  if (norm === 0) return 0;
  const components = dtypes[dtype].components;
  // Vectors have about the norm of small matrices, so that solutions do not overflow.
  const unit = Math.min(1, 2 ** Math.max(Math.floor(Math.log2(norm)), -1074));
  const x = byColumns(dtype, frame.elements(dtype, n), n, 1);
  const signs = new Float64Array(n * components);
  const values = () => view('float64', x.address, n * components);
  const size = (data: Float64Array, i: number) =>
    components === 1 ? Math.abs(data[i]!) : Math.hypot(data[2 * i]!, data[2 * i + 1]!);
  const sum = () => {
    const data = values();
    let total = 0;
    for (let i = 0; i < n; i++) total += size(data, i);
    return total / unit;
  };
  const setTo = (element: (i: number) => number) => {
    const data = values();
    data.fill(0);
    for (let i = 0; i < n; i++) data[i * components] = element(i) * unit;
  };
  /** x = the signs of x; answers whether they are all as they were. */
  const takeSigns = () => {
    const data = values();
    let isSame = components === 1;
    for (let i = 0; i < n; i++) {
      const length = size(data, i);
      for (let part = i * components; part < (i + 1) * components; part++) {
        const isReal = part === i * components;
        const sign = length > 0 ? data[part]! / length : Number(isReal);
        if (sign !== signs[part]) isSame = false;
        signs[part] = sign;
        data[part] = sign * unit;
      }
    }
    return isSame;
  };
  const largestPlace = () => {
    const data = values();
    let place = 0;
    for (let i = 1; i < n; i++) if (size(data, i) > size(data, place)) place = i;
    return place;
  };

  setTo(() => 1 / n);
  solve(x, false);
  let estimate = sum();
  if (n > 1) {
    takeSigns();
    solve(x, true);
    let place = largestPlace();
    for (let step = 0; step < STEPS; step++) {
      const chosen = place;
      setTo((i) => Number(i === chosen));
      solve(x, false);
      const before = estimate;
      const next = sum();
      if (takeSigns()) {
        estimate = Math.max(next, before);
        break;
      }
      if (!(next > before)) break;
      estimate = next;
      solve(x, true);
      place = largestPlace();
      if (size(values(), place) === size(values(), chosen)) break;
    }
    setTo((i) => (i % 2 === 0 ? 1 : -1) * (1 + i / (n - 1)));
    solve(x, false);
    const other = (2 * sum()) / (3 * n);
    if (!(other <= estimate)) estimate = other;
  }
  // Where a solution overflowed, the matrix is as good as singular, but not found to be so.
  const condition = estimate * Math.min(norm, Number.MAX_VALUE);
  return condition < Infinity ? 1 / Math.max(condition, 1) : Number.MIN_VALUE;
}
