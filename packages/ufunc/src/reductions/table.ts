/**
 * The reductions by name; functions and template names come from here. To add one, add a row.
 */
import type { ComputedNode, Node } from '../graph/node.ts';
import { argNode } from './arg.ts';
import { cumulativeNode } from './cumulative.ts';
import { type Folding, foldingNode } from './fold.ts';
import type { ReductionOptions } from './options.ts';
import type { Search } from './search.ts';
import { deviationNode, meanNode, nonzeroNode, rangeNode, varianceNode } from './statistics.ts';
import { boolDType, sameDType, sumDType } from './types.ts';

/** Name of an option. */
export type OptionName = keyof ReductionOptions | 'include_initial';

/** One reduction. */
export interface ReductionRow {
  /** What it makes of an operand. */
  readonly build: (name: string, arg: Node, options: ReductionOptions) => ComputedNode;
  /** The options that it takes, besides `out`. */
  readonly options: readonly OptionName[];
}

const AXES = ['axis', 'keepdims'] as const;
const MASKED = [...AXES, 'where'] as const;
const EXTREME = [...MASKED, 'initial'] as const;
const SUM = [...EXTREME, 'dtype'] as const;
const MEAN = [...MASKED, 'dtype'] as const;
const VARIANCE = [...MEAN, 'correction', 'ddof'] as const;
const SCAN = ['axis', 'dtype'] as const;

function fold(folding: Folding, options: readonly OptionName[]): ReductionRow {
  return { build: (name, arg, given) => foldingNode(name, folding, arg, given), options };
}

type Statistic = typeof meanNode;

function statistic(
  node: Statistic,
  options: readonly OptionName[],
  skipsNaN = false,
): ReductionRow {
  return { build: (name, arg, given) => node(name, arg, given, skipsNaN), options };
}

function search(extreme: Search['extreme'], skipsNaN = false): ReductionRow {
  return {
    build: (name, arg, given) => argNode(name, { extreme, skipsNaN }, arg, given),
    options: AXES,
  };
}

function scan(
  operator: 'add' | 'multiply',
  { skipsNaN = false, standard = false } = {},
): ReductionRow {
  return {
    build: (name, arg, given) => cumulativeNode(name, { operator, skipsNaN, standard }, arg, given),
    options: standard ? [...SCAN, 'include_initial'] : SCAN,
  };
}

const sums = { operator: 'add', types: sumDType, identity: true } as const;
const products = { operator: 'multiply', types: sumDType, identity: true } as const;
const least = { operator: 'minimum', types: sameDType, identity: false } as const;
const greatest = { operator: 'maximum', types: sameDType, identity: false } as const;
const skipsNaN = true;

/** The reductions by their NumPy and array API names. */
export const reductions = {
  sum: fold(sums, SUM),
  prod: fold(products, SUM),
  min: fold(least, EXTREME),
  max: fold(greatest, EXTREME),
  all: fold({ operator: 'logical_and', types: boolDType, identity: true }, MASKED),
  any: fold({ operator: 'logical_or', types: boolDType, identity: true }, MASKED),
  mean: statistic(meanNode, MEAN),
  var: statistic(varianceNode, VARIANCE),
  std: statistic(deviationNode, VARIANCE),
  ptp: statistic(rangeNode, AXES),
  count_nonzero: statistic(nonzeroNode, AXES),
  argmin: search('min'),
  argmax: search('max'),
  nansum: fold({ ...sums, skipsNaN }, SUM),
  nanprod: fold({ ...products, skipsNaN }, SUM),
  nanmin: fold({ ...least, skipsNaN }, EXTREME),
  nanmax: fold({ ...greatest, skipsNaN }, EXTREME),
  nanmean: statistic(meanNode, MEAN, skipsNaN),
  nanvar: statistic(varianceNode, VARIANCE, skipsNaN),
  nanstd: statistic(deviationNode, VARIANCE, skipsNaN),
  nanargmin: search('min', skipsNaN),
  nanargmax: search('max', skipsNaN),
  cumsum: scan('add'),
  cumprod: scan('multiply'),
  nancumsum: scan('add', { skipsNaN }),
  nancumprod: scan('multiply', { skipsNaN }),
  cumulative_sum: scan('add', { standard: true }),
  cumulative_prod: scan('multiply', { standard: true }),
} as const satisfies Record<string, ReductionRow>;

/** Name of a reduction. */
export type ReductionName = keyof typeof reductions;

/** Other names. */
export const reductionAliases: Readonly<Record<string, ReductionName>> = { variance: 'var' };

/** The row of a reduction by name, undefined where there is none. */
export function reductionNamed(name: string): ReductionRow | undefined {
  const own = Object.hasOwn(reductionAliases, name) ? reductionAliases[name]! : name;
  return Object.hasOwn(reductions, own) ? reductions[own as ReductionName] : undefined;
}
