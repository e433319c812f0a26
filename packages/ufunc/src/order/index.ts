export { bincount, type BincountOptions } from './bincount.ts';
export type { BinEstimator } from './bin-widths.ts';
export type { BinsInput, Range } from './bins.ts';
export { digitize } from './digitize.ts';
export {
  type CountsOf,
  type EdgesOf,
  histogram,
  histogram_bin_edges,
  type HistogramOptions,
} from './histogram.ts';
export { type AxisBins, histogram2d, histogramdd, type HistogramddOptions } from './histogramdd.ts';
export { median, type MedianOptions, nanmedian } from './median.ts';
export { argpartition, partition, type PartitionOptions } from './partition.ts';
export {
  nanpercentile,
  nanquantile,
  percentile,
  quantile,
  type QuantileOf,
  type QuantileOptions,
} from './quantile.ts';
export type { ContinuousMethod, DiscreteMethod, QuantileMethod } from './quantile-methods.ts';
export type { Axes } from './rows.ts';
export { type SearchOptions, searchsorted, type Side } from './searchsorted.ts';
export {
  intersect1d,
  isin,
  type IsinOptions,
  type Joined,
  setdiff1d,
  type SetOptions,
  setxor1d,
  union1d,
} from './sets.ts';
export { argsort, lexsort, sort, type SortOptions } from './sort.ts';
export {
  unique,
  unique_all,
  type UniqueAll,
  unique_counts,
  unique_inverse,
  type UniqueOptions,
  type UniqueResult,
  unique_values,
} from './unique.ts';
