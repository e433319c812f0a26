/** Solving with factors of fronts. */
import { kernelsOf, withFrame } from '@numloom/linalg/kernels';
import type { Side } from '../direct/factors.ts';
import { multifrontalSolve } from '../kernels/generated/multifrontalSolve.ts';
import { eachFronts } from './plan.ts';
import type { Source } from './source.ts';

/** `count` right-hand sides, each of contiguous elements, `stride` elements apart. */
interface RightSides {
  readonly b: number;
  readonly count: number;
  readonly stride: number;
}

/** Numbers of assembly/base/fronts/sides.ts. */
const KINDS = { lu: 0, cholesky: 1, ldl: 2 } as const;

/**
 * B = A^-1 B, A^-T B or A^-H B in place. What is not that of the factors themselves is the conjugate of
 * their solution for the conjugate of B.
 */
export function solveFronts(
  { symbolic, kind, scalar }: Source,
  plan: number,
  hermitian: boolean,
  side: Side,
  { b, count, stride }: RightSides,
): void {
  const { size, fronts, needs, order } = symbolic;
  if (size === 0 || count === 0) return;
  const kernels = kernelsOf(multifrontalSolve);
  const isComplex = scalar === 'complex128';
  const bytes = isComplex ? 16 : 8;
  const isHermitian = kind === 'cholesky' || (kind === 'ldl' && hermitian);
  const transposed = kind === 'lu' && side !== 'N';
  const conjugates = isComplex && (isHermitian ? side === 'T' : side === 'H');
  const number = kind === 'ldl' && hermitian ? 3 : KINDS[kind];
  const take = isComplex ? kernels.takeComplex : kernels.takeReal;
  const put = isComplex ? kernels.putComplex : kernels.putReal;
  const forward = isComplex ? kernels.forwardComplex : kernels.forwardReal;
  const backward = isComplex ? kernels.backwardComplex : kernels.backwardReal;
  const most = isComplex ? kernels.stripWidthComplex() : kernels.stripWidthReal();
  withFrame((frame) => {
    const row = count === 1 ? 1 : most;
    const x = frame.bytes(bytes * size * row);
    const room = frame.bytes(bytes * needs.largest * row);
    for (let c = 0; c < count; c += row) {
      const width = Math.min(row, count - c);
      const at = b + bytes * stride * c;
      const step = [number, transposed, row > 1, x, room] as const;
      take(size, order, at, stride, width, row, conjugates, x);
      eachFronts(fronts, false, (from, to) => forward(plan, from, to, ...step));
      eachFronts(fronts, true, (from, to) => backward(plan, from, to, ...step));
      put(size, order, x, row, width, conjugates, at, stride);
    }
  });
}
