/** Every operator on special and ordinary values, against NumPy's in reference/operators.json. */
import { describe, test } from 'vitest';
import reference from './reference/operators.json' with { type: 'json' };
import { onEachBackend } from './support/backends.ts';
import { decode, expectElements, near } from './support/elements.ts';
import { dtypeOf, functionNamed, letters } from './support/functions.ts';
import { layOut, layoutNames } from './support/layouts.ts';
import { C99_ONLY, ourLetter, unitsOf } from './support/numpy.ts';

type Row = Readonly<Record<string, string>>;

const unary = reference.unary as unknown as Record<string, Row>;
const binary = reference.binary as unknown as Record<string, { readonly values: Row }>;
const operands = reference.operands as unknown as Record<string, readonly [string, string]>;

/** Compares with NumPy's letter and elements, unless dtypes differ or there are no elements. */
function compare(
  operator: string,
  pair: string,
  numpy: string,
  layout: (typeof layoutNames)[number],
): void {
  const letter = numpy[0]!;
  if (numpy.length === 1 || ourLetter(operator, pair, letter) !== letter) return;
  if (C99_ONLY.has(operator) && 'FD'.includes(pair)) return;
  const texts = operands[`${operator} ${pair}`] ?? operands[pair]!;
  const args = Object.hasOwn(unary, operator) ? [texts[0]] : texts;
  const arrays = args.map((text, i) => {
    const dtype = dtypeOf(pair.length === 2 ? pair[i]! : pair);
    const elements = decode(text, dtype);
    return layOut(elements, [elements.length], dtype, layout);
  });
  const result = functionNamed(operator)(...arrays).evaluate();
  const units = unitsOf(operator, pair, result.dtype);
  expectElements(result, decode(numpy.slice(1), result.dtype), `${operator} ${pair}`, (a, b) =>
    near(a, b, result.dtype, units),
  );
}

onEachBackend(() => {
  describe.each(layoutNames)('values are those of NumPy, operands %s', (layout) => {
    test.each(Object.keys(unary))('%s', (operator) => {
      for (const letter of letters) compare(operator, letter, unary[operator]![letter]!, layout);
    });

    test.each(Object.keys(binary))('%s', (operator) => {
      for (const [pair, numpy] of Object.entries(binary[operator]!.values)) {
        compare(operator, pair, numpy, layout);
      }
    });
  });
});
