/** Factors on the pattern of A + Aᵀ, whose pivots are near to the diagonal. */
import type { Frame } from '@numloom/linalg/kernels';
import { symmetricPattern } from '../analysis/patterns.ts';
import { factorScalar } from '../leftlooking/columns.ts';
import { isSingular, type Singular } from '../leftlooking/singular.ts';
import { factor } from '../multifrontal/factor.ts';
import { surveyFronts } from '../multifrontal/survey.ts';
import { analyse } from '../multifrontal/symbolic.ts';
import { minimumDegreeOrder } from '../ordering/amd.ts';
import { bytesOf } from './kernels.ts';
import type { CheckedOptions } from './options.ts';
import { orderOf } from './orders.ts';
import { type Outcome, whole } from './outcome.ts';
import type { Attempt } from './strategy.ts';
import type { System } from './system.ts';

/** A pivot that is this part of its column suffices where the order was made for the diagonal (KLU). */
const LOOSE = 1e-3;
/** Operations for each entry of the factors below which fronts gain nothing (CHOLMOD). */
const FEW_OPERATIONS = 40;

/** Factors of a system by fronts, or column by column where fronts would be too small to gain by products. */
export function byFronts(
  system: System,
  { path, ordering }: Attempt & { readonly path: 'symmetric' | 'cholesky' | 'ldl' },
  options: CheckedOptions,
  frame: Frame,
): Outcome | Singular {
  const both = symmetricPattern(system, frame);
  const order =
    ordering === 'amd' ? minimumDegreeOrder(both, frame) : orderOf(system, ordering, frame);
  const survey = surveyFronts(both, order, frame);
  const { lower, upper, contributions, operations } = survey.needs;
  const predicted = {
    // The diagonal is that of both.
    nnz: lower + upper + system.lines,
    flops: operations,
    bytes: bytesOf(system.scalar) * (lower + upper + contributions),
  };
  if (options.strategy === 'auto' && operations < FEW_OPERATIONS * (lower + upper)) {
    const factors = factorScalar(system, order, { threshold: options.threshold ?? LOOSE });
    return isSingular(factors) ? factors : whole(factors, 'scalar', predicted);
  }
  const symbolic = analyse(system, survey, frame);
  try {
    const kind = path === 'symmetric' ? 'lu' : path;
    const { threshold } = options;
    const factors = factor(symbolic, system, {
      kind,
      ...(threshold === undefined ? {} : { threshold }),
    });
    return whole(factors, path, predicted, symbolic);
  } catch (error) {
    symbolic.memory.dispose();
    throw error;
  }
}
