import { array } from '@numloom/ndarray';
import * as stats from '@numloom/stats';
import { afterAll, test } from 'vitest';
import { type Call, decoded, expectClose } from '../calls.ts';
import reference from '../reference/descriptive.json' with { type: 'json' };

const before = stats.onWarning(() => undefined);
afterAll(() => void stats.onWarning(before));
const calls = reference.cases as unknown as Call[];

test.each([...new Set(calls.map(({ fn }) => fn))])('%s, as SciPy', (name) => {
  const compute = (stats as unknown as Record<string, (...args: unknown[]) => unknown>)[name]!;
  for (const { args, options, result } of calls.filter(({ fn }) => fn === name)) {
    const where = `${name}(${JSON.stringify(args)}, ${JSON.stringify(options)})`;
    const given = args.map((one, k) => (k === 0 ? array(decoded(one) as number[]) : decoded(one)));
    // Moments that are nearly 0 are sums of what is not.
    const least = name === 'moment' ? 1 : 1e-3;
    expectClose(compute(...given, decoded(options)), result, 2e-13, where, least);
  }
});
