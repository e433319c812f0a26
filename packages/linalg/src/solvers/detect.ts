/** Which structures a matrix has, found by looking at its elements. */
import { dtypes } from '@numloom/ndarray';
import { view } from '../memory/frame.ts';
import type { Matrix } from '../memory/matrix.ts';
import { bandwidth } from './banded.ts';
import type { Structure } from './structure.ts';

/**
 * The structures to be tried one after the other for a matrix of packed rows: the next one where a
 * solver finds that the matrix is not what it needs. O(n) where the corners are full and the matrix
 * is not symmetric, O(n²) at most.
 */
export function structuresOf(a: Matrix): readonly Structure[] {
  const n = a.rows;
  const { components } = dtypes[a.dtype];
  const data = view('float64', a.address, n * n * components);
  const { below, above } = bandwidth(a);
  if (below === 0 && above === 0) return ['diagonal'];
  if (above === 0) return ['lower triangular'];
  if (below === 0) return ['upper triangular'];
  if (below === 1 && above === 1 && n > 3) return ['tridiagonal'];
  if (3 * (below + above) < n) return ['banded'];
  const kind = symmetryOf(data, n, components);
  if (kind === undefined) return ['general'];
  return kind.mayBeDefinite ? ['positive definite', kind.structure] : [kind.structure];
}

function symmetryOf(data: Float64Array, n: number, components: number) {
  const isComplex = components === 2;
  let isHermitian = true;
  let isSymmetric = true;
  let mayBeDefinite = true;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const at = (i * n + j) * components;
      const other = (j * n + i) * components;
      // False for NaN, too.
      if (!(data[at] === data[other])) return undefined;
      if (isComplex && data[at + 1] !== -data[other + 1]!) isHermitian = false;
      if (isComplex && data[at + 1] !== data[other + 1]) isSymmetric = false;
      if (!isHermitian && !isSymmetric) return undefined;
    }
    if (!(data[i * (n + 1) * components]! > 0)) mayBeDefinite = false;
  }
  const structure: Structure = isHermitian && isComplex ? 'hermitian' : 'symmetric';
  return { structure, mayBeDefinite: isHermitian && mayBeDefinite };
}
