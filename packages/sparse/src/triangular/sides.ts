/** Right-hand sides, permuted to where a kernel solves them, one or four at a time, and back. */
import { kernelsOf, type Scalar, withFrame } from '@numloom/linalg/kernels';
import { triangularColumns } from '../kernels/generated/triangularColumns.ts';

/** Right-hand sides of a system, which become solutions. */
export interface RightSides {
  readonly size: number;
  readonly scalar: Scalar;
  /** Addresses of which element is the k-th before solving, and where it goes after that. */
  readonly orders: readonly number[];
  /** How many are solved together at most: 1 or 4. */
  readonly most: number;
  readonly b: number;
  readonly count: number;
  /** Elements from one to the next. */
  readonly stride: number;
}

/** Calls `solve` with the number of lanes, and the address of right-hand sides that lie element by element. */
export function solveSides(
  { size, scalar, orders, most, b, count, stride }: RightSides,
  solve: (lanes: number, x: number) => void,
): void {
  const components = scalar === 'complex128' ? 2 : 1;
  const kernels = kernelsOf(triangularColumns);
  const [before, after] = orders as [number, number];
  withFrame((frame) => {
    const x = frame.elements(scalar, size * (count > 1 ? most : 1));
    for (let done = 0; done < count;) {
      const together = Math.min(most, count - done);
      const lanes = together > 1 ? most : 1;
      const apart = lanes * components;
      for (let i = 0; i < lanes; i++) {
        // Lanes that nobody needs repeat the last one.
        const from = b + 8 * components * stride * (done + Math.min(i, together - 1));
        kernels.gather(size, before, components, from, x + 8 * i, apart);
      }
      solve(lanes, x);
      for (let i = 0; i < together; i++) {
        const to = b + 8 * components * stride * (done + i);
        kernels.scatter(size, after, components, x + 8 * i, apart, to);
      }
      done += together;
    }
  });
}
