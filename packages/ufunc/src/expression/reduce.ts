/** The reductions: which fold each is, in which dtype. */
import {
  type DType,
  dtypeInfo,
  dtypes,
  formatShape,
  isdtype,
  normalizeAxes,
} from '@numloom/ndarray';
import {
  type ComputedNode,
  foldsOf,
  type FoldNode,
  newMapNode,
  type Node,
  settled,
  weightOf,
} from '../graph/node.ts';
import type { FoldPrimitive } from '../kernel/primitives.ts';
import { evaluateNodes } from '../run/rounds.ts';
import { mapNode, MOST_WEIGHT } from './build.ts';
import { strengthen } from './operand.ts';

/** Which axes a reduction folds: one, several, or all when not given. */
export type Axis = number | readonly number[] | null | undefined;

/** Options of a reduction. */
export interface ReductionOptions<D extends DType = DType> {
  /** The axis or axes to reduce over, negative ones counted from the end; all by default. */
  readonly axis?: Axis;
  /** Whether reduced axes stay, with length 1; false by default. */
  readonly keepdims?: boolean;
  /** The dtype to compute in and to give, where the reduction can be told. */
  readonly dtype?: D;
}

/** What a reduction folds with, and the dtype it gives. */
interface Reduction {
  /** The fold for operands of a dtype. */
  readonly fold: (dtype: DType) => FoldPrimitive;
  readonly dtype: (dtype: DType) => DType;
  /** Whether folding no element has a value. */
  readonly identity: boolean;
  /** Whether complex operands have a meaning. */
  readonly complex: boolean;
  /** Whether the user may say the dtype. */
  readonly givenDType: boolean;
}

/** Integers and bool are summed as 64-bit integers. */
function sumDType(dtype: DType): DType {
  if (dtype === 'bool' || isdtype(dtype, 'signed integer')) return 'int64';
  return isdtype(dtype, 'unsigned integer') ? 'uint64' : dtype;
}

function meanDType(dtype: DType): DType {
  return isdtype(dtype, ['real floating', 'complex floating']) ? dtype : 'float64';
}

/** Sums and products of bool that shall be bool. */
const foldSum = (dtype: DType): FoldPrimitive => (dtype === 'bool' ? 'or' : 'add');
const foldProduct = (dtype: DType): FoldPrimitive => (dtype === 'bool' ? 'and' : 'mul');

const same = (dtype: DType): DType => dtype;
const asBool = (): DType => 'bool';
const ordered = { dtype: same, identity: false, complex: false, givenDType: false };

/** The reductions by name; to add one, add a row. */
export const reductions = {
  sum: { fold: foldSum, dtype: sumDType, identity: true, complex: true, givenDType: true },
  prod: { fold: foldProduct, dtype: sumDType, identity: true, complex: false, givenDType: true },
  min: { ...ordered, fold: (dtype) => (dtype === 'bool' ? 'and' : 'min') },
  max: { ...ordered, fold: (dtype) => (dtype === 'bool' ? 'or' : 'max') },
  all: { fold: () => 'and', dtype: asBool, identity: true, complex: true, givenDType: false },
  any: { fold: () => 'or', dtype: asBool, identity: true, complex: true, givenDType: false },
  /** A sum, divided by the number of elements afterwards. */
  mean: { fold: foldSum, dtype: meanDType, identity: true, complex: true, givenDType: true },
} as const satisfies Record<string, Reduction>;

/** Name of a reduction. */
export type ReductionName = keyof typeof reductions;

/**
 * A reduction of `arg`.
 *
 * @throws RangeError when an axis does not exist, or no element is folded by a reduction that has
 *   no identity; TypeError for an unknown dtype or one that the reduction has no meaning for.
 */
export function reduceNode(
  name: ReductionName,
  arg: Node,
  options: ReductionOptions,
): ComputedNode {
  const fold = foldNode(name, arg, options);
  if (name !== 'mean') return fold;
  const count = fold.axes.reduce((product, axis) => product * arg.shape[axis]!, 1);
  const quotient = mapNode('divide', [fold, strengthen(count, fold.dtype)]);
  const { dtype, shape } = fold;
  return quotient.dtype === dtype ? quotient : newMapNode('copy', [quotient], dtype, dtype, shape);
}

function foldNode(name: ReductionName, operand: Node, options: ReductionOptions): FoldNode {
  // A fold of a fold of a fold: neither the stack nor the time that rounds take may grow with it.
  if (foldsOf(operand) > MOST_WEIGHT) evaluateNodes([operand], [], name);
  const arg = settled(operand);
  const row: Reduction = reductions[name];
  const { axis, keepdims = false } = options;
  const all = arg.shape.map((_, k) => k);
  const given = axis === undefined || axis === null ? all : normalizeAxes(axis, all.length, name);
  const axes = [...given].sort((a, b) => a - b);
  if (!row.identity && axes.some((k) => arg.shape[k] === 0)) {
    throw new RangeError(
      `${name}: an array of shape ${formatShape(arg.shape)} has no element to take the ${name} of`,
    );
  }
  if (options.dtype !== undefined) {
    dtypeInfo(options.dtype, name);
    if (!row.givenDType) throw new TypeError(`${name}: takes no option dtype`);
  }
  const dtype = options.dtype ?? row.dtype(arg.dtype);
  if (!row.complex && [arg.dtype, dtype].some((of) => dtypes[of].kind === 'c')) {
    throw new TypeError(`${name}: operands of dtype ${arg.dtype} are not supported`);
  }
  const shape = all
    .filter((k) => keepdims || !axes.includes(k))
    .map((k) => (axes.includes(k) ? 1 : arg.shape[k]!));
  const folds = 1 + weightOf(arg) + foldsOf(arg);
  return { kind: 'fold', fold: row.fold(dtype), arg, axes, dtype, shape, folds, result: undefined };
}
