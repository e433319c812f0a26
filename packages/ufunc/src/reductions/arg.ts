/** Where the extremes are: the index of the first of the least or greatest elements. */
import { arange, type DType, dtypes, type NdArray, normalizeAxis, sizeOf } from '@numloom/ndarray';
import { mapNode } from '../expression/build.ts';
import { equal, greater, greater_equal, less, less_equal } from '../operators/rows/comparison.ts';
import { logical_and, logical_not } from '../operators/rows/logic.ts';
import { copy, where } from '../operators/rows/selection.ts';
import { converted } from './fold.ts';
import { type ComputedNode, leafNode, newMapNode, newRunNode, type Node } from '../graph/node.ts';
import { recurrenceSteps } from '../run/recurrence.ts';
import {
  isAxisOfScalar,
  reducedShape,
  type ReductionOptions,
  refuseComplex,
  requireElements,
} from './options.ts';
import {
  computeNode,
  liesInside,
  memoryOf,
  newArray,
  partOfArray,
  partOfNode,
  valuesOf,
  writeNodes,
} from './parts.ts';
import { pause, type Steps } from '../threads/job.ts';
import { firstExtremes, noNumber, type Search } from './search.ts';

/** Elements of an expression that are computed at once: they stay in the second-level cache. */
const CHUNK = 65_536;
/** Elements of an array that are searched before others get a turn. */
const TURN = 2 ** 20;

/**
 * The index of the first extreme along an axis, or in C order over all.
 *
 * @throws RangeError when an axis does not exist or has no element; TypeError for complex elements
 *   or several axes.
 */
export function argNode(
  name: string,
  search: Search,
  operand: Node,
  { axis, keepdims = false }: ReductionOptions,
): ComputedNode {
  refuseComplex(name, operand.dtype);
  if (Array.isArray(axis)) {
    throw new TypeError(`${name}: axis is [${axis.join(', ')}], must be one axis or null`);
  }
  const { shape } = operand;
  const all = shape.map((_, k) => k);
  const axes =
    axis === undefined || axis === null || isAxisOfScalar(axis, all.length)
      ? all
      : [normalizeAxis(axis as number, all.length, name)];
  requireElements(operand, axes, name);
  const result = reducedShape(shape, axes, keepdims);
  // Bytes of bool may be anything but 0; uint8 has the same order.
  const arg = converted(operand, operand.dtype === 'bool' ? 'uint8' : operand.dtype);
  const run = function* ([node]: readonly Node[]): Steps<NdArray> {
    const found = newArray('int64', reducedShape(shape, axes, false));
    if (found.size > 0) {
      if (axes.length === 1 && shape.length > 1) {
        yield* alongAxis(name, search, node!, axes[0]!, found);
      } else yield* overAll(name, search, node!, found);
    }
    return found.reshape(result);
  };
  return newRunNode({ name: `search for ${name}`, run, dtype: 'int64', shape: result }, [arg]);
}

/** Over all elements, in C order. */
function* overAll(name: string, search: Search, node: Node, found: NdArray): Steps {
  if (node.kind === 'leaf' && node.array.isContiguous('C')) {
    const array = yield* valuesOf(node, name);
    yield* firstExtremes(name, search, array.reshape([array.size]), found);
    return;
  }
  const { shape } = node;
  const axis = Math.max(
    0,
    shape.findIndex((length) => length > 1),
  );
  const rowSize = sizeOf(shape.slice(axis + 1));
  const rows = Math.max(1, Math.floor(CHUNK / rowSize));
  const length = shape[axis] ?? 1;
  const count = Math.ceil(length / rows);
  const extremes = newArray(node.dtype, [count]);
  const places = newArray('int64', [count]);
  for (let i = 0; i < count; i++) {
    const from = i * rows;
    const chunk = count === 1 ? node : partOfNode(node, axis, from, Math.min(rows, length - from));
    const values = newArray(node.dtype, chunk.shape);
    yield* writeNodes([{ target: values, value: chunk }], name);
    const flat = values.reshape([values.size]);
    yield* firstExtremes(name, search, flat, places.slice(i), false);
    const at = Number(places.storage.view('int64')[i]);
    memoryOf(extremes)[i] = memoryOf(values)[at]!;
    places.storage.view('int64')[i] = BigInt(from * rowSize + at);
    values.dispose();
  }
  yield* firstExtremes(name, search, extremes, found);
  const index = found.storage.view('int64');
  index[0] = places.storage.view('int64')[Number(index[0])]!;
  for (const array of [extremes, places]) array.dispose();
}

function* alongAxis(name: string, search: Search, node: Node, axis: number, found: NdArray): Steps {
  if (!liesInside(node, axis) && (yield* rowByRow(name, search, node, axis, found))) return;
  const isThere = node.kind === 'leaf';
  // The longest of the other axes is cut, so that what is computed at once stays in the cache.
  const { shape } = node;
  const kept = shape.map((_, k) => k).filter((k) => k !== axis);
  const outer = kept.reduce((a, b) => (shape[b]! > shape[a]! ? b : a));
  const step = Math.max(1, Math.floor(((isThere ? TURN : CHUNK) * shape[outer]!) / sizeOf(shape)));
  for (let from = 0; from < shape[outer]!; from += step) {
    const length = Math.min(step, shape[outer]! - from);
    const chunk = partOfNode(node, outer, from, length);
    const copied = newMapNode(copy, [chunk], node.dtype, node.dtype, chunk.shape);
    const values = yield* isThere ? valuesOf(chunk, name) : computeNode(copied, name);
    const place = partOfArray(found, kept.indexOf(outer), from, length);
    yield* firstExtremes(name, search, last(values, axis), place);
    if (!isThere) values.dispose();
    yield pause;
  }
}

/** A view with an axis moved to the end. */
function last(array: NdArray, axis: number): NdArray {
  return array.transpose([...array.shape.map((_, k) => k).filter((k) => k !== axis), axis]);
}

/**
 * Where the axis lies outside of others in memory: rows of the best values and their indices so
 * far, with which each row of the operand is compared.
 *
 * @returns whether it does
 */
function* rowByRow(
  name: string,
  { extreme, skipsNaN }: Search,
  node: Node,
  axis: number,
  found: NdArray,
): Steps<boolean> {
  const { dtype, shape } = node;
  // Lanes of one width make the longest vectors.
  const counter: DType = dtypes[dtype].itemsize === 8 ? 'float64' : 'int32';
  const rows = shape[axis]! - 1;
  if (rows >= 2 ** 31) return false;
  const first = partOfNode(node, axis, 0, 1);
  const best = newArray(dtype, first.shape);
  const index = newArray(counter, first.shape).fill(0);
  yield* writeNodes([{ target: best, value: first }], name);
  const others = partOfNode(node, axis, 1, rows);
  const numbers = arange(1, rows + 1, 1, { dtype: counter });
  const along = numbers.withLayout({
    shape: others.shape,
    strides: shape.map((_, k) => (k === axis ? 1 : 0)),
    offset: numbers.offset,
  });
  // The same row at every index along the axis.
  const still = (array: NdArray): NdArray =>
    array.withLayout({
      shape: others.shape,
      strides: array.strides.map((stride, k) => (k === axis ? 0 : stride)),
      offset: array.offset,
    });
  const [bestRow, indexRow] = [still(best), still(index)];
  const [oldBest, oldIndex] = [leafNode(bestRow), leafNode(indexRow)];
  const isBetter = betterNode(extreme, skipsNaN, others, oldBest);
  const choose = (x: Node, y: Node) =>
    newMapNode(where, [isBetter, x, y], y.dtype, y.dtype, others.shape);
  const roots = [
    { kind: 'store', value: choose(others, oldBest), target: bestRow },
    { kind: 'store', value: choose(leafNode(along), oldIndex), target: indexRow },
  ] as const;
  const done = yield* recurrenceSteps(others.shape, axis, roots, name);
  if (done) {
    if (skipsNaN) refuseNaN(name, best);
    yield* writeNodes([{ target: found, value: leafNode(index.reshape(found.shape)) }], name);
  }
  for (const array of [best, index, numbers]) array.dispose();
  return done;
}

/** Whether an element comes before the best so far. */
function betterNode(
  extreme: Search['extreme'],
  skipsNaN: boolean,
  element: Node,
  best: Node,
): Node {
  const order = extreme === 'min' ? less : greater;
  if (dtypes[element.dtype].kind !== 'f') return mapNode(order, [element, best]);
  // Not ordered the other way around: better, or one of the two is NaN.
  const isNoWorse = mapNode(extreme === 'min' ? less_equal : greater_equal, [best, element]);
  const number = skipsNaN ? element : best;
  return mapNode(logical_and, [
    mapNode(equal, [number, number]),
    mapNode(logical_not, [isNoWorse]),
  ]);
}

function refuseNaN(name: string, best: NdArray): void {
  if (dtypes[best.dtype].kind !== 'f') return;
  if (
    memoryOf(best)
      .subarray(0, best.size)
      .some((value) => value !== value)
  )
    throw noNumber(name);
}
