/** Estimators of a width of bins from data: NumPy's, by name. */
import { quantileOfSorted } from './quantile-methods.ts';

/** Names of estimators. */
export type BinEstimator =
  'auto' | 'doane' | 'fd' | 'rice' | 'scott' | 'sqrt' | 'stone' | 'sturges';

/** What estimators know of the data. */
export interface Sample {
  /** In ascending order. */
  readonly sorted: Float64Array;
  /** In their own order, in which sums are taken. */
  readonly values: Float64Array;
  /** Counts of so many bins of one width over the range in question. */
  readonly histogram: (bins: number) => ArrayLike<number>;
}

function extent({ sorted }: Sample): number {
  return sorted[sorted.length - 1]! - sorted[0]!;
}

const sturges = (sample: Sample): number => extent(sample) / (Math.log2(sample.values.length) + 1);

const sqrt = (sample: Sample): number => extent(sample) / Math.sqrt(sample.values.length);

/** Freedman and Diaconis 1981: by the distance of the quartiles. */
function fd({ sorted }: Sample): number {
  const range = quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25);
  return 2 * range * sorted.length ** (-1 / 3);
}

/** The width that each estimator finds; 0 where it finds none. */
export const binWidths: Readonly<Record<BinEstimator, (sample: Sample) => number>> = {
  sturges,
  sqrt,
  fd,
  rice: (sample) => extent(sample) / (2 * sample.values.length ** (1 / 3)),
  scott: ({ values }) => ((24 * Math.sqrt(Math.PI)) / values.length) ** (1 / 3) * deviation(values),
  auto: (sample) => Math.min(Math.max(fd(sample), sqrt(sample) / 2), sturges(sample)),
  doane,
  stone,
};

/** Doane 1976: Sturges' rule for skew data. */
function doane(sample: Sample): number {
  const { values } = sample;
  const n = values.length;
  const sigma = deviation(values);
  if (n <= 2 || !(sigma > 0)) return 0;
  const error = Math.sqrt((6 * (n - 2)) / ((n + 1) * (n + 3)));
  const mean = sum(values) / n;
  const skewness = sum(values.map((value) => ((value - mean) / sigma) ** 3)) / n;
  return extent(sample) / (1 + Math.log2(n) + Math.log2(1 + Math.abs(skewness) / error));
}

/** Stone 1984: the number of bins of the least estimated integrated squared error. */
function stone(sample: Sample): number {
  const { values, histogram } = sample;
  const n = values.length;
  const width = extent(sample);
  if (n <= 1 || width === 0) return 0;
  const most = Math.max(100, Math.floor(Math.sqrt(n)));
  let [best, least] = [1, Infinity];
  for (let bins = 1; bins <= most; bins++) {
    const shares = Float64Array.from(histogram(bins), (count) => count / n);
    const squares = sum(shares.map((share) => share * share));
    const loss = (2 - (n + 1) * squares) / (width / bins);
    if (loss < least) [best, least] = [bins, loss];
  }
  return width / best;
}

function deviation(values: Float64Array): number {
  const mean = sum(values) / values.length;
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / values.length);
}

/** Sum by halves, whose error grows with the logarithm of the length. */
function sum(values: Float64Array): number {
  if (values.length <= 128) return values.reduce((total, value) => total + value, 0);
  const half = values.length >> 1;
  return sum(values.subarray(0, half)) + sum(values.subarray(half));
}
