/** `ufunc.reduce`, `ufunc.accumulate` and `ufunc.reduceat`. */
import {
  assertOptions,
  broadcastLayout,
  convertScalar,
  copyto,
  type DType,
  dtypeInfo,
  dtypes,
  empty,
  formatShape,
  type NdArray,
  normalizeAxes,
  normalizeAxis,
  type ScalarLike,
  sizeOf,
} from '@numloom/ndarray';
import { applyOperator } from '../expression/apply.ts';
import { Expression } from '../expression/expression.ts';
import type { Operand } from '../expression/operand.ts';
import type { OperatorRow } from '../operators/row.ts';
import { add, maximum, minimum, multiply } from '../operators/rows/arithmetic.ts';
import { logical_and, logical_or } from '../operators/rows/logic.ts';
import { applyReduction } from '../reductions/apply.ts';
import { isAxisOfScalar } from '../reductions/options.ts';
import { all, any, max, min, prod, type ReductionRow, sum } from '../reductions/rows.ts';
import { sumDType } from '../reductions/types.ts';
import { foldInOrder, scanInOrder } from './fold.ts';
import { closedDType, computed, deliver, valuesOf } from './operands.ts';
import type { AlongOptions, ReduceOptions } from './signatures.ts';

/** The reductions that do what a ufunc's `reduce` does, in any order of the elements. */
const REDUCTIONS: ReadonlyMap<OperatorRow, ReductionRow> = /* @__PURE__ */ new Map<
  OperatorRow,
  ReductionRow
>([
  [add, sum],
  [multiply, prod],
  [minimum, min],
  [maximum, max],
  [logical_and, all],
  [logical_or, any],
]);

const REDUCE_OPTIONS = ['axis', 'keepdims', 'dtype', 'initial', 'where', 'out'];
const ALONG_OPTIONS = ['axis', 'dtype', 'out'];

type WithOut<O> = O & { readonly out?: NdArray };

/** See `BinaryMethods.reduce`. */
export function reduce(
  operator: OperatorRow,
  x: Operand,
  options: WithOut<ReduceOptions>,
): Expression | NdArray {
  const caller = `${operator.name}.reduce`;
  assertOptions(options, REDUCE_OPTIONS, caller);
  const operand = x instanceof Expression ? x : valuesOf(x, caller);
  const every = operand.shape.map((_, k) => k);
  const { axis = 0 } = options;
  const isWhole = axis === null || isAxisOfScalar(axis, every.length);
  const axes = isWhole ? every : normalizeAxes(axis, every.length, caller);
  const { identity } = operator;
  const isEmpty = axes.some((k) => operand.shape[k] === 0);
  if (identity === undefined && options.initial === undefined) {
    if (isEmpty || options.where !== undefined) {
      const shape = formatShape(operand.shape);
      const cause = isEmpty ? `an array of shape ${shape} has no element` : 'option where is given';
      throw new RangeError(`${caller}: ${cause}, and there is no identity; give option initial`);
    }
  }
  const result =
    reduceFreely(operator, operand, axes, options) ??
    reduceInOrder(operator, operand, axes, options, caller);
  return deliver(result, options.out, caller);
}

/** As one of the reductions, where there is one. */
function reduceFreely(
  operator: OperatorRow,
  x: Expression | NdArray,
  axis: readonly number[],
  { keepdims = false, dtype, initial, where }: ReduceOptions,
): Expression | undefined {
  const reduction = REDUCTIONS.get(operator);
  if (reduction === undefined) return undefined;
  const isSum = reduction === sum || reduction === prod;
  if (dtype !== undefined && !isSum) return undefined;
  const isTest = reduction === all || reduction === any;
  const options = {
    axis,
    keepdims,
    ...(where === undefined ? {} : { where }),
    ...(dtype === undefined ? {} : { dtype }),
    ...(isTest || initial === undefined ? {} : { initial }),
  };
  const result = applyReduction(reduction, x, options);
  return isTest && initial !== undefined ? applyOperator(operator, [initial, result]) : result;
}

/** From the first element to the last. */
function reduceInOrder(
  operator: OperatorRow,
  x: Expression | NdArray,
  axes: readonly number[],
  { keepdims = false, dtype, initial, where }: ReduceOptions,
  caller: string,
): Expression {
  const { identity, reorderable } = operator;
  if (axes.length > 1 && reorderable !== true) {
    throw new RangeError(
      `${caller}: the order of elements matters, so only one axis can be reduced, got ${axes.length}`,
    );
  }
  const values = prepared(operator, x, dtype, caller);
  const { shape } = values;
  const mask = where === undefined ? undefined : maskOf(where, shape, caller);
  const total = foldInOrder(withAxesMerged(values, axes), {
    operator,
    dtype: values.dtype,
    axis: 0,
    // From the identity, though there are elements: of a single one hypot and gcd lose the sign.
    initial: initial ?? (identity === undefined ? undefined : startOf(identity, values.dtype)),
    where: mask === undefined ? undefined : withAxesMerged(mask, axes),
  });
  const lengths = shape.map((length, k) => (axes.includes(k) ? 1 : length));
  return computed(keepdims ? total.reshape(lengths) : total);
}

/** The axes as one, before the others. */
function withAxesMerged(x: NdArray, axes: readonly number[]): NdArray {
  const others = x.shape.map((_, k) => k).filter((k) => !axes.includes(k));
  const length = sizeOf(axes.map((k) => x.shape[k]!));
  const ordered = x.transpose([...[...axes].sort((a, b) => a - b), ...others]);
  return ordered.reshape([length, ...others.map((k) => x.shape[k]!)]);
}

/** An identity as an element: -1 stands for all bits, also of unsigned integers and bool. */
function startOf(identity: number | boolean, dtype: DType): ScalarLike {
  if (identity !== -1 || !'bu'.includes(dtypes[dtype].kind)) return identity;
  return convertScalar(2n ** 64n - 1n, dtype);
}

/** The elements in the dtype in which the operator can go on with its results. */
function prepared(
  operator: OperatorRow,
  x: Expression | NdArray,
  dtype: DType | undefined,
  caller: string,
): NdArray {
  const sums = operator === add || operator === multiply;
  const own = sums && 'biu'.includes(dtypes[x.dtype].kind) ? sumDType(x.dtype) : x.dtype;
  const compute = closedDType(operator, dtype ?? own, caller);
  if (dtype !== undefined && compute !== dtypeInfo(dtype, caller).name) {
    throw new TypeError(`${caller}: of dtype ${dtype} gives ${compute}, which is not asked for`);
  }
  const values = valuesOf(x, caller);
  return values.dtype === compute ? values : values.astype(compute);
}

function maskOf(where: Operand, shape: readonly number[], caller: string): NdArray {
  const mask = valuesOf(where, caller);
  const truth = mask.dtype === 'bool' ? mask : mask.astype('bool');
  return truth.withLayout(broadcastLayout(truth, shape, caller));
}

/** See `BinaryMethods.accumulate`. */
export function accumulate(
  operator: OperatorRow,
  x: Operand,
  options: WithOut<AlongOptions>,
): Expression | NdArray {
  const caller = `${operator.name}.accumulate`;
  assertOptions(options, ALONG_OPTIONS, caller);
  const { axis = 0, dtype, out } = options;
  const operand = x instanceof Expression ? x : valuesOf(x, caller);
  const values = prepared(operator, operand, dtype, caller);
  const place = normalizeAxis(axis, values.ndim, caller);
  const result = scanInOrder(values, { operator, dtype: values.dtype, axis: place });
  return deliver(computed(result), out, caller);
}

/** An index with another part in one place. */
function withPart(index: readonly string[], place: number, part: string): string[] {
  return index.map((own, k) => (k === place ? part : own));
}

/** See `BinaryMethods.reduceat`. */
export function reduceat(
  operator: OperatorRow,
  x: Operand,
  indices: readonly number[] | NdArray,
  options: WithOut<AlongOptions>,
): Expression | NdArray {
  const caller = `${operator.name}.reduceat`;
  assertOptions(options, ALONG_OPTIONS, caller);
  const { axis = 0, dtype, out } = options;
  const operand = x instanceof Expression ? x : valuesOf(x, caller);
  const values = prepared(operator, operand, dtype, caller);
  const place = normalizeAxis(axis, values.ndim, caller);
  const starts = [...valuesOf(indices, caller).values()].map(Number);
  const length = values.shape[place]!;
  const wrong = starts.find((start) => !(Number.isInteger(start) && start >= 0 && start < length));
  if (wrong !== undefined) {
    throw new RangeError(`${caller}: index ${wrong} is not in [0, ${length}), the axis' range`);
  }
  const shape = values.shape.map((own, k) => (k === place ? starts.length : own));
  const result = empty(shape, { dtype: values.dtype });
  const range = values.shape.map((): string => ':');
  starts.forEach((start, i) => {
    const next = starts[i + 1] ?? length;
    const part = values.slice(...withPart(range, place, `${start}:${Math.max(next, start + 1)}`));
    const total = foldInOrder(part, { operator, dtype: values.dtype, axis: place });
    copyto(result.slice(...withPart(range, place, `${i}`)), total);
  });
  return deliver(computed(result), out, caller);
}
