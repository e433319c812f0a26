/** What functions take as operands, and how it becomes part of the graph. */
import {
  type ArrayInput,
  Complex,
  convertScalar,
  type DType,
  type DTypeOf as DTypeOfInput,
  NdArray,
  type PromoteTypes,
  result_type,
  type ScalarLike,
  toArray,
} from '@numloom/ndarray';
import { leafNode, type Node, type ScalarNode, scalarNode } from '../graph/node.ts';
import { Expression } from './expression.ts';

/** An array, an expression, or anything that `asarray` takes: numbers, typed arrays, nested arrays. */
export type Operand = ArrayInput | Expression;

/** The dtype of an operand by itself. */
export type DTypeOf<X> = DTypeOfInput<X>;

/** The dtype of an array of dtype `D` and a plain value. */
type WithScalar<D extends DType, S> = S extends boolean
  ? D
  : S extends number
    ? D extends 'float32' | 'float64' | 'complex64' | 'complex128'
      ? D
      : D extends 'bool'
        ? 'int64' | 'float64'
        : D | 'float64'
    : S extends bigint
      ? D extends 'bool'
        ? 'int64'
        : D
      : D extends 'float32' | 'complex64'
        ? 'complex64'
        : 'complex128';

/** The dtype that two operands are computed in. */
export type Promoted<A, B> =
  // Known to be a dtype without looking at the cases, which costs the compiler much.
  PromotedOf<A, B> extends infer D extends DType ? D : never;

type PromotedOf<A, B> = A extends ScalarLike
  ? B extends ScalarLike
    ? PromoteTypes<DTypeOf<A>, DTypeOf<B>>
    : WithScalar<DTypeOf<B>, A>
  : B extends ScalarLike
    ? WithScalar<DTypeOf<A>, B>
    : PromoteTypes<DTypeOf<A>, DTypeOf<B>>;

/** A plain value whose dtype the other operands decide. */
interface WeakScalar {
  readonly kind: 'weak';
  readonly value: ScalarLike;
  /** Whether a whole number was written as a float, as `2.0` in a template. */
  readonly float?: boolean;
}

/** An operand as part of the graph. */
export type Input = Node | WeakScalar;

/**
 * The graph of an operand. Expressions stay owners of what they wait for: see `consumeOperands`.
 *
 * @throws TypeError naming `caller` when the value can't be an operand.
 */
export function toInput(operand: Operand, caller: string, place?: number): Input {
  if (operand instanceof NdArray) return leafNode(operand);
  if (operand instanceof Expression) return operand.node;
  if (isScalarLike(operand)) return { kind: 'weak', value: operand };
  if (Array.isArray(operand) || ArrayBuffer.isView(operand)) {
    return leafNode(toArray(operand as ArrayInput, caller));
  }
  throw new TypeError(
    `${caller}: expected an array, an expression or a number, got ${operand === null ? 'null' : typeof operand}${place === undefined ? '' : ` as operand ${place}`}`,
  );
}

/** The graph of an operand that stands by itself, numbers with their own dtype. */
export function toNode(operand: Operand, caller: string): Node {
  const input = toInput(operand, caller);
  return input.kind === 'weak' ? strengthen(input.value, result_type(input.value)) : input;
}

/** A plain value as a scalar of a dtype. */
export function strengthen(value: ScalarLike, dtype: DType): ScalarNode {
  const element = convertScalar(value, dtype);
  return scalarNode(typeof element === 'boolean' ? Number(element) : element, dtype);
}

/** The expression that is made of them takes over what expressions among the operands wait for. */
export function consumeOperands(operands: readonly Operand[]): void {
  for (const operand of operands) if (operand instanceof Expression) operand.consume();
}

/** Whether a value is a single number of some kind. */
function isScalarLike(value: unknown): value is ScalarLike {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    typeof value === 'boolean' ||
    value instanceof Complex
  );
}
