/** Building nodes: promotion of dtypes, broadcasting of shapes, the checks that need no values. */
import {
  broadcastShapes,
  can_cast,
  type DType,
  dtypeInfo,
  dtypes,
  isdtype,
  result_type,
  sameShape,
} from '@numloom/ndarray';
import { foldsOf, type MapNode, newMapNode, type Node, weightOf } from '../graph/node.ts';
import { computeAt, type OperatorRow } from '../operators/row.ts';
import { isfinite, isnan } from '../operators/rows/comparison.ts';
import { copy } from '../operators/rows/selection.ts';
import type { Signature } from '../operators/types.ts';
import { evaluateNodes } from '../run/rounds.ts';
import { comparisonOf } from './exact.ts';
import { type Input, strengthen } from './operand.ts';

/**
 * An operator applied to inputs.
 *
 * @throws TypeError when it has no meaning for their dtypes; RangeError when their shapes do not
 *   broadcast.
 */
export function mapNode(operator: OperatorRow, inputs: readonly Input[], dtype?: DType): MapNode {
  const { apart, powers } = operator;
  const typed = apart === undefined ? inputs : withoutApart(operator, inputs, apart);
  if (operator.compares !== undefined && typed.length === 2 && (dtype ?? 'bool') === 'bool') {
    const exact = compareExactly(operator, typed);
    if (exact !== undefined) return exact;
  }
  const promoted = promoteFor(operator, typed);
  if (powers !== undefined && dtype === undefined) {
    const simple = simplePower(powers, inputs, promoted);
    if (simple !== undefined) return simple;
  }
  const { compute, result } = signatureOf(operator, typed, promoted, dtype);
  if (dtypes[compute].kind === 'c' && operator.lowerComplex === undefined) {
    throw new TypeError(`${operator.name}: operands of dtype ${compute} are not supported`);
  }
  const args: Node[] = [];
  for (const input of inputs) {
    if (input.kind !== 'weak') args.push(input);
    else args.push(strengthen(input.value, computeAt(operator, args.length, compute)));
  }
  return makeMap(operator, args, compute, result);
}

/**
 * What the operator computes in and gives; with a dtype that was asked for, the first of the two
 * that gives it: as the operands have it, or in that dtype.
 */
function signatureOf(
  operator: OperatorRow,
  inputs: readonly Input[],
  promoted: DType,
  asked: DType | undefined,
): Signature {
  const { types, name } = operator;
  if (asked === undefined) {
    const isInteger = inputs.length > 1 && 'iu'.includes(dtypes[promoted].kind);
    return types(promoted, name, isInteger ? dtypesOf(inputs) : undefined);
  }
  const given = dtypeInfo(asked, name).name;
  const signatures = [promoted, given].map((dtype) => types(dtype, name));
  const signature = signatures.find(({ result }) => result === given);
  if (signature === undefined) {
    throw new TypeError(`${operator.name}: gives no ${given}, only ${signatures[1]!.result}`);
  }
  // As without a dtype: what is tested for truth need not be cast to bool.
  if (signature === signatures[0]) return signature;
  const refused = dtypesOf(inputs).find(
    (dtype) => !can_cast(dtype, signature.compute, 'same_kind'),
  );
  if (refused !== undefined) {
    throw new TypeError(
      `${operator.name}: an operand of dtype ${refused} can't be computed as ${signature.compute}; use astype`,
    );
  }
  return signature;
}

/** The dtypes of the operands that have one. */
function dtypesOf(inputs: readonly Input[]): DType[] {
  return inputs.flatMap((input) => (input.kind === 'weak' ? [] : [input.dtype]));
}

/**
 * The operands that are promoted.
 *
 * @throws TypeError when one of the others is no integer but has to be.
 */
function withoutApart(
  operator: OperatorRow,
  inputs: readonly Input[],
  apart: NonNullable<OperatorRow['apart']>,
): Input[] {
  return inputs.filter((input, place) => {
    const rule = apart[place];
    if (rule?.integral === true) {
      const dtype = input.kind === 'weak' ? undefined : input.dtype;
      const whole =
        dtype !== undefined
          ? isdtype(dtype, ['integral', 'bool'])
          : Number.isInteger(Number((input as { value: unknown }).value));
      if (!whole) {
        throw new TypeError(
          `${operator.name}: operand ${place + 1} is ${dtype ?? 'a fraction'}, must be of an integer dtype`,
        );
      }
    }
    return rule === undefined;
  });
}

/** Operators and arrays in one expression, or in its folds, above which operands come first. */
export const MOST_WEIGHT = 256;

function makeMap(operator: OperatorRow, args: Node[], compute: DType, dtype: DType): MapNode {
  const first = args[0]!.shape;
  let alike = true;
  for (const { shape } of args) if (shape !== first && !sameShape(shape, first)) alike = false;
  const shape = alike
    ? first
    : broadcastShapes(
        args.map((arg) => arg.shape),
        operator.name,
      );
  const node = newMapNode(operator, args, compute, dtype, shape);
  if (node.weight <= MOST_WEIGHT && node.folds <= MOST_WEIGHT) return node;
  evaluateNodes(
    args.filter((arg) => weightOf(arg) > 1 || foldsOf(arg) > 0),
    [],
    operator.name,
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

/** A comparison of integers that no common dtype holds, from comparisons within dtypes. */
function compareExactly(operator: OperatorRow, [a, b]: readonly Input[]): MapNode | undefined {
  const plan = comparisonOf(operator, a!, b!);
  if (plan === undefined) return undefined;
  if (typeof plan === 'boolean') {
    // Integers are finite, and no NaN.
    const array = a!.kind === 'weak' ? b! : a!;
    return mapNode(plan ? isfinite : isnan, [array]);
  }
  const { signed, unsigned, inner, outer, sign } = plan;
  const wide = makeMap(copy, [signed], 'uint64', 'uint64');
  const sides = plan.swapped ? [unsigned, wide] : [wide, unsigned];
  return mapNode(outer, [
    mapNode(sign, [signed, { kind: 'weak', value: 0 }]),
    mapNode(inner, sides),
  ]);
}

/**
 * A plain number that the other operand's dtype does not hold matters only to integers: where the
 * operator computes in floats or bool it is one of those.
 */
function promoteFor(operator: OperatorRow, inputs: readonly Input[]): DType {
  try {
    return promote(inputs);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const array = inputs.find((input) => input.kind !== 'weak');
    if (array !== undefined) {
      const { compute } = operator.types(array.dtype, operator.name);
      if (!isdtype(compute, 'integral')) return array.dtype;
    }
    throw new RangeError(error.message.replace(/^result_type/, operator.name), { cause: error });
  }
}

/** Powers whose exponent is a plain number that NumPy computes without a power, too. */
function simplePower(
  powers: NonNullable<OperatorRow['powers']>,
  inputs: readonly Input[],
  promoted: DType,
): MapNode | undefined {
  const [base, exponent] = inputs;
  if (exponent?.kind !== 'weak' || base!.kind === 'weak') return undefined;
  const value = Number(exponent.value);
  const inexact = dtypes[promoted].kind === 'f' || dtypes[promoted].kind === 'c';
  if (!inexact && value < 0) {
    throw new RangeError('power: integers to negative integer powers are not allowed');
  }
  const operator = powers[value];
  if (operator === undefined || promoted === 'bool') return undefined;
  if (!inexact && value < 1) return undefined;
  if (value === 0.5 && dtypes[promoted].kind === 'c') return undefined;
  return makeMap(operator, [base!], promoted, promoted);
}
