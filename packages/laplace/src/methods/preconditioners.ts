import type { NdArray } from '@numloom/ndarray';
import { assign, nd } from '@numloom/ufunc';
import { ic0, type IncompleteCholesky, smoothedAggregation } from '@numloom/sparse';
import { correctionGrid } from '../discrete/corrections.ts';
import { fieldLike, type Grid } from '../discrete/grid.ts';
import { Hierarchy } from '../multigrid/hierarchy.ts';
import { Unknowns } from '../discrete/unknowns.ts';
import { symmetricFactor } from './factors.ts';
import { LexicographicSweeps } from './lexicographic.ts';
import type { PreconditionerName } from './method.ts';

type Field = NdArray<'float64'>;

/** Something near to the inverse of -∇². */
export interface Preconditioner extends Disposable {
  /**
   * Writes to `z` what a packed field `r` becomes; symmetric and definite in the inner product of
   * the grid's weights.
   */
  readonly apply: (r: Field, z: Field) => void;
}

/** Makes a preconditioner for a grid. */
type Maker = (grid: Grid) => Preconditioner;

/** How each is made. */
export const makers: Readonly<Record<Exclude<PreconditionerName, 'none'>, Maker>> = {
  jacobi: ({ diagonal }) => ({
    apply: (r, z) => assign(z, nd`${r} * ${1 / diagonal}`),
    [Symbol.dispose]() {},
  }),

  /** A sweep forward and one back, from 0: kernels of the grid, no matrix. */
  ssor(grid) {
    const own = correctionGrid(grid.problem, true);
    const omega = symmetricFactor(grid);
    const sweeps = (['forward', 'backward'] as const).map(
      (direction) => new LexicographicSweeps(own, omega, direction),
    );
    return {
      apply(r, z) {
        assign(own.source as Field, nd`-${r}`);
        own.inside.fill(0);
        own.refresh();
        for (const one of sweeps) one.sweep();
        assign(z, own.inside);
      },
      [Symbol.dispose]: () => own[Symbol.dispose](),
    };
  },

  ic0(grid) {
    const unknowns = new Unknowns(grid);
    const factor = incompleteFactor(unknowns.matrix.A);
    return ofUnknowns(
      grid,
      unknowns,
      (b) => factor.solve(b) as Field,
      () => factor.dispose(),
    );
  },

  amg(grid) {
    const unknowns = new Unknowns(grid);
    const operator = smoothedAggregation(unknowns.matrix.A).aspreconditioner();
    return ofUnknowns(
      grid,
      unknowns,
      (b) => operator.matvec(b) as Field,
      () => undefined,
    );
  },

  /** A V cycle from 0. */
  multigrid(grid) {
    const hierarchy = new Hierarchy(grid, {
      smoothing: [1, 1] as const,
      nested: false,
      preconditions: true,
    });
    const { right, correction } = hierarchy.preconditioned;
    return {
      apply(r, z) {
        // Its right side is that of ∇², not of -∇².
        assign(right, nd`-${r}`);
        hierarchy.precondition();
        assign(z, correction);
      },
      [Symbol.dispose]: () => hierarchy[Symbol.dispose](),
    };
  },
};

/** A preconditioner that solves with the matrix of the unknowns. */
function ofUnknowns(
  grid: Grid,
  unknowns: Unknowns,
  solve: (b: Float64Array) => Field,
  dispose: () => void,
): Preconditioner {
  const packed = fieldLike(grid);
  return {
    apply(r, z) {
      using found = solve(unknowns.rightSide(r));
      unknowns.scatter(found.data, packed);
      assign(z, packed);
    },
    [Symbol.dispose]() {
      packed.dispose();
      dispose();
      unknowns[Symbol.dispose]();
    },
  };
}

/** The matrix of a singular problem has a last pivot of 0, but for rounding: its diagonal is raised. */
function incompleteFactor(A: Unknowns['matrix']['A']): IncompleteCholesky {
  for (let shift = 0; ; shift = shift === 0 ? 1e-6 : 10 * shift) {
    try {
      return ic0(A, { shift });
    } catch (error) {
      if (shift > 0.1) throw error;
    }
  }
}
