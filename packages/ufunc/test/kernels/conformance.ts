/** The tests that every backend has to pass, bit for bit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InnerStride, Instruction, Kernel } from '../../src/kernel/kernel.ts';
import type { Backend } from '../../src/kernel/launch.ts';
import { type Primitive, primitiveInfo, type RealDType } from '../../src/kernel/primitives.ts';
import { verifyKernel } from '../../src/kernel/verify.ts';
import type { Element } from './elements.ts';
import {
  accepts,
  foldNames,
  makeKernel,
  needsNaturalExponent,
  primitiveNames,
} from './generate.ts';
import { type Case, makeCase, makeLengths, memoryOf } from './launches.ts';
import { Choices, randomNumbers, randomValue, realDTypes, specialValues } from './random.ts';
import { backendRunner, expectSame, type Ranges, type Runner, wholeRange } from './run.ts';

/** Describes the conformance of a backend to an oracle. */
export function describeBackend(backend: Backend, oracle: Runner): void {
  const run = backendRunner(backend);
  const check = (one: Case, ranges: Ranges = wholeRange(one)): void => {
    verifyKernel(one.kernel);
    expectSame(one, run(one, ranges), oracle(one, wholeRange(one)));
  };

  describe(`${backend.name}: every primitive`, () => {
    it.each(realDTypes)('of %s', (dtype) => {
      for (const name of primitiveNames) {
        if (!accepts(name, dtype)) continue;
        const results = name === 'convert' ? realDTypes : [resultOf(name, dtype)];
        for (const result of results) {
          for (const inner of ['unit', 'strided', 'broadcast'] as const) {
            check(primitiveCase(name, dtype, result, inner));
          }
        }
      }
    });
  });

  describe(`${backend.name}: every fold`, () => {
    it.each(realDTypes)('of %s', (dtype) => {
      for (const fold of foldNames) {
        if (!accepts(fold, dtype)) continue;
        for (const inner of ['unit', 'strided', 'broadcast'] as const) {
          foldLengths.forEach((lengths, seed) => {
            const kernel: Kernel = {
              rank: lengths.length,
              foldAxes: 1 + (seed % lengths.length),
              leaves: [
                { dtype, inner },
                { dtype, inner: 'broadcast' },
              ],
              scalars: [],
              body: [{ op: 'load', dtype, leaf: 0 }],
              outputs: [{ kind: 'fold', fold, value: 0, leaf: 1 }],
            };
            const random = randomNumbers(seed);
            const choices = new Choices(
              Array.from({ length: 40 }, () => Math.floor(random() * 2 ** 20)),
            );
            check(makeCase(kernel, lengths, choices, seed));
          });
        }
      }
    });
  });

  describe(`${backend.name}: random kernels`, () => {
    const decisions = (maxLength: number) =>
      fc.array(fc.nat({ max: 2 ** 20 }), { maxLength, size: 'max' });

    it('in one launch', () => {
      fc.assert(
        fc.property(decisions(100), decisions(60), fc.nat(), (forKernel, forLaunch, seed) => {
          check(randomCase(forKernel, new Choices(forLaunch), seed));
        }),
        { numRuns: 400 },
      );
    });

    it('in several launches, the last part first', () => {
      fc.assert(
        fc.property(decisions(60), decisions(60), fc.nat(), (forKernel, forLaunch, seed) => {
          const choices = new Choices(forLaunch);
          const one = randomCase(forKernel, choices, seed);
          const length = one.lengths[0]!;
          const grain = one.segment || 1;
          const cuts = Array.from({ length: choices.below(4) }, () => {
            return grain * choices.below(Math.ceil(length / grain) + 1);
          });
          const ends = [...cuts.map((cut) => Math.min(cut, length)), length].sort((a, b) => a - b);
          const ranges = ends.map((end, i) => [ends[i - 1] ?? 0, end] as const);
          check(one, ranges.reverse());
        }),
        { numRuns: 200 },
      );
    });
  });

  it.each(realDTypes.filter((dtype) => dtype.startsWith('int')))(
    `${backend.name}: a negative exponent of %s throws`,
    (dtype) => {
      const one = operandsCase('pow', dtype, dtype, 'unit', [
        [3n, 2n],
        [2n, -1n],
      ]);
      expect(() => run(one, wholeRange(one))).toThrow(RangeError);
    },
  );
}

function randomCase(forKernel: readonly number[], choices: Choices, seed: number): Case {
  const kernel = makeKernel(new Choices(forKernel));
  return makeCase(kernel, makeLengths(kernel.rank, choices), choices, seed);
}

const foldLengths = [
  ...[0, 1, 7, 8, 9, 127, 128, 129, 130, 1000, 1023, 1024, 1025, 4099].map((length) => [length]),
  ...[
    [3, 0],
    [0, 3],
    [5, 1],
    [3, 130],
    [2, 3, 129],
    [7, 2, 1, 9],
  ],
];

function resultOf(name: Primitive, dtype: RealDType): RealDType {
  return primitiveInfo(name).result === 'bool' ? 'bool' : dtype;
}

/** A primitive on all pairs of special values (or all triples of a condition and a pair). */
function primitiveCase(
  name: Primitive,
  dtype: RealDType,
  result: RealDType,
  inner: InnerStride,
): Case {
  const { arity } = primitiveInfo(name);
  const random = randomNumbers(7);
  const special = [
    ...specialValues(dtype),
    ...Array.from({ length: 4 }, () => randomValue(dtype, 'tame', random)),
  ];
  const natural = needsNaturalExponent(name, dtype);
  const pairs: Element[][] =
    arity === 1
      ? special.map((a) => [a])
      : special.flatMap((a) => special.map((b) => [a, natural && b < 0 ? 2n : b]));
  const rows = name === 'select' ? pairs.map(([a, b], i) => [i % 3 ? 1n : 0n, a!, b!]) : pairs;
  return operandsCase(name, dtype, result, inner, rows);
}

/** A primitive on rows of operands, which lie side by side or interleaved. */
function operandsCase(
  name: Primitive,
  dtype: RealDType,
  result: RealDType,
  inner: InnerStride,
  rows: readonly (readonly Element[])[],
): Case {
  const { arity } = primitiveInfo(name);
  const operands = Array.from({ length: arity }, (_, i) =>
    name === 'select' && i === 0 ? 'bool' : dtype,
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
