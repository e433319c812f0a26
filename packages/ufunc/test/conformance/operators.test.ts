/** Every row of the operator table over all real dtypes, against an independent reference. */
import { array, type DType, dtypes } from '@numloom/ndarray';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binary } from '../../src/methods/binary.ts';
import { unary } from '../../src/methods/unary.ts';
import { operators } from '../../src/operators/table.ts';
import { onEachBackend } from '../expressions/support/backends.ts';
import { elementsOf, near } from '../expressions/support/elements.ts';
import type { Function } from '../expressions/support/functions.ts';
import type { Element } from '../expressions/support/layouts.ts';
import { asElement, elementOf } from './elements.ts';
import { elsewhere, type Reference, references } from './reference.ts';

const REAL = (Object.keys(dtypes) as DType[]).filter((dtype) => dtypes[dtype].kind !== 'c');

test('every row of the table has a reference here or is tested elsewhere, and no more', () => {
  const known = [...Object.keys(references), ...Object.keys(elsewhere)];
  expect(known.sort()).toEqual(Object.keys(operators).sort());
});

function functionOf(name: string): Function {
  const row = operators[name]!;
  return row.arity === 1 ? unary(row as never) : binary(row as never);
}

function isTaken(name: string, dtype: DType): boolean {
  try {
    operators[name]!.types(dtype, name);
    return true;
  } catch {
    return false;
  }
}

function expected(
  { float, integer }: Reference,
  compute: DType,
  result: DType,
  args: readonly Element[],
): Element {
  const [a, b = a] = args as [Element, Element?];
  if (dtypes[compute].kind === 'f') {
    const round = compute === 'float32' ? Math.fround : (x: number) => x;
    return asElement(float!(round(Number(a)), round(Number(b)), round), result);
  }
  const whole = (x: Element): bigint =>
    // NaN is not zero.
    compute === 'bool' ? BigInt(x != 0) : BigInt(x as number);
  const bits = compute === 'bool' ? 1n : BigInt(8 * dtypes[compute].itemsize);
  return asElement(integer!(whole(a), whole(b), bits), result);
}

onEachBackend(() => {
  describe.each(Object.keys(references))('%s', (name) => {
    const reference = references[name]!;
    const { arity, types } = operators[name]!;
    test.each(REAL.filter((dtype) => isTaken(name, dtype)))('%s', (dtype) => {
      const { compute, result } = types(dtype, name);
      const operands = fc.array(fc.tuple(elementOf(dtype), elementOf(dtype)), {
        minLength: 1,
        maxLength: 40,
      });
      fc.assert(
        fc.property(operands, (pairs) => {
          const columns = [0, 1].slice(0, arity).map((k) => pairs.map((pair) => pair[k]!));
          const arrays = columns.map((column) => array(column as number[], { dtype }));
          const actual = functionOf(name)(...arrays).evaluate();
          expect(actual.dtype).toBe(result);
          elementsOf(actual).forEach((element, i) => {
            const args = columns.map((column) => column[i]!);
            const wanted = expected(reference, compute, result, args);
            if (near(element, wanted, result, reference.units ?? 0)) return;
            throw new Error(
              `${name}(${args.join(', ')}) is ${String(element)}, expected ${String(wanted)}`,
            );
          });
        }),
        { numRuns: 8 },
      );
    });
  });
});
