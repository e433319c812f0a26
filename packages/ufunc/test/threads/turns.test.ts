/** Evaluations stop often enough for others to have a turn. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asarray, type NdArray, ones } from '@numloom/ndarray';
import { configure, type Expression, nd } from '@numloom/ufunc';
import { toNode } from '../../src/expression/operand.ts';
import { roundSteps } from '../../src/run/rounds.ts';
import { launches } from '../../src/threads/steps.ts';

const ROWS = 2048;
const COLUMNS = 2048;
const SIZE = ROWS * COLUMNS;
/** Elements that take a few milliseconds at most. */
const MOST_AT_ONCE = 2 ** 20;

/** How often an evaluation stops, launches included. */
function turnsOf(expression: Expression): number {
  const node = toNode(expression, 'test');
  let turns = 0;
  for (const job of roundSteps([node], [], 'test')) {
    for (const _ of launches(job)) turns++;
    turns++;
  }
  return turns;
}

let x: NdArray;
let foreign: NdArray;
beforeAll(() => {
  configure({ backend: 'auto' });
  x = ones([ROWS, COLUMNS]);
  foreign = asarray(new Float64Array(SIZE).fill(1)).reshape([ROWS, COLUMNS]);
});
afterAll(() => {
  x.dispose();
});

const expressions: Record<string, (x: NdArray) => Expression> = {
  'an elementwise expression': (x) => nd`${x} * 2 + 1`,
  'a sum': (x) => nd`sum(${x})`,
  'running sums along rows': (x) => nd`cumsum(${x}, axis=1)`,
  'running sums along columns': (x) => nd`cumsum(${x}, axis=0)`,
  'running sums over all': (x) => nd`cumsum(${x})`,
  'running products of an expression': (x) => nd`cumprod(${x} * 1.5, axis=1)`,
  'the index of the least element': (x) => nd`argmin(${x})`,
  'the same along rows': (x) => nd`argmin(${x}, axis=1)`,
  'the same along columns': (x) => nd`argmin(${x}, axis=0)`,
  'the same of many short rows': (x) => nd`argmin(${x.reshape([SIZE / 8, 8])}, axis=1)`,
  'the same of an expression': (x) => nd`argmax(${x} * 2 + 1, axis=1)`,
  'a product of complex numbers': (x) => nd`prod(${x} * 1j)`,
};

describe.each(['in the heap', 'outside of it'])('of an array %s:', (place) => {
  test.each(Object.entries(expressions))('%s', (_, make) => {
    const turns = turnsOf(make(place === 'in the heap' ? x : foreign));
    expect(turns).toBeGreaterThanOrEqual(SIZE / MOST_AT_ONCE);
  });
});
