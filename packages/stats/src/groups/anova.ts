/** One-way analysis of variance, of moments. */
import { fTail } from '../pvalues/f.ts';
import {
  momentsOf,
  scaledDifference,
  scaledMomentsOf,
  squaresBetween,
  weightsOf,
} from './group-moments.ts';

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
  const moments = scaledMomentsOf(groups);
  const k = groups.length;
  if (moments.every(({ squares }) => squares === 0)) return constantAnova(groups);
  const { weights, whole, least } = weightsOf(moments);
  let share = 0;
  let between = 0;
  moments.forEach((group, i) => {
    const part = (weights[i]! / whole) * 4 ** (least - group.exponent);
    share += (1 - part) ** 2 / (group.n - 1);
    for (let j = 0; j < i; j++) {
      const other = moments[j]!;
      const units = 4 ** (least - Math.min(group.exponent, other.exponent));
      const square = scaledDifference(group, other) ** 2;
      between += (weights[i]! / whole) * units * weights[j]! * square;
    }
  });
  const statistic = between / (k - 1) / (1 + ((2 * (k - 2)) / (k * k - 1)) * share);
  const dfd = (k * k - 1) / (3 * share);
  return { statistic, pvalue: fTail(statistic, k - 1, dfd) };
}

function constantAnova(groups: readonly Float64Array[]): Anova {
  const differ = groups.some((group) => group[0] !== groups[0]![0]);
  return differ ? { statistic: Infinity, pvalue: 0 } : { statistic: NaN, pvalue: NaN };
}
