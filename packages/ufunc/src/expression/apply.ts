/** From operands to expressions: what every public function does. */
import type { DType } from '@numloom/ndarray';
import type { ComputedNode } from '../graph/node.ts';
import { type OperatorName, operatorRow } from '../operators/table.ts';
import { mapNode } from './build.ts';
import { Expression } from './expression.ts';
import { type DTypeOf, type Operand, type Promoted, toInput, toNode } from './operand.ts';

/**
 * A node as an expression that waits, in place of the expressions it is made of.
 *
 * @throws StaleExpressionError when an operand is stale already, Error when it was disposed.
 */
export function wrap<D extends DType>(
  node: ComputedNode,
  operands: readonly Operand[],
  caller: string,
): Expression<D> {
  return new Expression<D>(node).own(caller, operands);
}

/** An operator of the table applied to operands. */
export function applyOperator<D extends DType>(
  operator: OperatorName,
  operands: readonly Operand[],
): Expression<D> {
  const inputs = operands.map((operand) => toInput(operand, operator));
  const single = inputs.every((input) => input.kind === 'weak');
  const node = mapNode(
    operator,
    single ? operands.map((operand) => toNode(operand, operator)) : inputs,
  );
  return wrap(node, operands, operator);
}

/** A function of one operand that keeps the dtype. */
export type Unary = <A extends Operand>(x: A) => Expression<DTypeOf<A>>;
/** A function of two operands in their promoted dtype. */
export type Binary = <A extends Operand, B extends Operand>(
  a: A,
  b: B,
) => Expression<Promoted<A, B>>;
/** A test of one operand. */
export type UnaryPredicate = (x: Operand) => Expression<'bool'>;
/** A comparison or a logical function of two operands. */
export type BinaryPredicate = (a: Operand, b: Operand) => Expression<'bool'>;

/** The dtype of a function of floats: integers become floats. */
export type FloatOf<D extends DType> = D extends 'float32' | 'float64' | 'complex64' | 'complex128'
  ? D
  : D extends 'int32' | 'int64' | 'uint32' | 'uint64'
    ? 'float64'
    : 'float32';

/** The dtype of a quotient. */
export type QuotientOf<D extends DType> = D extends
  'float32' | 'float64' | 'complex64' | 'complex128'
  ? D
  : 'float64';

/** A function of one operand that gives floats. */
export type UnaryFloat = <A extends Operand>(x: A) => Expression<FloatOf<DTypeOf<A>>>;
/** A function of two operands that gives floats. */
export type BinaryFloat = <A extends Operand, B extends Operand>(
  a: A,
  b: B,
) => Expression<FloatOf<Promoted<A, B>>>;

/** The public function of an operator; `F` is its signature. */
export function elementwise<F extends (...operands: never[]) => Expression>(
  operator: OperatorName,
): F {
  const { arity } = operatorRow(operator);
  const apply = (...operands: Operand[]): Expression => {
    if (operands.length !== arity) {
      throw new TypeError(`${operator}: takes ${arity} operands, got ${operands.length}`);
    }
    return applyOperator(operator, operands);
  };
  return apply as unknown as F;
}
