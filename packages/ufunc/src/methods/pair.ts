/** Public functions with two results, each an operator of its own: `divmod`, `frexp`, `modf`. */
import { formatShape, NdArray, sameShape } from '@numloom/ndarray';
import { evaluate, store } from '../evaluate.ts';
import { applyOperator } from '../expression/apply.ts';
import type { Expression } from '../expression/expression.ts';
import { inNameOf } from '../expression/naming.ts';
import type { Operand } from '../expression/operand.ts';
import type { OperatorRow } from '../operators/row.ts';
import { copy } from '../operators/rows/selection.ts';
import { masked, takeCall } from './call.ts';
import { assertOut } from './operands.ts';
import { outer } from './outer.ts';

type Two<T> = [T, T];

const METHODS = ['reduce', 'accumulate', 'reduceat', 'at'];

/** The public function of two operators, whose results it gives in their order. */
export function pairwise<F>(name: string, ...operators: Two<OperatorRow>): F {
  const { arity } = operators[0];
  const apply = (...given: unknown[]): Two<Expression> | Two<NdArray> =>
    inNameOf(name, () => compute(name, arity, operators, given));
  const refuse = (method: string) => (): never => {
    throw new TypeError(`${name}.${method}: only functions with one result have it`);
  };
  const spread = (...operands: Two<Operand>): Expression[] =>
    inNameOf(`${name}.outer`, () => operators.map((operator) => outer(operator, ...operands)));
  Object.defineProperty(apply, 'name', { value: name });
  return Object.assign(apply, {
    nin: arity,
    nout: 2,
    identity: null,
    ...Object.fromEntries(METHODS.map((method) => [method, refuse(method)])),
    ...(arity === 2 && { outer: spread }),
  }) as F;
}

function compute(
  name: string,
  arity: number,
  operators: Two<OperatorRow>,
  given: readonly unknown[],
): Two<Expression> | Two<NdArray> {
  const { operands, out, where, dtype } = takeCall(name, arity, given);
  const typed =
    dtype === undefined
      ? operands
      : operands.map((operand) => applyOperator(copy, [operand], dtype));
  const values = operators.map((operator) => applyOperator(operator, typed)) as Two<Expression>;
  if (dtype !== undefined && values[0].dtype !== dtype) {
    throw new TypeError(`${name}: gives no ${dtype}, only ${values[0].dtype}`);
  }
  const outs = outsOf(out, values, name);
  const results = values.map((value, i) => masked(value, where, outs[i], name)) as Two<Expression>;
  if (out === undefined) return results;
  return evaluate(
    results.map((result, i) => (outs[i] === undefined ? result : store(outs[i], result))),
  ) as Two<NdArray>;
}

/** The arrays to write: for each result one or none. */
function outsOf(out: unknown, values: Two<Expression>, name: string): (NdArray | undefined)[] {
  if (out === undefined) return [];
  if (!Array.isArray(out) || out.length !== 2) {
    const given = out instanceof NdArray ? 'one array' : typeof out;
    throw new TypeError(
      `${name}: out is ${Array.isArray(out) ? `a list of ${out.length}` : given}, must be two arrays`,
    );
  }
  return (out as (NdArray | null | undefined)[]).map((array, i) => {
    if (array === null || array === undefined) return undefined;
    const { dtype, shape } = values[i]!;
    assertOut(array, dtype, name);
    if (!sameShape(array.shape, shape)) {
      throw new RangeError(
        `${name}: out[${i}] has the shape ${formatShape(array.shape)}, must have ${formatShape(shape)}`,
      );
    }
    return array;
  });
}
