/** Sweeps in place by fronts: what plain loops over the elements make, to the bit. */
import { Complex, type NdArray, zeros } from '@numloom/ndarray';
import { add, iterate, multiply, nd, store, type Store, subtract } from '@numloom/ufunc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FoldStack } from '../../src/kernel/fold.ts';
import { onEachBackend } from '../expressions/support/backends.ts';
import { cases, firstDifference, make, sweepPlainly } from './stencils.ts';

const order = 'gauss-seidel';

type Lengths = readonly (readonly [number, number])[];

const planes: Lengths[] = [
  [
    [25, 70],
    [25, 70],
  ],
  // Few columns, so that slots go on with the rows, and few rows.
  [
    [90, 260],
    [6, 12],
  ],
  [
    [6, 12],
    [90, 200],
  ],
];
const many = fc.oneof(...planes.map((lengths) => cases(lengths, 2, undefined, [0, 20])));
const wide = cases(planes[0]!, 4, ['float64'], [8, 14]);
const spaces = cases(
  [
    [3, 4],
    [24, 30],
    [24, 30],
  ],
  2,
  undefined,
  // Fewer sweeps over so few elements are done in order.
  [8, 10],
);

/** A grid of the equation of Laplace, its sides given, and its relaxation by a factor. */
function relaxation(rows: number, columns: number, factor = 1): { u: NdArray; step: Store } {
  const u = zeros([rows, columns]);
  const data = u.data;
  for (let i = 0; i < data.length; i++) data[i] = Math.sin(i * i) + (i % columns) / 8;
  const mean = nd`(${u}[:-2, 1:-1] + ${u}[2:, 1:-1] + ${u}[1:-1, :-2] + ${u}[1:-1, 2:]) / 4`;
  const inside = u.slice('1:-1', '1:-1');
  return { u, step: store(inside, nd`${1 - factor} * ${inside} + ${factor} * ${mean}`) };
}

onEachBackend(() => {
  describe('sweeps by fronts', () => {
    test.each([
      ['of planes', many, 14],
      ['with wide stencils', wide, 10],
      ['of plane after plane', spaces, 6],
    ] as const)('%s are those of plain loops', (_, arbitrary, numRuns) => {
      fc.assert(
        fc.property(arbitrary, fc.constantFrom(2, Infinity), (one, ord) => {
          const made = make(one);
          const expected = sweepPlainly(one, made, order);
          const norms = iterate(store(made.target, made.value()), one.count, { order, ord });
          expect(firstDifference(made.base.data as Float64Array, expected.data)).toBe(-1);
          expect(norms.length).toBe(one.count);
          norms.forEach((norm, i) => {
            const [root, largest] = expected.norms[i]!;
            const should = ord === 2 ? root : largest;
            const isEqual = Object.is(norm, should) || (norm !== norm && should !== should);
            if (!isEqual) expect(Math.abs(norm - should)).toBeLessThanOrEqual(1e-13 * should);
          });
        }),
        { numRuns },
      );
    });

    test('keep columns apart that are longer than rows', () => {
      const u = zeros([40, 30]);
      for (let i = 0; i < 1200; i++) u.data[i] = Math.sin(i);
      const expected = u.data.map((value) => value / 2 ** 20);
      iterate(store(u, nd`${u} / 2`), 20, { order });
      expect(firstDifference(u.data, expected)).toBe(-1);
    });

    test('sum up the squares of changes row by row', () => {
      const { u, step } = relaxation(150, 140);
      const before = u.data.slice() as Float64Array;
      const [norm] = iterate(step, 8, { order });
      (u.data as Float64Array).set(before);
      iterate(step, 1, { order, errors: 'none' });
      const stack = new FoldStack<number>((older, newer) => older + newer);
      for (let i = 1; i < 149; i++) {
        let sum = 0;
        for (let at = i * 140 + 1; at < i * 140 + 139; at++) {
          sum += (Number(u.data[at]) - before[at]!) ** 2;
        }
        stack.push(sum);
      }
      expect(norm).toBe(Math.sqrt(stack.drain()!));
    });

    test.each([1, 2])('are made where the elements of %i are many', (count) => {
      const { u, step } = relaxation(514, 516, 1.5);
      const plain = u.data.slice() as Float64Array;
      let squares = 0;
      for (let sweep = 0; sweep < count; sweep++) {
        squares = 0;
        for (let at = 516; at < 513 * 516; at++) {
          if (at % 516 === 0 || at % 516 === 515) continue;
          const mean = (plain[at - 516]! + plain[at + 516]! + plain[at - 1]! + plain[at + 1]!) / 4;
          const value = (1 - 1.5) * plain[at]! + 1.5 * mean;
          squares += (value - plain[at]!) ** 2;
          plain[at] = value;
        }
      }
      const norms = iterate(step, count, { order });
      expect(firstDifference(u.data as Float64Array, plain)).toBe(-1);
      expect(norms.length).toBe(count);
      expect(norms.at(-1)!).toBeCloseTo(Math.sqrt(squares), 8);
    });

    test('stop after the first sweep whose norm is small enough', () => {
      const { u, step } = relaxation(24, 27, 1.5);
      const first = u.copy();
      const norms = iterate(step, 60, { order });
      expect(norms.length).toBe(60);
      for (const wanted of [1, 2, 9, 16, 17, 31, 47, 48, 60]) {
        const tol = norms[wanted - 1]!;
        (u.data as Float64Array).set(first.data as Float64Array);
        expect([...iterate(step, 60, { order, tol })]).toEqual([...norms.slice(0, wanted)]);
        const stopped = u.copy();
        (u.data as Float64Array).set(first.data as Float64Array);
        iterate(step, wanted, { order, errors: 'none' });
        expect(firstDifference(stopped.data as Float64Array, u.data as Float64Array)).toBe(-1);
      }
    });

    test('stop where norms fall suddenly, long after a start was kept', () => {
      // Waves run out of the grid: the change is large until nothing is left.
      const u = zeros([80, 80]);
      u.data.fill(1);
      u.slice('0').data.fill(0, 0, 80);
      const step = store(
        u.slice('1:', '1:-1'),
        nd`maximum(${u}[1:, 1:-1], ${u}[1:, 2:]) * 0 + minimum(${u}[:-1, 1:-1], ${u}[1:, 2:])`,
      );
      const start = u.copy();
      const norms = [...iterate(step, 90, { order })];
      const wanted = norms.findIndex((norm) => norm <= 0) + 1;
      expect(wanted).toBeGreaterThan(0);
      const end = u.copy();
      u.data.set(start.data);
      expect([...iterate(step, 90, { order, tol: 0 })]).toEqual(norms.slice(0, wanted));
      expect(firstDifference(u.data, end.data)).toBe(-1);
    });

    test('give the norm of the last sweep alone, or none', () => {
      const { u, step } = relaxation(20, 33);
      const first = u.copy();
      const norms = [...iterate(step, 21, { order })];
      const last = u.copy();
      for (const [errors, expected] of [
        ['last', norms.slice(-1)],
        ['none', []],
      ] as const) {
        (u.data as Float64Array).set(first.data as Float64Array);
        expect([...iterate(step, 21, { order, errors })]).toEqual(expected);
        expect(firstDifference(u.data as Float64Array, last.data as Float64Array)).toBe(-1);
      }
    });

    test('of complex numbers are those of their parts', () => {
      const parts = [relaxation(44, 45), relaxation(44, 45)].map(({ u }, i) =>
        add(u, i).evaluate(),
      );
      const u = add(parts[0]!, multiply(parts[1]!, new Complex(0, 1))).evaluate();
      const step = (v: NdArray): Store =>
        store(
          v.slice('1:-1', '1:-1'),
          subtract(
            add(v.slice(':-2', '1:-1'), v.slice('1:-1', '2:')),
            add(v.slice('2:', '1:-1'), v.slice('1:-1', ':-2')),
          ),
        );
      const norms = iterate(step(u), 5, { order });
      const own = parts.map((part) => iterate(step(part), 5, { order }));
      expect(u.real.tolist()).toEqual(parts[0]!.tolist());
      expect(u.imag.tolist()).toEqual(parts[1]!.tolist());
      norms.forEach((norm, i) => {
        const should = Math.hypot(own[0]![i]!, own[1]![i]!);
        expect(Math.abs(norm - should)).toBeLessThan(1e-13 * should);
      });
    });
  });
});
