/** The public handle of an expression: lazy, immutable, computed when its values are read. */
import type { NdArray } from '@numloom/ndarray';
import {
  type DType,
  type ElementOf,
  type HasStorages,
  type Nested,
  type PendingReader,
  type SlicePart,
  sizeOf,
  sliceLayout,
  type Storage,
  storagesOf,
  transposeLayout,
} from '@numloom/ndarray';
import {
  assertFresh,
  type ComputedNode,
  isComputed,
  newMapNode,
  type Node,
  operandsOf,
  resultOf,
  settled,
  visitNodes,
} from '../graph/node.ts';
import { copy } from '../operators/rows/selection.ts';
import { Lazy } from './lazy.ts';
import { viewNode } from './view.ts';
import { evaluateNode, evaluateNodes } from '../run/rounds.ts';

/**
 * A computation that is not done yet. It has a dtype and a shape, and denotes the values that its
 * operands had when it was built; reading a value, `evaluate` and `assign` compute it.
 *
 * @example
 * ```ts
 * import { asarray } from '@numloom/ndarray';
 * import { add, multiply } from '@numloom/ufunc';
 * const a = asarray([1, 2, 3]);
 * const e = add(multiply(a, 2), 1);
 * console.log(e.shape, e.tolist()); // => [ 3 ] [ 3, 5, 7 ]
 * ```
 */
export class Expression<D extends DType = DType>
  extends Lazy<D>
  implements PendingReader, HasStorages
{
  /** The graph below this expression. */
  readonly node: ComputedNode;
  /** Storages that still have to be read, as long as nobody has consumed the expression. */
  #reads: readonly Storage[] = [];

  constructor(node: ComputedNode) {
    super();
    this.node = node;
  }

  get dtype(): D {
    return this.node.dtype as D;
  }

  get shape(): readonly number[] {
    return this.node.shape;
  }

  /** Number of axes. */
  get ndim(): number {
    return this.node.shape.length;
  }

  /** Number of elements. */
  get size(): number {
    return sizeOf(this.node.shape);
  }

  /**
   * The values as an array, computed at the first call and remembered.
   *
   * @throws StaleExpressionError when an operand was written since the expression was consumed.
   */
  override evaluate(): NdArray<D> {
    if (resultOf(this.node) === undefined) {
      this.consume();
      evaluateNode(this.node, 'evaluate');
    }
    return this.node.result!.array as NdArray<D>;
  }

  /** One element; negative indices count from the end. */
  get(...index: number[]): ElementOf<D> {
    return this.evaluate().get(...index);
  }

  /** The only element of an expression of size 1. */
  item(): ElementOf<D> {
    return this.evaluate().item();
  }

  /** The elements as nested JavaScript arrays. */
  tolist(): Nested<ElementOf<D>> {
    return this.evaluate().tolist();
  }

  /**
   * Part of the expression, by NumPy's basic indexing. Only that part is ever computed, where no
   * reduction lies between.
   */
  slice(...index: SlicePart[]): Expression<D> {
    return this.#view((layout) => sliceLayout(layout, index, 'slice'));
  }

  /** The axes in another order, given as a list or axis by axis, by default reversed. */
  transpose(axes?: number | readonly number[], ...others: number[]): Expression<D> {
    return this.#view((layout) => transposeLayout(layout, axes, others));
  }

  /** The axes in reverse order. */
  get T(): Expression<D> {
    return this.transpose();
  }

  /** As the array would print. */
  override toString(): string {
    return this.evaluate().toString();
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Expression(shape=[${this.shape.join(', ')}], dtype=${this.dtype})`;
  }

  /** A single value as a number, so that `+sum(x)` and `sum(x) < 1` work. */
  [Symbol.toPrimitive](hint: 'number' | 'string' | 'default'): string | number | bigint | boolean {
    return this.evaluate()[Symbol.toPrimitive](hint);
  }

  /** What `scope` keeps when it keeps this expression. */
  [storagesOf](): Iterable<Storage> {
    const storages = new Set<Storage>();
    const result = resultOf(this.node);
    if (result !== undefined) return [result.array.storage];
    visitNodes([this.node], (node) => {
      if (node.kind === 'leaf') storages.add(node.array.storage);
    });
    return storages;
  }

  /**
   * Makes the expression one that waits, in place of those among `operands`: a write to what it
   * reads computes it first.
   *
   * @throws StaleExpressionError when an operand is stale already, Error when it was disposed.
   */
  own(caller: string, operands: readonly unknown[]): this {
    const storages: Storage[] = [];
    collectStorages(this.node, storages, caller);
    for (const operand of operands) if (operand instanceof Expression) operand.consume();
    for (const storage of storages) storage.addReader(this);
    this.#reads = storages;
    return this;
  }

  /** Another expression, an assignment or an evaluation takes over what this one waits for. */
  consume(): void {
    for (const storage of this.#reads) storage.deleteReader(this);
    this.#reads = [];
  }

  /** Computes the expression, and `together` in one pass with it, before an operand changes. */
  settle(together: readonly PendingReader[]): void {
    if (resultOf(this.node) !== undefined) return;
    // Those before this one had their turn. Few enough for one pass over few operands.
    const expressions: Expression[] = [];
    for (let i = together.indexOf(this); i < together.length; i++) {
      const reader = together[i];
      if (!(reader instanceof Expression) || resultOf(reader.node) !== undefined) continue;
      if (expressions.push(reader as Expression) === MOST_TOGETHER) break;
    }
    for (const expression of expressions) expression.consume();
    const nodes = expressions.map(({ node }) => node);
    try {
      evaluateNodes(nodes, [], 'evaluate');
    } catch {
      // Another one's failure must not take this one's values away.
      evaluateNodes([this.node], [], 'evaluate');
    }
  }

  #view(change: Parameters<typeof viewNode>[1]): Expression<D> {
    const node = viewNode(this.node, change);
    return new Expression<D>(isComputed(node) ? node : identityNode(node)).own('slice', [this]);
  }
}

/** How many expressions are computed in one pass before a write. */
const MOST_TOGETHER = 16;

/** An expression that is just an operand, such as part of a computed one. */
export function identityNode(arg: Node): ComputedNode {
  return newMapNode(copy, [arg], arg.dtype, arg.dtype, arg.shape);
}

/**
 * Adds the storages that an expression reads.
 *
 * @throws StaleExpressionError when one was written since, Error when it was disposed.
 */
export function collectStorages(start: Node, storages: Storage[], caller: string): void {
  const node = settled(start);
  if (node.kind === 'leaf') {
    assertFresh(node, caller);
    const storage = node.array.storage.origin;
    if (!storages.includes(storage)) storages.push(storage);
  } else for (const arg of operandsOf(node)) collectStorages(arg, storages, caller);
}
