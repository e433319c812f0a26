/** The tasks in other JavaScript libraries, as far as they are installed and can do them. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Contender, Prepared } from '../contender.ts';

/** Libraries are called by names: none of them is there unless it was installed. */
type Call = (...args: unknown[]) => unknown;
type Library = Readonly<Record<string, Call>>;

/** How a library does a task, of samples as it wants them: typed arrays, or lists. */
type Way = (...samples: Numbers[]) => unknown;
type Numbers = Float64Array | number[];

const installed = createRequire(new URL('../../peers/package.json', import.meta.url));

async function load(name: string): Promise<unknown> {
  const found = (await import(pathToFileURL(installed.resolve(name)).href)) as object;
  return 'default' in found ? found.default : found;
}

/** A million values are many for those that take one at a time: a function of one, for each. */
const each =
  (compute: (value: number) => unknown): Way =>
  (x) =>
    Float64Array.from(x, (value) => compute(value) as number);

function contender(
  name: string,
  ways: Readonly<Record<string, Way | undefined>>,
  wanted: (operand: Float64Array) => Numbers = (operand) => operand,
): Contender {
  return {
    name,
    prepare(task, operands): Prepared | undefined {
      const way = ways[task];
      if (way === undefined) return undefined;
      const samples = operands.map(wanted);
      return {
        run: () => void way(...samples),
        result: () => {
          const result = way(...samples);
          return typeof result === 'number' ? [result] : (result as ArrayLike<number>);
        },
      };
    },
  };
}

/** The columns of 10,000 rows of 1000, one after the other. */
const columns =
  (compute: (column: Numbers) => unknown): Way =>
  (x) =>
    Float64Array.from({ length: 1000 }, (_, j) => {
      const column = Array.isArray(x) ? new Array<number>(10_000) : new Float64Array(10_000);
      for (let i = 0; i < 10_000; i++) column[i] = x[i * 1000 + j]!;
      return compute(column) as number;
    });

async function stdlib(): Promise<Contender> {
  const ttest = (await load('@stdlib/stats-ttest')) as Call;
  const tCdf = (await load('@stdlib/stats-base-dists-t-cdf')) as Call;
  const betaCdf = (await load('@stdlib/stats-base-dists-beta-cdf')) as Call;
  const quantile = (await load('@stdlib/stats-base-dists-normal-quantile')) as Call;
  const pvalue = (x: Numbers): unknown => (ttest(x) as { pValue: number }).pValue;
  return contender('stdlib', {
    'ttest_1samp:10': pvalue,
    'ttest_1samp:1e6': pvalue,
    'ttest_1samp:columns': columns(pvalue),
    't.cdf': each((x) => tCdf(x, 9)),
    'norm.ppf': each((p) => quantile(p, 0, 1)),
    'beta.cdf': each((x) => betaCdf(x, 2.5, 3.5)),
  });
}

async function jstat(): Promise<Contender> {
  const { jStat } = (await load('jstat')) as {
    jStat: Library & Record<'studentt' | 'normal' | 'beta', Library>;
  };
  const pvalue = (x: Numbers): unknown => jStat['ttest']!(0, x, 2);
  const ways = {
    'ttest_1samp:10': pvalue,
    'ttest_1samp:1e6': pvalue,
    'ttest_1samp:columns': columns(pvalue),
    't.cdf': each((x) => jStat.studentt['cdf']!(x, 9)),
    'norm.ppf': each((p) => jStat.normal['inv']!(p, 0, 1)),
    'beta.cdf': each((x) => jStat.beta['cdf']!(x, 2.5, 3.5)),
  };
  return contender('jstat', ways, (operand) => Array.from(operand));
}

/** It gives the statistic, and no p-value. */
async function simpleStatistics(): Promise<Contender> {
  const library = (await load('simple-statistics')) as Library;
  const statistic = (x: Numbers): unknown => library['tTest']!(x, 0);
  const ways = {
    'ttest_1samp:10': statistic,
    'ttest_1samp:1e6': statistic,
    'ttest_1samp:columns': columns(statistic),
    'norm.ppf': each((p) => library['probit']!(p)),
    skew: (x: Numbers) => library['sampleSkewness']!(x),
  };
  return contender('simple-statistics (t only)', ways, (operand) => Array.from(operand));
}

/** The libraries that are installed, and for the others why they are not. */
export async function peers(): Promise<(Contender | string)[]> {
  const makers = { stdlib, jstat, 'simple-statistics': simpleStatistics };
  return Promise.all(
    Object.entries(makers).map(([name, make]) =>
      make().catch((error: unknown) => {
        const [reason] = String(error).split('\n');
        return `${name} is left out: ${reason}. Install the peers by npm run bench:install.`;
      }),
    ),
  );
}
