/** `schur` and `rsf2csf`: triangular matrices that are unitarily similar. */
import { Complex, formatShape, type NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import {
  checkFinite,
  floatingOf,
  type Operand,
  realOf,
  scalarOf,
  squareOf,
} from '../arguments/operands.ts';
import { LinAlgError } from '../errors.ts';
import { view, withFrame } from '../memory/frame.ts';
import type { InexactDType, Matrix } from '../memory/matrix.ts';
import { splitBlocks, toScaledSchur, unscale } from './decompose.ts';
import { schurKernels, windowKernels } from './kernels.ts';
import { Workspace } from './workspace.ts';

/** Which eigenvalues come first: in the left or right half plane, in or out of the unit circle. */
export type SchurSort = 'lhp' | 'rhp' | 'iuc' | 'ouc' | ((eigenvalue: Complex) => boolean);

/** Options of {@link schur}. */
export interface SchurOptions {
  /** 'real' (the default) keeps real matrices real, 'complex' makes all of them triangular. */
  readonly output?: 'real' | 'complex' | 'r' | 'c' | undefined;
  /** Which eigenvalues are brought to the top; of a complex pair of a real matrix both are. */
  readonly sort?: SchurSort | undefined;
  /** Whether elements that are NaN or infinite are looked for. */
  readonly check_finite?: boolean | undefined;
}

/** What {@link schur} answers. */
export interface SchurResult<D extends InexactDType = InexactDType> {
  /** Triangular, or, real, with blocks of order two for complex pairs of eigenvalues. */
  readonly T: NdArray<D>;
  /** Unitary: A = Z T Z^H. */
  readonly Z: NdArray<D>;
}

/** What {@link schur} answers where eigenvalues are sorted. */
export interface SortedSchurResult<D extends InexactDType = InexactDType> extends SchurResult<D> {
  /** How many eigenvalues were brought to the top. */
  readonly sdim: number;
}

type Sorted = SchurOptions & { readonly sort: SchurSort };
type ToComplex = SchurOptions & { readonly output: 'complex' | 'c' };

/**
 * The Schur form of square matrices (..., n, n), A = Z T Z^H with Z unitary. T is upper triangular
 * with the eigenvalues on its diagonal; of a real matrix it is real, and each complex pair is a block
 * of order two with equal diagonal elements, unless the complex form is asked for. About 25 n³
 * operations.
 *
 * @throws LinAlgError when matrices are not square, the iteration does not converge, or eigenvalues
 * are too close to one another to be sorted.
 * @throws RangeError when an element is NaN or infinite, or a stack is to be sorted.
 *
 * @example
 * ```ts
 * import { schur } from '@numloom/linalg';
 * const { T } = schur([[0, 1], [0, 2]], { sort: 'ouc' });
 * console.log(T.get(0, 0)); // => 2
 * ```
 */
export function schur(
  a: NdArray<'float32'>,
  options: Sorted & ToComplex,
): SortedSchurResult<'complex64'>;
export function schur(
  a: NdArray<'float64'>,
  options: Sorted & ToComplex,
): SortedSchurResult<'complex128'>;
export function schur(a: NdArray<'float32'>, options: ToComplex): SchurResult<'complex64'>;
export function schur(a: NdArray<'float64'>, options: ToComplex): SchurResult<'complex128'>;
export function schur<D extends InexactDType>(a: NdArray<D>, options: Sorted): SortedSchurResult<D>;
export function schur<D extends InexactDType>(
  a: NdArray<D>,
  options?: SchurOptions,
): SchurResult<D>;
export function schur(a: Operand, options: Sorted): SortedSchurResult;
export function schur(a: Operand, options?: SchurOptions): SchurResult;
export function schur(a: Operand, options: SchurOptions = {}): SchurResult {
  assertOptions(options, ['output', 'sort', 'check_finite'], 'schur');
  const { output = 'real', sort, check_finite = true } = options;
  if (!['real', 'complex', 'r', 'c'].includes(output)) {
    throw new RangeError(`schur: output is ${String(output)}, must be 'real' or 'complex'`);
  }
  const array = squareOf(a, 'schur');
  if (check_finite) checkFinite(array, 'schur');
  const own = floatingOf(array.dtype);
  const dtype = output.startsWith('c') ? complexOf(own) : own;
  if (sort !== undefined && array.ndim > 2) {
    throw new RangeError(`schur: a is ${formatShape(array.shape)}, sort takes one matrix`);
  }
  return withFrame((frame) => {
    const scalar = scalarOf(dtype);
    const t = frame.copied(array, scalar, 'F');
    const z = frame.stack(scalar, array.shape, 'F');
    const workspace = new Workspace(t.rows, scalar, frame);
    let sdim: number | undefined;
    for (let i = 0; i < t.count; i++) {
      const [own, vectors] = [t.matrix(i), z.matrix(i)];
      const factor = toScaledSchur(own, vectors, workspace, 'schur');
      if (sort !== undefined) sdim = sortForm(own, factor, vectors, workspace, selector(sort));
      unscale(own, factor);
    }
    const result = { T: frame.delivered(t, dtype), Z: frame.delivered(z, dtype) };
    return sdim === undefined ? result : { ...result, sdim };
  });
}

/**
 * The complex Schur form of a real one, T quasi-triangular and Z orthogonal: both become complex, and
 * T triangular.
 *
 * @throws RangeError when the shapes differ, or an element is NaN or infinite.
 *
 * @example
 * ```ts
 * import { rsf2csf, schur } from '@numloom/linalg';
 * const { T, Z } = schur([[0, -1], [1, 0]]);
 * console.log(rsf2csf(T, Z).T.dtype); // => complex128
 * ```
 */
export function rsf2csf(
  T: Operand,
  Z: Operand,
  options: { readonly check_finite?: boolean | undefined } = {},
): SchurResult<'complex64' | 'complex128'> {
  assertOptions(options, ['check_finite'], 'rsf2csf');
  const left = squareOf(T, 'rsf2csf', 'T');
  const right = squareOf(Z, 'rsf2csf', 'Z');
  if (formatShape(left.shape) !== formatShape(right.shape)) {
    throw new RangeError(
      `rsf2csf: T is ${formatShape(left.shape)}, Z ${formatShape(right.shape)}, must be of one shape`,
    );
  }
  if (options.check_finite !== false) {
    checkFinite(left, 'rsf2csf', 'T');
    checkFinite(right, 'rsf2csf', 'Z');
  }
  const dtype = complexOf(floatingOf(left.dtype, right.dtype));
  return withFrame((frame) => {
    const t = frame.copied(left, 'complex128', 'F');
    const z = frame.copied(right, 'complex128', 'F');
    const workspace = new Workspace(t.rows, 'complex128', frame);
    for (let i = 0; i < t.count; i++) splitBlocks(t.matrix(i), z.matrix(i), workspace, 'rsf2csf');
    return { T: frame.delivered(t, dtype), Z: frame.delivered(z, dtype) };
  });
}

/** The complex dtype of the precision of a dtype. */
function complexOf(dtype: InexactDType): 'complex64' | 'complex128' {
  return realOf(dtype) === 'float32' ? 'complex64' : 'complex128';
}

function selector(sort: SchurSort): (eigenvalue: Complex) => boolean {
  if (typeof sort === 'function') return sort;
  switch (sort) {
    case 'lhp':
      return ({ re }) => re < 0;
    case 'rhp':
      return ({ re }) => re >= 0;
    case 'iuc':
      return ({ re, im }) => Math.hypot(re, im) <= 1;
    case 'ouc':
      return ({ re, im }) => Math.hypot(re, im) > 1;
    default:
      throw new RangeError(
        `schur: sort is ${String(sort)}, must be 'lhp', 'rhp', 'iuc', 'ouc' or a function`,
      );
  }
}

/**
 * Brings the selected eigenvalues to the top, in the order they have; answers how many. T is `factor`
 * times what has them.
 */
function sortForm(
  t: Matrix,
  factor: number,
  z: Matrix,
  { work }: Workspace,
  isSelected: (eigenvalue: Complex) => boolean,
): number {
  const { rows: n, dtype } = t;
  const { moveBlock } = windowKernels(t);
  const first = selected(t, factor, isSelected);
  let count = 0;
  for (let i = 0; i < n; i++) {
    const isPair = dtype === 'float64' && first.imaginary[i] !== 0;
    const isWanted = first.flags[i]! || (isPair && first.flags[i + 1]!);
    if (isWanted) {
      const place = moveBlock(
        ...([n, t.address, t.columnStride, z.rows, z.address, z.columnStride] as const),
        ...([i, count, work] as const),
      );
      if (place !== count) {
        throw new LinAlgError('schur: eigenvalues are too close to one another to be sorted');
      }
      count += isPair ? 2 : 1;
    }
    if (isPair) i++;
  }
  const { flags, imaginary } = selected(t, factor, isSelected);
  for (let i = 0; i < count; i++) {
    const isPair = dtype === 'float64' && imaginary[i] !== 0;
    if (!flags[i] && !(isPair && (imaginary[i]! > 0 ? flags[i + 1] : flags[i - 1]))) {
      throw new LinAlgError(
        'schur: rounding errors changed sorted eigenvalues so that they are no longer selected',
      );
    }
  }
  return count;
}

/**
 * Which eigenvalues of T / `factor` are selected, and the imaginary parts of T's: divided, those of a
 * pair might be 0.
 */
function selected(t: Matrix, factor: number, isSelected: (eigenvalue: Complex) => boolean) {
  const { rows: n } = t;
  const parts = withFrame((frame) => {
    const address = frame.bytes(16 * n);
    schurKernels(t).diagonalValues(n, t.address, t.columnStride, address);
    return view('float64', address, 2 * n).slice();
  });
  const flags: boolean[] = [];
  const imaginary: number[] = [];
  for (let i = 0; i < n; i++) {
    const [re, im] = [parts[2 * i]!, parts[2 * i + 1]!];
    imaginary.push(im);
    flags.push(isSelected(new Complex(re / factor, im / factor)));
  }
  return { flags, imaginary };
}
