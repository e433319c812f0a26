/** Cases that run one primitive over rows of operands. */
import type { InnerStride, Instruction, Kernel } from '../../src/kernel/kernel.ts';
import { type Primitive, primitiveInfo, type RealDType } from '../../src/kernel/primitives.ts';
import type { Element } from './elements.ts';
import { needsNaturalExponent, takesCondition } from './generate.ts';
import { type Case, memoryOf } from './launches.ts';
import { isLookUp } from './table-elements.ts';
import { randomNumbers, randomValue, specialValues } from './random.ts';

/** The dtype of what a primitive other than `convert` makes of operands of a dtype. */
export function resultOf(name: Primitive, dtype: RealDType): RealDType {
  return primitiveInfo(name).result === 'bool' ? 'bool' : dtype;
}

/** A primitive on all pairs of special values (or all triples of a condition and a pair). */
export function primitiveCase(
  name: Primitive,
  dtype: RealDType,
  result: RealDType,
  inner: InnerStride,
): Case {
  const { arity } = primitiveInfo(name);
  const random = randomNumbers(7);
  const special = isLookUp(name)
    ? Array.from({ length: 1000 }, (_, i) => indexOf(name, i))
    : name === 'pow2'
      ? [-126, -3, -1, -0, 0, 1, 9, 127, ...(dtype === 'float64' ? [-1022, 1023] : [])]
      : [
          ...specialValues(dtype),
          ...Array.from({ length: 4 }, () => randomValue(dtype, 'tame', random)),
        ];
  const natural = needsNaturalExponent(name, dtype);
  const pairs: Element[][] =
    arity === 1
      ? special.map((a) => [a])
      : special.flatMap((a) => special.map((b) => [a, natural && b < 0 ? 2n : b]));
  const all = takesCondition(name) ? pairs.map(([a, b], i) => [i % 3 ? 1n : 0n, a!, b!]) : pairs;
  // Other strides only change how elements are reached: a few rows do.
  const rows = inner === 'unit' ? all : all.filter((_, i) => arity === 1 || i % 7 === 0);
  return operandsCase(name, dtype, result, inner, rows);
}

/** Operands by which a look-up finds all rows, some of them several times. */
function indexOf(name: Primitive, i: number): number {
  if (name.startsWith('log')) return (i % 3 ? -1 : 1) * 2 ** ((i % 5) - 2) * (1 + i / 1000);
  return 1.5 * 2 ** 52 + i - 500;
}

/** A primitive on rows of operands, which lie side by side or interleaved. */
export function operandsCase(
  name: Primitive,
  dtype: RealDType,
  result: RealDType,
  inner: InnerStride,
  rows: readonly (readonly Element[])[],
): Case {
  const { arity } = primitiveInfo(name);
  const operands = Array.from({ length: arity }, (_, i) =>
    takesCondition(name) && i === 0 ? 'bool' : dtype,
  );
  const step = inner === 'strided' ? 2 : 1;
  const body: Instruction[] = operands.map((operand, leaf) => ({
    op: 'load',
    dtype: operand,
    leaf,
  }));
  const kernel: Kernel = {
    rank: 1,
    foldAxes: 0,
    leaves: [
      // Of the last operand there is only one value where it is broadcast.
      ...operands.map((operand, i) => {
        const isLast = i === arity - 1;
        return { dtype: operand, inner: inner === 'broadcast' && !isLast ? 'unit' : inner };
      }),
      { dtype: result, inner: inner === 'broadcast' ? 'unit' : inner },
    ],
    scalars: [],
    body: [...body, { op: name, dtype: result, args: operands.map((_, i) => i) }],
    outputs: [{ kind: 'store', value: arity, leaf: arity }],
  };
  const spread = (values: Element[]): Element[] =>
    values.flatMap((value) => new Array<Element>(step).fill(value));
  return {
    kernel,
    lengths: [rows.length],
    segment: 0,
    layouts: kernel.leaves.map((leaf, memory) => {
      return { memory, offset: 0, strides: [leaf.inner === 'broadcast' ? 0 : step] };
    }),
    memories: [
      ...operands.map((operand, i) => memoryOf(operand, spread(rows.map((row) => row[i]!)))),
      memoryOf(result, spread(rows.map(() => (result.startsWith('float') ? 9 : 1n)))),
    ],
    scalars: [],
  };
}
