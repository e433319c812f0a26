/** The rows of reductions: what each makes of an operand, and the options that it takes. */
import type { ComputedNode, Node } from '../graph/node.ts';
import { add, maximum, minimum, multiply } from '../operators/rows/arithmetic.ts';
import { logical_and, logical_or } from '../operators/rows/logic.ts';
import { argNode } from './arg.ts';
import { type Cumulative, cumulativeNode } from './cumulative.ts';
import { type Folding, foldingNode } from './fold.ts';
import type { ReductionOptions } from './options.ts';
import type { Search } from './search.ts';
import { deviationNode, meanNode, nonzeroNode, rangeNode, varianceNode } from './statistics.ts';
import { boolDType, sameDType, sumDType } from './types.ts';

/** Name of an option. */
type OptionName = keyof ReductionOptions | 'include_initial';

type Options = readonly OptionName[];

/** One reduction. */
export interface ReductionRow {
  /** Its name in templates, in errors and as a function. */
  readonly name: string;
  /** What it makes of an operand. */
  readonly build: (arg: Node, options: ReductionOptions) => ComputedNode;
  /** The options that it takes, besides `out`. */
  readonly options: Options;
}

const AXES: Options = ['axis', 'keepdims'];
const MASKED: Options = ['axis', 'keepdims', 'where'];
const EXTREME: Options = ['axis', 'keepdims', 'where', 'initial'];
const SUM: Options = ['axis', 'keepdims', 'where', 'initial', 'dtype'];
const MEAN: Options = ['axis', 'keepdims', 'where', 'dtype'];
const VARIANCE: Options = ['axis', 'keepdims', 'where', 'dtype', 'correction', 'ddof'];
const SCAN: Options = ['axis', 'dtype'];

function fold(name: string, folding: Folding, options: Options, skipsNaN = false): ReductionRow {
  const build: ReductionRow['build'] = (arg, given) =>
    foldingNode(name, folding, arg, given, skipsNaN);
  return { name, build, options };
}

type Statistic = typeof meanNode;

function statistic(
  name: string,
  node: Statistic,
  options: Options,
  skipsNaN = false,
): ReductionRow {
  return { name, build: (arg, given) => node(name, arg, given, skipsNaN), options };
}

function search(name: string, extreme: Search['extreme'], skipsNaN = false): ReductionRow {
  return {
    name,
    build: (arg, given) => argNode(name, { extreme, skipsNaN }, arg, given),
    options: AXES,
  };
}

function scan(
  name: string,
  operator: Cumulative['operator'],
  { skipsNaN = false, standard = false } = {},
): ReductionRow {
  return {
    name,
    build: (arg, given) => cumulativeNode(name, { operator, skipsNaN, standard }, arg, given),
    options: standard ? [...SCAN, 'include_initial'] : SCAN,
  };
}

const sums = { operator: add, types: sumDType, identity: true } as const;
const products = { operator: multiply, types: sumDType, identity: true } as const;
const least = { operator: minimum, types: sameDType, identity: false } as const;
const greatest = { operator: maximum, types: sameDType, identity: false } as const;
const skipsNaN = true;

export const sum = /* @__PURE__ */ fold('sum', sums, SUM);
export const prod = /* @__PURE__ */ fold('prod', products, SUM);
export const min = /* @__PURE__ */ fold('min', least, EXTREME);
export const max = /* @__PURE__ */ fold('max', greatest, EXTREME);
export const all = /* @__PURE__ */ fold(
  'all',
  { operator: logical_and, types: boolDType, identity: true },
  MASKED,
);
export const any = /* @__PURE__ */ fold(
  'any',
  { operator: logical_or, types: boolDType, identity: true },
  MASKED,
);
export const mean = /* @__PURE__ */ statistic('mean', meanNode, MEAN);
export const variance = /* @__PURE__ */ statistic('variance', varianceNode, VARIANCE);
/** `var`, which no constant can be called. */
export const var_ = /* @__PURE__ */ statistic('var', varianceNode, VARIANCE);
export const std = /* @__PURE__ */ statistic('std', deviationNode, VARIANCE);
export const ptp = /* @__PURE__ */ statistic('ptp', rangeNode, AXES);
export const count_nonzero = /* @__PURE__ */ statistic('count_nonzero', nonzeroNode, AXES);
export const argmin = /* @__PURE__ */ search('argmin', 'min');
export const argmax = /* @__PURE__ */ search('argmax', 'max');
export const nansum = /* @__PURE__ */ fold('nansum', sums, SUM, skipsNaN);
export const nanprod = /* @__PURE__ */ fold('nanprod', products, SUM, skipsNaN);
export const nanmin = /* @__PURE__ */ fold('nanmin', least, EXTREME, skipsNaN);
export const nanmax = /* @__PURE__ */ fold('nanmax', greatest, EXTREME, skipsNaN);
export const nanmean = /* @__PURE__ */ statistic('nanmean', meanNode, MEAN, skipsNaN);
export const nanvar = /* @__PURE__ */ statistic('nanvar', varianceNode, VARIANCE, skipsNaN);
export const nanstd = /* @__PURE__ */ statistic('nanstd', deviationNode, VARIANCE, skipsNaN);
export const nanargmin = /* @__PURE__ */ search('nanargmin', 'min', skipsNaN);
export const nanargmax = /* @__PURE__ */ search('nanargmax', 'max', skipsNaN);
export const cumsum = /* @__PURE__ */ scan('cumsum', add);
export const cumprod = /* @__PURE__ */ scan('cumprod', multiply);
export const nancumsum = /* @__PURE__ */ scan('nancumsum', add, { skipsNaN });
export const nancumprod = /* @__PURE__ */ scan('nancumprod', multiply, { skipsNaN });
export const cumulative_sum = /* @__PURE__ */ scan('cumulative_sum', add, { standard: true });
export const cumulative_prod = /* @__PURE__ */ scan('cumulative_prod', multiply, {
  standard: true,
});
