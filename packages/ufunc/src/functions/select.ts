/** Choosing by several conditions. */
import { assertOptions, result_type, type ScalarLike } from '@numloom/ndarray';
import { wrap } from '../expression/apply.ts';
import { mapNode } from '../expression/build.ts';
import type { Expression } from '../expression/expression.ts';
import { inNameOf } from '../expression/naming.ts';
import { type Input, type Operand, toInput, toNode } from '../expression/operand.ts';
import type { ComputedNode } from '../graph/node.ts';
import { where } from '../operators/rows/selection.ts';

/** Option of {@link select}. */
export interface SelectOptions {
  /** What is taken where no condition holds; 0 by default. */
  readonly default?: Operand | undefined;
}

/**
 * Elements of the first choice whose condition is true there. All conditions and choices broadcast;
 * the dtype is that of all choices and the default together.
 *
 * @param condlist - conditions, of bool
 * @param choicelist - as many choices
 * @param options - `default`
 * @throws RangeError when the lists are empty or not of one length, or shapes do not broadcast;
 *   TypeError when a condition is not of bool
 * @example
 * ```ts
 * import { arange } from '@numloom/ndarray';
 * import { greater, less, negative, select } from '@numloom/ufunc';
 * const x = arange(6);
 * console.log(select([less(x, 3), greater(x, 3)], [negative(x), 10], { default: 42 }).tolist()); // => [ -0, -1, -2, 42, 10, 10 ]
 * ```
 */
export function select(
  condlist: readonly Operand[],
  choicelist: readonly Operand[],
  options: SelectOptions = {},
): Expression {
  assertOptions(options, ['default'], 'select');
  for (const [name, list] of Object.entries({ condlist, choicelist })) {
    if (!Array.isArray(list)) throw new TypeError(`select: ${name} must be a list of operands`);
  }
  const count = condlist.length;
  if (count === 0 || count !== choicelist.length) {
    throw new RangeError(
      `select: there are ${count} conditions and ${choicelist.length} choices; give as many, at least one`,
    );
  }
  const { default: otherwise = 0 } = options;
  const conditions = condlist.map((condition, i) => {
    const node = toNode(condition, `select: condition ${i}`);
    if (node.dtype === 'bool') return node;
    throw new TypeError(`select: condition ${i} is ${node.dtype}, must be bool`);
  });
  const choices = choicelist.map((choice, i) => toInput(choice, `select: choice ${i}`));
  const last = toInput(otherwise, 'select: default');
  const dtype = inNameOf('select', () =>
    result_type(...[...choices, last].map((input) => typeOf(input))),
  );
  const build = (): ComputedNode =>
    choices.reduceRight<Input>(
      (rest, choice, i) => mapNode(where, [conditions[i]!, choice, rest], dtype),
      last,
    ) as ComputedNode;
  const operands = [...condlist, ...choicelist, otherwise];
  return wrap(inNameOf('select', build), operands, 'select');
}

function typeOf(
  input: Input,
): ScalarLike | { readonly dtype: Exclude<Input, { kind: 'weak' }>['dtype'] } {
  return input.kind === 'weak' ? input.value : { dtype: input.dtype };
}
