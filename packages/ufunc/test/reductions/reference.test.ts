/** Reductions against NumPy's, in reference.json: dtypes, axes, masks, options, layouts, backends. */
import { type DType, type NdArray } from '@numloom/ndarray';
import * as ufunc from '@numloom/ufunc';
import type { Expression, Operand } from '@numloom/ufunc';
import { describe, expect, test } from 'vitest';
import { onEachBackend } from '../expressions/support/backends.ts';
import { decode, expectElements, near, same } from '../expressions/support/elements.ts';
import { dtypeOf } from '../expressions/support/functions.ts';
import { type Element, layOut, layoutNames } from '../expressions/support/layouts.ts';
import reference from './reference.json' with { type: 'json' };

interface Case {
  readonly name: string;
  readonly operand: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly result: string;
}

interface Values {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly elements: readonly Element[];
}

const cases = reference.cases.map((line): Case => {
  const [name, operand, options, result] = line.split('|') as [string, string, string, string];
  const parsed = JSON.parse(options.replaceAll("'", '"')) as Case['options'];
  return { name, operand, options: parsed, result };
});
const names = [...new Set(cases.map(({ name }) => name))];

function parse(text: string): Values {
  const [letter, shape, bytes = ''] = text.split(' ') as [string, string, string?];
  const dtype = dtypeOf(letter === 'l' ? 'q' : letter === 'L' ? 'Q' : letter);
  return {
    dtype,
    shape: shape === '.' ? [] : shape.split(',').map(Number),
    elements: decode(bytes, dtype),
  };
}

const operands = Object.entries(reference.operands).map(
  ([name, text]) => [name, parse(text)] as const,
);

function arrayOf(values: Values, layout: (typeof layoutNames)[number]): NdArray {
  return layOut([...values.elements], [...values.shape], values.dtype, layout);
}

function optionsOf(given: Case['options'], layout: (typeof layoutNames)[number]): object {
  const { where, dtype, ...rest } = given;
  return {
    ...rest,
    ...(where === undefined
      ? {}
      : {
          where: arrayOf(
            parse((reference.masks as Record<string, string>)[where as string]!),
            layout,
          ),
        }),
    ...(dtype === undefined ? {} : { dtype: dtypeOf(dtype as string) }),
  };
}

/** Sums are added in another order, and variances come of other formulas. */
function isClose(a: Element, b: Element, dtype: DType, name: string): boolean {
  // NumPy takes either zero for an extreme.
  if (a === 0 && b === 0) return true;
  return same(a, b) || near(a, b, dtype, /var|std|prod|trapezoid|average/.test(name) ? 8 : 2);
}

onEachBackend(() => {
  describe.each(layoutNames)('operands %s', (layout) => {
    test.each(names)('%s', (name) => {
      const call = (ufunc as unknown as Record<string, (x: Operand, o: object) => Expression>)[
        name
      ]!;
      const known = new Map(operands.map(([key, values]) => [key, arrayOf(values, layout)]));
      for (const one of cases) {
        if (one.name !== name) continue;
        const context = `${name}(${one.operand}, ${JSON.stringify(one.options)})`;
        const compute = () =>
          call(known.get(one.operand)!, optionsOf(one.options, layout)).evaluate();
        if (one.result === '!') {
          expect(compute, context).toThrow(new RegExp(`^${name}: |^subtract: `));
          continue;
        }
        const expected = parse(one.result);
        const actual = compute();
        expect(`${context} ${actual.dtype} ${String(actual.shape)}`).toBe(
          `${context} ${expected.dtype} ${String(expected.shape)}`,
        );
        expectElements(actual, expected.elements, context, (a, b) =>
          isClose(a, b, expected.dtype, name),
        );
      }
    });
  });
});
