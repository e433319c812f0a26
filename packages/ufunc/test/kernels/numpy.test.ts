/** The interpreter against NumPy, whose results are in the reference file. */
import { describe, expect, it } from 'vitest';
import { interpreterBackend } from '../../src/backends/interpreter/index.ts';
import type { Primitive, RealDType } from '../../src/kernel/primitives.ts';
import reference from '../reference/kernels.json' with { type: 'json' };
import { operandsCase, resultOf } from './cases.ts';
import { type Element, sizes } from './elements.ts';
import type { Bytes } from './launches.ts';
import { realDTypes } from './random.ts';
import { readElement } from './reference.ts';
import { backendRunner, wholeRange } from './run.ts';

const run = backendRunner(interpreterBackend);

function unpack(text: string, dtype: RealDType): Element[] {
  return elementsOf(
    Uint8Array.from(atob(text), (char) => char.charCodeAt(0)),
    dtype,
  );
}

function elementsOf(bytes: Bytes, dtype: RealDType): Element[] {
  return Array.from({ length: bytes.length / sizes[dtype] }, (_, i) =>
    readElement(bytes, dtype, i),
  );
}

/** What the interpreter makes of columns of operands. */
function compute(op: Primitive, dtype: RealDType, result: RealDType, columns: Element[][]) {
  const rows = columns[0]!.map((_, i) => columns.map((column) => column[i]!));
  const one = operandsCase(op, dtype, result, 'unit', rows);
  return elementsOf(run(one, wholeRange(one)).at(-1)!, result);
}

describe.each(realDTypes)('%s as in NumPy', (dtype) => {
  const { a, b, results } = reference.primitives[dtype];

  it.each(Object.entries(results))('%s', (name, packed) => {
    const op = name as Primitive;
    const x = unpack(a, dtype);
    let y = unpack(b, dtype);
    // The remainder with the sign of the divisor, as NumPy's.
    if (op === 'pow') y = y.map((value) => (((value as bigint) % 70n) + 70n) % 70n);
    const result = resultOf(op, dtype);
    const expected = unpack(packed, result);
    const actual = compute(op, dtype, result, isUnary(op) ? [x] : [x, y]);
    expected.forEach((value, i) => {
      // Which of two zeros is the lesser is not NumPy's concern, but it is ours.
      const anyZero = (op === 'min' || op === 'max') && x[i] === 0 && y[i] === 0;
      const text = `${op}(${String(x[i])}, ${String(y[i])})`;
      if (anyZero) expect(actual[i] === 0, text).toBe(true);
      else expect(actual[i], text).toBe(value);
    });
  });

  it('converted to other dtypes', () => {
    for (const target of realDTypes) {
      const { from, to } = reference.conversions[dtype][target];
      const values = unpack(from, dtype);
      expect(compute('convert', dtype, target, [values]), target).toEqual(unpack(to, target));
    }
  });
});

function isUnary(op: Primitive): boolean {
  return ['neg', 'abs', 'not', 'sqrt', 'floor', 'ceil', 'trunc', 'nearest'].includes(op);
}
