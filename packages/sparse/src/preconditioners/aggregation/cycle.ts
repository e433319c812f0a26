/** A multigrid cycle as an action: an approximate inverse of the finest matrix. */
import type { Frame, Scalar } from '@numloom/linalg/kernels';
import { ONE } from '../../iterative/values.ts';
import { Vectors } from '../../iterative/vectors.ts';
import { addressOf, reachable } from '../../memory/compressed.ts';
import { type Action, type ActionMaker, numbersAt } from '../../operators/action.ts';
import { conjugatedAction } from '../../operators/combined.ts';
import { denseAction } from '../../operators/matrices.ts';
import { applyTo } from '../../products/apply.ts';
import { backward, forward } from '../rows.ts';
import type { Hierarchy, Level } from './hierarchy.ts';
import { cycleKernels } from './kernels.ts';

/** How a cycle goes through the levels. */
export interface CycleOptions {
  /** `V` visits each coarser level once, `W` twice; V unless told otherwise. */
  readonly cycle?: 'V' | 'W';
  /** Sweeps of Gauss-Seidel before, and after, the coarser level; 1 unless told otherwise. */
  readonly sweeps?: number;
}

/**
 * Cycles from zero: sweeps forward, the coarse correction, and as many sweeps backward, so that the
 * operator is Hermitian where the matrix is.
 */
export function cycleAction(
  { levels, coarsest }: Hierarchy,
  { cycle = 'V', sweeps = 1 }: CycleOptions,
): ActionMaker {
  const n = levels[0]!.A.shape[0];
  const straight: ActionMaker = (_side, scalar, frame) => {
    let below: Action = lastAction(levels.at(-1)!, coarsest, scalar, frame);
    for (let k = levels.length - 2; k >= 0; k--) {
      const isTwice = cycle === 'W' && k + 2 < levels.length;
      if (isTwice) below = twice(levels[k + 1]!, below, scalar, frame);
      below = levelAction(levels[k]!, below, sweeps, scalar, frame);
    }
    return below;
  };
  return (side, scalar, frame) =>
    side === 'T'
      ? conjugatedAction(n, n, straight)('N', scalar, frame)
      : straight('N', scalar, frame);
}

/** A second correction, of what the first has left. */
function twice({ A }: Level, action: Action, scalar: Scalar, frame: Frame): Action {
  const n = A.shape[0];
  const { starts, indices, values } = reachable(A, frame, scalar);
  const vectors = new Vectors(scalar, n, frame);
  const [r, correction] = [vectors.room(), vectors.room()];
  const { residual } = cycleKernels(scalar);
  return (b, x) => {
    action(b, x);
    forward(n, (begin, end) => {
      residual(begin, end, starts, indices, values, b, x, r);
    });
    action(r, correction);
    vectors.addScaled(ONE, correction, x);
  };
}

function levelAction(
  { A, inverses, places, prolongator, restrictor }: Level,
  below: Action,
  sweeps: number,
  scalar: Scalar,
  frame: Frame,
): Action {
  const n = A.shape[0];
  const coarse = prolongator!.shape[1];
  const { starts, indices, values } = reachable(A, frame, scalar);
  const [down, up] = [
    reachable(restrictor!, frame, scalar),
    reachable(prolongator!, frame, scalar),
  ];
  const d = addressOf(frame.reachable(inverses, scalar));
  const diagonals = addressOf(frame.reachable(places, 'int32'));
  const [fineVectors, coarseVectors] = [
    new Vectors(scalar, n, frame),
    new Vectors(scalar, coarse, frame),
  ];
  const r = fineVectors.room();
  const [b, x] = [coarseVectors.room(), coarseVectors.room()];
  const { solveForward, relaxForward, relaxBackward, residual, upperResidual } =
    cycleKernels(scalar);
  return (right, solution) => {
    // From zero, a sweep needs but the entries up to the diagonal, and leaves the others as residual.
    forward(n, (begin, end) => {
      solveForward(begin, end, starts, diagonals, indices, values, d, right, solution);
    });
    for (let sweep = 1; sweep < sweeps; sweep++) {
      forward(n, (begin, end) => {
        relaxForward(begin, end, starts, indices, values, d, right, solution);
      });
    }
    forward(n, (begin, end) => {
      if (sweeps === 1) upperResidual(begin, end, starts, diagonals, indices, values, solution, r);
      else residual(begin, end, starts, indices, values, right, solution, r);
    });
    applyTo(down, 'csr', 'N', r, b);
    below(b, x);
    applyTo(up, 'csr', 'N', x, solution, true);
    for (let sweep = 0; sweep < sweeps; sweep++) {
      backward(n, (begin, end) => {
        relaxBackward(begin, end, starts, indices, values, d, right, solution);
      });
    }
  };
}

/** The last level: a product with its inverse, or some sweeps. */
function lastAction(
  { A, inverses }: Level,
  coarsest: Hierarchy['coarsest'],
  scalar: Scalar,
  frame: Frame,
): Action {
  if (coarsest !== undefined) return denseAction(coarsest)('N', scalar, frame);
  const n = A.shape[0];
  const { starts, indices, values } = reachable(A, frame, scalar);
  const d = addressOf(frame.reachable(inverses, scalar));
  const { relaxForward, relaxBackward } = cycleKernels(scalar);
  return (b, x) => {
    numbersAt(scalar, x, n).fill(0);
    for (let sweep = 0; sweep < LAST_SWEEPS; sweep++) {
      forward(n, (begin, end) => {
        relaxForward(begin, end, starts, indices, values, d, b, x);
      });
      backward(n, (begin, end) => {
        relaxBackward(begin, end, starts, indices, values, d, b, x);
      });
    }
  };
}

/** Pairs of sweeps on a last level that is too large to be solved. */
const LAST_SWEEPS = 4;
