/** Probabilities of statistics that are normally distributed. */
import { ndtr } from '../math/normal.ts';
import type { Alternative } from '../samples/types.ts';

/** The probability of a standard normal statistic at least as extreme as z. */
export function normalPvalue(z: number, alternative: Alternative): number {
  if (alternative === 'less') return ndtr(z);
  return alternative === 'greater' ? ndtr(-z) : Math.min(2 * ndtr(-Math.abs(z)), 1);
}
