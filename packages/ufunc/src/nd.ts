/** The `nd` tagged template: expressions written as in NumPy. */
import { assertOptions, Complex, sliceLayout, transposeLayout } from '@numloom/ndarray';
import { wrap } from './expression/apply.ts';
import { mapNode } from './expression/build.ts';
import { type Expression, identityNode } from './expression/expression.ts';
import { type Input, type Operand, strengthen, toInput, toNode } from './expression/operand.ts';
import { type Plain, plainResult } from './expression/plain.ts';
import { viewNode } from './expression/view.ts';
import { isComputed, type Node } from './graph/node.ts';
import type { OperatorRow } from './operators/row.ts';
import { maximum, minimum } from './operators/rows/arithmetic.ts';
import { aliases, operatorNamed, operators } from './operators/table.ts';
import { reduceNode } from './reductions/apply.ts';
import { reductionNamed, reductions } from './reductions/table.ts';
import { buildTemplate, type Language, type Options, templateOf } from './template/index.ts';

/**
 * An expression in NumPy's notation, with arrays, expressions and numbers interpolated.
 *
 * Operators, with Python's precedence: `+ - * / // % **`, unary `- + ~`, `& | ^ << >>`, and the
 * comparisons `< <= > >= == !=`. Functions by name, reductions with their options:
 * `sum(x, axis=0, keepdims=True)`. Slices as in NumPy: `x[1:-1, ::2]`, also of parenthesised
 * expressions; `.T`, `.real`, `.imag`. Numbers that stand beside each other are computed as Python
 * does, before they meet an array: whole ones exactly, a division by zero is an error. A template is
 * parsed once, however often it is evaluated.
 *
 * @returns an expression; nothing is computed yet
 * @throws TemplateSyntaxError when the text is no expression, with the place shown; what the
 *   functions throw, with the place added
 * @example
 * ```ts
 * import { arange } from '@numloom/ndarray';
 * import { nd } from '@numloom/ufunc';
 * const u = arange(6);
 * console.log(nd`(${u}[:-2] + ${u}[2:]) / 2 - ${u}[1:-1] ** 2`.tolist()); // => [ 0, -2, -6, -12 ]
 * ```
 */
export function nd(strings: TemplateStringsArray, ...values: Operand[]): Expression {
  const input = buildTemplate(templateOf(strings), values, language);
  const node = nodeOf(input);
  return wrap(isComputed(node) ? node : identityNode(node), values, 'nd');
}

function nodeOf(input: Input): Node {
  return input.kind === 'weak' ? toNode(input.value, 'nd') : input;
}

/** What templates mean: the same nodes that the functions build. */
const language: Language<Input> = {
  literal: (value, float) => ({ kind: 'weak', value, float }),
  imaginary: (value) => ({ kind: 'weak', value: new Complex(0, value) }),
  operand: (value) => toInput(value as Operand, 'nd'),
  call(name, args, options) {
    const operator = operatorNamed(name);
    if (operator !== undefined) return callOperator(name, operator, args, options);
    const reduction = reductionNamed(name);
    if (reduction === undefined) assertOptions(options, [], name);
    if (name === 'clip') return callClip(args);
    if (args.length !== 1) throw new TypeError(`${name}: takes 1 operand, got ${args.length}`);
    const operand = nodeOf(args[0]!);
    return reduction !== undefined
      ? reduceNode(reduction, operand, options)
      : viewNode(operand, (layout) => transposeLayout(layout));
  },
  slice: (target, parts) => viewNode(nodeOf(target), (layout) => sliceLayout(layout, parts, 'nd')),
  knows: (name) =>
    operatorNamed(name) !== undefined ||
    reductionNamed(name) !== undefined ||
    OTHERS.includes(name),
  names: () => [
    ...Object.keys(operators),
    ...Object.keys(aliases),
    ...Object.keys(reductions),
    ...OTHERS,
  ],
};

const OTHERS: readonly string[] = ['clip', 'transpose'];

function callOperator(
  name: string,
  operator: OperatorRow,
  args: readonly Input[],
  options: Options,
): Input {
  const { arity } = operator;
  if (args.length !== arity) {
    throw new TypeError(`${name}: takes ${arity} operands, got ${args.length}`);
  }
  assertOptions(options, [], name);
  if (!args.every(isWeak)) return mapNode(operator, args);
  // Arithmetic of plain numbers stays a plain number, whose dtype the other operands decide.
  return plainResult(operator.name, args) ?? mapNode(operator, args.map(nodeOf));
}

function isWeak(input: Input): input is Plain {
  return input.kind === 'weak';
}

function callClip(args: readonly Input[]): Input {
  if (args.length !== 3) throw new TypeError(`clip: takes 3 operands, got ${args.length}`);
  const [x, low, high] = args as [Input, Input, Input];
  const above = mapNode(maximum, [isWeak(x) ? strengthen(x.value, 'float64') : x, low]);
  return mapNode(minimum, [above, high]);
}
