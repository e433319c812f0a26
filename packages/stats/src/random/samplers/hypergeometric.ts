/**
 * Hypergeometric numbers: one by one for small samples, else by the ratio of uniforms. E. Stadlober, The ratio of
 * uniforms approach for generating discrete random variates, J. Comput. Appl. Math. 31 (1990) 181.
 */
import type { Source } from '../bits/source.ts';
import { type DoubleDouble, plus } from '../elementary/double-double.ts';
import { log, logParts, logRest } from '../elementary/logarithm.ts';

let table: Float64Array | undefined;

/** ln k! for k below 126. */
function makeTable(): Float64Array {
  const made = new Float64Array(126);
  let sum: DoubleDouble = [0, 0];
  for (let k = 2; k < made.length; k++) {
    const upper = logParts(k);
    sum = plus(sum, [upper, logRest[0]!]);
    made[k] = sum[0];
  }
  return made;
}

function logFactorial(k: number): number {
  table ??= makeTable();
  if (k < table.length) return table[k]!;
  return (k + 0.5) * log(k) - k + (0.9189385332046728 + (1 / k) * (1 / 12 - 1 / (360 * k * k)));
}

export function hypergeometric(source: Source, good: number, bad: number, sample: number): number {
  return sample >= 10 && sample <= good + bad - 10
    ? byRatio(source, good, bad, sample)
    : oneByOne(source, good, bad, sample);
}

function oneByOne({ kernels }: Source, good: number, bad: number, sample: number): number {
  const total = good + bad;
  // The smaller part is drawn, and what is left where that is the other one.
  const isComplement = sample > Math.floor(total / 2);
  let left = isComplement ? total - sample : sample;
  let rest = total;
  let restGood = good;
  while (left > 0 && restGood > 0 && rest > restGood) {
    rest--;
    if (kernels.masked(rest) >>> 0 < restGood) restGood--;
    left--;
  }
  if (rest === restGood) restGood -= left;
  return isComplement ? restGood : good - restGood;
}

/** 2 √(2/e) and 3 - 2 √(3/e). */
const D1 = 1.7155277699214135;
const D2 = 0.8989161620588988;

function byRatio(source: Source, good: number, bad: number, sample: number): number {
  const population = good + bad;
  const drawn = Math.min(sample, population - sample);
  const fewer = Math.min(good, bad);
  const more = Math.max(good, bad);
  const p = fewer / population;
  const q = more / population;
  const a = drawn * p + 0.5;
  const variance = ((population - drawn) * drawn * p * q) / (population - 1);
  const c = Math.sqrt(variance + 0.5);
  const h = D1 * c + D2;
  const mode = Math.floor(((drawn + 1) * (fewer + 1)) / (population + 2));
  const weight = (k: number): number =>
    logFactorial(k) +
    logFactorial(fewer - k) +
    logFactorial(drawn - k) +
    logFactorial(more - drawn + k);
  const g = weight(mode);
  const bound = Math.min(Math.min(drawn, fewer) + 1, Math.floor(a + 16 * c));
  let k: number;
  for (;;) {
    const u = source.double();
    const v = source.double();
    const x = a + (h * (v - 0.5)) / u;
    if (!(x >= 0 && x < bound)) continue;
    k = Math.floor(x);
    const t = g - weight(k);
    if (u * (4 - u) - 3 <= t) break;
    if (u * (u - t) >= 1) continue;
    if (2 * log(u) <= t) break;
  }
  if (good > bad) k = drawn - k;
  return drawn < sample ? good - k : k;
}
