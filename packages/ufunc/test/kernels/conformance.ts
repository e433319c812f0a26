/** The tests that every backend has to pass, bit for bit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Kernel } from '../../src/kernel/kernel.ts';
import type { Backend } from '../../src/kernel/launch.ts';
import type { Primitive, RealDType } from '../../src/kernel/primitives.ts';
import { verifyKernel } from '../../src/kernel/verify.ts';
import { operandsCase, primitiveCase, resultOf } from './cases.ts';
import { accepts, foldNames, makeKernel, primitiveNames, sameSize } from './generate.ts';
import { type Case, makeCase, makeLengths } from './launches.ts';
import { Choices, randomNumbers, realDTypes } from './random.ts';
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
        const results = resultsOf(name, dtype);
        for (const result of results) {
          for (const inner of inners) {
            check(primitiveCase(name, dtype, result, inner));
          }
        }
      }
    });
  });

  describe(`${backend.name}: every fold`, () => {
    it.each(realDTypes)('of %s', (dtype) => {
      for (const fold of foldNames.filter((name) => accepts(name, dtype))) {
        foldLengths.forEach((lengths, seed) => {
          const inner = inners[seed % inners.length]!;
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
          const numbers = Array.from({ length: 40 }, () => Math.floor(random() * 2 ** 20));
          check(makeCase(kernel, lengths, new Choices(numbers), seed));
        });
      }
    });
  });

  describe(`${backend.name}: random kernels`, { timeout: 60_000 }, () => {
    const decisions = (maxLength: number) =>
      fc.array(fc.nat({ max: 2 ** 20 }), { maxLength, size: 'max' });

    it('in one launch', () => {
      fc.assert(
        fc.property(decisions(100), decisions(60), fc.nat(), (forKernel, forLaunch, seed) => {
          check(randomCase(forKernel, new Choices(forLaunch), seed));
        }),
        { numRuns: 300 },
      );
    });

    it('launched again, with other lengths and memory', () => {
      fc.assert(
        fc.property(decisions(60), decisions(60), fc.nat(), (forKernel, forLaunch, seed) => {
          const kernel = makeKernel(new Choices(forKernel));
          const choices = new Choices(forLaunch);
          for (let again = 0; again < 3; again++) {
            check(makeCase(kernel, makeLengths(kernel.rank, choices), choices, seed + again));
          }
        }),
        { numRuns: 50 },
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
        { numRuns: 150 },
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

/** The dtypes that a primitive can make of operands of a dtype. */
function resultsOf(name: Primitive, dtype: RealDType): readonly RealDType[] {
  if (name === 'convert') return realDTypes;
  return name === 'reinterpret' ? sameSize(dtype) : [resultOf(name, dtype)];
}

const inners = ['unit', 'strided', 'broadcast'] as const;

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
