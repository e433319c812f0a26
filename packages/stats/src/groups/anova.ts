/** One-way analysis of variance, of moments. */
import { fTail } from '../pvalues/f.ts';
import { type GroupMoments, momentsOf, squaresBetween, varianceOf } from './group-moments.ts';

/** F and its p-value. */
export interface Anova {
  readonly statistic: number;
  readonly pvalue: number;
}

/** F of groups whose variances are equal: infinite if only means vary, NaN if nothing does. */
export function anova(groups: readonly Float64Array[]): Anova {
  const { moments } = momentsOf(groups);
  const between = squaresBetween(
    moments,
    moments.map(({ n }) => n),
  );
  let within = 0;
  let n = 0;
  for (const group of moments) {
    within += group.squares;
    n += group.n;
  }
  const dfn = groups.length - 1;
  const dfd = n - groups.length;
  const statistic = between / dfn / (within / dfd);
  return { statistic, pvalue: fTail(statistic, dfn, dfd) };
}

/** Welch's F of groups whose variances may differ. Welch (1951), Biometrika 38. */
export function welchAnova(groups: readonly Float64Array[]): Anova {
  const { moments } = momentsOf(groups);
  const k = groups.length;
  if (moments.every(({ squares }) => squares === 0)) return constantAnova(moments);
  const weights = moments.map((group) => group.n / varianceOf(group));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let share = 0;
  moments.forEach(({ n }, i) => (share += (1 - weights[i]! / whole) ** 2 / (n - 1)));
  const between = squaresBetween(moments, weights) / (k - 1);
  const statistic = between / (1 + ((2 * (k - 2)) / (k * k - 1)) * share);
  const dfd = (k * k - 1) / (3 * share);
  return { statistic, pvalue: fTail(statistic, k - 1, dfd) };
}

function constantAnova(moments: readonly GroupMoments[]): Anova {
  const differ = moments.some(({ centre }) => centre !== moments[0]!.centre);
  return differ ? { statistic: Infinity, pvalue: 0 } : { statistic: NaN, pvalue: NaN };
}
