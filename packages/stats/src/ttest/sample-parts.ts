/** What a t test needs of one sample, or of many at once. */
import { type Moments, deviationOf, meanOf } from '../moments/moments.ts';
import { columnOf } from '../results/column.ts';
import { warnOfSmall } from '../samples/slicewise.ts';
import { ConstantInputWarning, NearConstantInputWarning, warn } from '../warnings.ts';
import type { SampleParts } from './ttest-result.ts';

/** Mean, standard deviation and size of samples. */
export function samplePartsOf(moments: Moments): SampleParts {
  const { count } = moments;
  return {
    mean: columnOf(count.length, (k) => meanOf(moments, k)),
    sd: columnOf(count.length, (k) => deviationOf(moments, k)),
    n: count,
  };
}

/**
 * Warns of samples with fewer observations than `least`, and of those that do not vary, or by rounding
 * only.
 */
export function warnOfMoments(caller: string, least: number, ...samples: readonly Moments[]): void {
  let isSmall = false;
  let isConstant = false;
  let isClose = false;
  for (const moments of samples) {
    for (let k = 0; k < moments.count.length; k++) {
      if (moments.count[k]! < least) isSmall = true;
      else if (moments.isClose[k] === 1 && moments.count[k]! > 1) {
        if (moments.squares[k] === 0) isConstant = true;
        else isClose = true;
      }
    }
  }
  if (isSmall) warnOfSmall(caller, least);
  if (isConstant) {
    warn(
      new ConstantInputWarning(
        `${caller}: the observations of a sample are all the same; its standard error is 0`,
      ),
    );
  }
  if (isClose) {
    warn(
      new NearConstantInputWarning(
        `${caller}: the observations of a sample differ by no more than rounding may have done`,
      ),
    );
  }
}
