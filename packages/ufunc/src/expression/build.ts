/** Building nodes: promotion of dtypes, broadcasting of shapes, the checks that need no values. */
import {
  broadcastShapes,
  type DType,
  dtypes,
  isdtype,
  result_type,
  sameShape,
} from '@numloom/ndarray';
import { foldsOf, type MapNode, newMapNode, type Node, weightOf } from '../graph/node.ts';
import { type OperatorName, operatorRow } from '../operators/table.ts';
import { evaluateNodes } from '../run/rounds.ts';
import { type Input, strengthen } from './operand.ts';

/**
 * An operator applied to inputs.
 *
 * @throws TypeError when it has no meaning for their dtypes; RangeError when their shapes do not
 *   broadcast.
 */
export function mapNode(operator: OperatorName, inputs: readonly Input[]): MapNode {
  const row = operatorRow(operator);
  const typed = operator === 'where' ? inputs.slice(1) : inputs;
  const promoted = promoteFor(operator, typed);
  if (operator === 'power') {
    const simple = simplePower(inputs, promoted);
    if (simple !== undefined) return simple;
  }
  const { compute, result } = row.types(promoted, operator);
  if (dtypes[compute].kind === 'c' && row.lowerComplex === undefined) {
    throw new TypeError(`${operator}: operands of dtype ${compute} are not supported`);
  }
  const args = inputs.map((input, place): Node => {
    if (input.kind !== 'weak') return input;
    return strengthen(input.value, operator === 'where' && place === 0 ? 'bool' : compute);
  });
  return makeMap(operator, args, compute, result);
}

/** Operators and arrays in one expression, or in its folds, above which operands come first. */
export const MOST_WEIGHT = 256;

function makeMap(operator: OperatorName, args: Node[], compute: DType, dtype: DType): MapNode {
  const [{ shape: first }] = args as [Node];
  const alike = args.every((arg) => sameShape(arg.shape, first));
  const shape = alike
    ? first
    : broadcastShapes(
        args.map((arg) => arg.shape),
        operator,
      );
  const node = newMapNode(operator, args, compute, dtype, shape);
  if (node.weight <= MOST_WEIGHT && node.folds <= MOST_WEIGHT) return node;
  evaluateNodes(
    args.filter((arg) => weightOf(arg) > 1 || foldsOf(arg) > 0),
    [],
    operator,
  );
  return newMapNode(operator, args, compute, dtype, shape);
}

/** Stands for a whole number that was written as a float. */
const A_FLOAT = 0.5;

function promote(inputs: readonly Input[]): DType {
  const [first, second] = inputs;
  if (first!.kind !== 'weak') {
    if (second === undefined) return first!.dtype;
    if (inputs.length === 2) {
      if (second.kind !== 'weak' && second.dtype === first!.dtype) return first!.dtype;
      if (
        second.kind === 'weak' &&
        typeof second.value === 'number' &&
        first!.dtype === 'float64'
      ) {
        return 'float64';
      }
    }
  }
  return result_type(
    ...inputs.map((input) => {
      if (input.kind !== 'weak') return input.dtype;
      return input.float === true ? A_FLOAT : input.value;
    }),
  );
}

/**
 * A plain number that the other operand's dtype does not hold matters only to integers: it is
 * compared as a float, and where the operator computes in floats or bool it is one of those.
 */
function promoteFor(operator: OperatorName, inputs: readonly Input[]): DType {
  try {
    return promote(inputs);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const array = inputs.find((input) => input.kind !== 'weak');
    if (array !== undefined) {
      const row = operatorRow(operator);
      if (row.compares === true) return result_type(array.dtype, 'float64');
      if (!isdtype(row.types(array.dtype, operator).compute, 'integral')) return array.dtype;
    }
    throw new RangeError(error.message.replace(/^result_type/, operator), { cause: error });
  }
}

/** Powers whose exponent is a plain number that NumPy computes without a power, too. */
function simplePower(inputs: readonly Input[], promoted: DType): MapNode | undefined {
  const [base, exponent] = inputs;
  if (exponent?.kind !== 'weak' || base!.kind === 'weak') return undefined;
  const value = Number(exponent.value);
  const inexact = dtypes[promoted].kind === 'f' || dtypes[promoted].kind === 'c';
  if (!inexact && value < 0) {
    throw new RangeError('power: integers to negative integer powers are not allowed');
  }
  const operator = SIMPLE_POWERS.get(value);
  if (operator === undefined || promoted === 'bool') return undefined;
  if (!inexact && operator !== 'square' && operator !== 'positive') return undefined;
  if (operator === 'sqrt' && dtypes[promoted].kind === 'c') return undefined;
  return makeMap(operator, [base!], promoted, promoted);
}

const SIMPLE_POWERS: ReadonlyMap<number, OperatorName> = /* @__PURE__ */ new Map<
  number,
  OperatorName
>([
  [2, 'square'],
  [1, 'positive'],
  [0.5, 'sqrt'],
  [-1, 'reciprocal'],
]);
