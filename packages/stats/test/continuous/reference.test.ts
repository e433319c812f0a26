import { describe, expect, test } from 'vitest';
import reference from '../reference/continuous.json' with { type: 'json' };
import { difference, distributionOf, numberOf } from './distributions.ts';

const LEAST = 2.3e-308;

/** The worst of some differences, with what it is of. */
class Worst {
  error = 0;
  what = '';
  add(got: number, wanted: number, what: string, scale = 1): void {
    // What underflows has few digits.
    if (Math.abs(wanted) < LEAST && Math.abs(got) < 2 * LEAST) return;
    const error = difference(got, wanted) / scale;
    if (error > this.error) {
      this.error = error;
      this.what = `${what}: ${got}, must be ${wanted}`;
    }
  }
}

describe('tails, by high precision', () => {
  for (const { name, args, rows } of reference.tails) {
    test(`${name}(${args.join(', ')})`, () => {
      const distribution = distributionOf(name);
      const worst = new Worst();
      for (const row of rows) {
        const [x, pdf, cdf, sf, logpdf, logcdf, logsf] = row.map(numberOf) as [number, number, number, number, number, number, number]; // prettier-ignore
        worst.add(distribution.pdf(x, ...args), pdf, `pdf(${x})`);
        worst.add(distribution.cdf(x, ...args), cdf, `cdf(${x})`);
        worst.add(distribution.sf(x, ...args), sf, `sf(${x})`);
        // Near 0 a logarithm is as good as what it is of.
        worst.add(distribution.logpdf(x, ...args), logpdf, `logpdf(${x})`, Math.max(1, 1 / Math.abs(logpdf))); // prettier-ignore
        worst.add(distribution.logcdf(x, ...args), logcdf, `logcdf(${x})`);
        worst.add(distribution.logsf(x, ...args), logsf, `logsf(${x})`);
        // A quantile is as good as its probability says where it is.
        const blur = (p: number) => 1 + p / Math.abs(pdf * x);
        if (cdf > LEAST && cdf < 1) worst.add(distribution.ppf(cdf, ...args), x, `ppf(${cdf})`, blur(cdf)); // prettier-ignore
        if (sf > LEAST && sf < 1)
          worst.add(distribution.isf(sf, ...args), x, `isf(${sf})`, blur(sf));
      }
      expect(worst.error, worst.what).toBeLessThan(5e-13);
    });
  }
});

test('moments, entropy and medians are those of SciPy', () => {
  const worst = new Worst();
  for (const { name, args, mvsk, entropy, median } of reference.moments) {
    const distribution = distributionOf(name);
    const what = `${name}(${args.join(', ')})`;
    distribution.stats(...args, { scale: 2, moments: 'mvsk' }).forEach((got, k) => {
      // Skewness may be next to 0.
      const wanted = numberOf(mvsk[k]!);
      const scale = k > 1 ? Math.max(1, 1 / Math.abs(wanted)) : 1;
      worst.add(got, wanted, `${what}.stats ${'mvsk'[k]}`, scale);
    });
    worst.add(distribution.entropy(...args, 0, 2), entropy, `${what}.entropy`);
    worst.add(distribution.median(...args), median, `${what}.median`);
  }
  expect(worst.error, worst.what).toBeLessThan(1e-11);
});
