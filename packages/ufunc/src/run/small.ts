/**
 * Small work without planning: an elementwise expression over packed arrays of one shape in the
 * heap is one loop over consecutive elements, whatever the arrays. Its kernel is found by the
 * expression's structure, interned as a number, so that adding two arrays of ten elements costs
 * little more than making the result.
 */
import {
  allocate,
  type DType,
  dtypes,
  isPacked,
  NdArray,
  packedStrides,
  sameShape,
  sizeOf,
} from '@numloom/ndarray';
import {
  forgetHistory,
  leafNode,
  type LeafNode,
  type MapNode,
  type Node,
  type ScalarNode,
  settled,
} from '../graph/node.ts';
import type { Callee } from '../kernel/callee.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Launch, Operand } from '../kernel/launch.ts';
import { extend, type Key, leafSymbol, operatorSymbol, scalarSymbol, START } from '../plan/keys.ts';
import type { Linear } from '../plan/linearize.ts';
import { lower } from '../plan/lower.ts';
import { type CachedKernel, cachedKernel, chooseBackend, compiledBy } from './backends.ts';

/** Elements above which planning no longer matters. */
const MOST_ELEMENTS = 16_384;
/** Operators and arrays above which a kernel would load shared operands too often. */
const MOST_WEIGHT = 16;

/**
 * Computes a node if it is small and simple.
 *
 * @returns whether it did; if not, it has to be planned.
 */
export function runSmall(node: MapNode): boolean {
  if (node.weight > MOST_WEIGHT || sizeOf(node.shape) > MOST_ELEMENTS) return false;
  const operands: Operand[] = [];
  const scalars: (number | bigint)[] = [];
  const functions: Callee[] = [];
  if (!collect(node, node.shape, { operands, scalars, functions }) || operands.length === 0)
    return false;
  const size = sizeOf(node.shape);
  const strides = node.shape.length === 1 ? ONE : packedStrides(node.shape);
  const storage = allocate(size * dtypes[node.dtype].itemsize, false);
  const result = new NdArray(node.dtype, { shape: node.shape, strides, offset: 0 }, storage);
  if (size > 0) {
    operands.push(strides === ONE ? result : { storage, offset: 0, strides: ONE });
    const entry = kernelOf(node, functions);
    const launch: Launch = { lengths: [size], segment: 0, operands, scalars, functions };
    const reached = storage.inHeap && functions.length === 0;
    const backend = chooseBackend(entry.uses++, size * entry.kernel.body.length, reached);
    compiledBy(entry, backend).run(launch, 0, size);
  }
  node.result = leafNode(result);
  forgetHistory(node);
  return true;
}

const ONE: readonly number[] = [1];

/** What a tree is made of. */
interface Parts {
  readonly operands: Operand[];
  readonly scalars: (number | bigint)[];
  /** The functions that are called, each once. */
  readonly functions: Callee[];
}

/** Lists the parts in the order of the tree; false when one of them is not simple. */
function collect(start: Node, shape: readonly number[], parts: Parts): boolean {
  const { operands, scalars, functions } = parts;
  const node = settled(start);
  if (node.kind === 'map') {
    if (dtypes[node.compute].kind === 'c' || dtypes[node.dtype].kind === 'c') return false;
    const { callee } = node.operator;
    if (callee !== undefined && !functions.includes(callee)) functions.push(callee);
    for (const arg of node.args) if (!collect(arg, shape, parts)) return false;
    return true;
  }
  if (node.kind === 'scalar') {
    if (typeof node.value === 'object') return false;
    scalars.push(node.value);
    return true;
  }
  if (node.kind !== 'leaf') return false;
  const { array, version } = node;
  const { storage } = array;
  if (storage.version !== version || storage.disposed || !storage.inHeap) return false;
  if (dtypes[array.dtype].kind === 'c' || !isPacked(array)) return false;
  if (array.shape !== shape && !sameShape(array.shape, shape)) return false;
  operands.push(
    array.strides.length === 1 && array.strides[0] === 1
      ? array
      : { storage, offset: array.offset, strides: ONE },
  );
  return true;
}

/** The kernel of each structure. */
const kernels = /* @__PURE__ */ new Map<Key, CachedKernel>();

/** The last operator that was applied to arrays of one dtype, how many, and its kernel. */
let lastOperator: object | undefined;
let lastCompute: DType;
let lastDtype: DType;
let lastCount: number;
let lastKernel: CachedKernel;

/** The kernel of a node, with a shorter way to the one that was asked for last. */
function kernelOf(node: MapNode, functions: readonly Callee[]): CachedKernel {
  const { operator, compute, args } = node;
  const { structure: own = operator } = operator;
  const { dtype } = args[0]!;
  let simple = true;
  for (const arg of args) if (arg.kind !== 'leaf' || arg.dtype !== dtype) simple = false;
  if (
    simple &&
    own === lastOperator &&
    dtype === lastDtype &&
    compute === lastCompute &&
    args.length === lastCount
  ) {
    return lastKernel;
  }
  const structure = structureOf(node, START, functions);
  let entry = kernels.get(structure);
  if (entry === undefined)
    kernels.set(structure, (entry = smallKernel(node, structure, functions)));
  if (simple) {
    lastOperator = own;
    lastCompute = compute;
    lastDtype = dtype;
    lastCount = args.length;
    lastKernel = entry;
  }
  return entry;
}

/** Says how operators are nested, and the dtypes: operators before what they are applied to. */
function structureOf(start: Node, key: Key, functions: readonly Callee[]): Key {
  const node = settled(start);
  if (node.kind === 'leaf') return extend(key, leafSymbol(node.dtype));
  if (node.kind !== 'map') return extend(key, scalarSymbol(node.dtype));
  let path = extend(key, operatorSymbol(node.operator, node.compute));
  const { callee } = node.operator;
  if (callee !== undefined) path = extend(path, functions.indexOf(callee));
  for (const arg of node.args) path = structureOf(arg, path, functions);
  return path;
}

/** The kernel over consecutive elements, its leaves in the order of the tree. */
function smallKernel(node: MapNode, structure: Key, functions: readonly Callee[]): CachedKernel {
  const make = (): Kernel => {
    const linear = linearizeTree(node, functions);
    const target = { dtype: node.dtype } as NdArray;
    const { leaves, scalars, body, outputs } = lower(
      linear,
      [{ kind: 'store', value: node, target }],
      false,
    );
    return {
      rank: 1,
      foldAxes: 0,
      leaves: leaves.map(({ dtype }) => ({ dtype, inner: 'unit' })),
      scalars: scalars.map(({ dtype }) => dtype),
      body,
      outputs,
    };
  };
  return cachedKernel(`small ${structure}`, make);
}

function linearizeTree(root: MapNode, functions: readonly Callee[]): Linear {
  const entries: (LeafNode | ScalarNode | MapNode)[] = [];
  const operands: number[][] = [];
  const leaves: LeafNode[] = [];
  const scalars: (number | bigint)[] = [];
  const visit = (start: Node): number => {
    const node = settled(start) as LeafNode | ScalarNode | MapNode;
    if (node.kind === 'map') operands.push(node.args.map(visit));
    else if (node.kind === 'leaf') operands.push([leaves.push(node) - 1]);
    else operands.push([scalars.push(node.value as number) - 1]);
    return entries.push(node) - 1;
  };
  return { key: START, values: [visit(root)], entries, operands, leaves, scalars, functions };
}
