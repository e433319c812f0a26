/** Numbers of noncentral distributions, made of gamma, normal and Poisson numbers. */
import type { Source } from '../bits/source.ts';
import { normal } from '../ziggurat/draws.ts';
import { chisquare } from './gamma.ts';
import { poisson } from './poisson.ts';

/** With the noncentrality `nonc`. */
export function noncentralChisquare(source: Source, df: number, nonc: number): number {
  if (nonc !== nonc) return NaN;
  if (nonc === 0) return chisquare(source, df);
  if (df > 1) {
    const rest = chisquare(source, df - 1);
    const z = normal(source) + Math.sqrt(nonc);
    return rest + z * z;
  }
  return chisquare(source, df + 2 * poisson(source, nonc / 2));
}

export function noncentralF(source: Source, dfnum: number, dfden: number, nonc: number): number {
  const numerator = noncentralChisquare(source, dfnum, nonc) * dfden;
  return numerator / (chisquare(source, dfden) * dfnum);
}
