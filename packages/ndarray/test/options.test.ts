/** What NumPy takes by position is taken by name here: numbers and strings in its place are refused. */
import * as numloom from '@numloom/ndarray';
import { arange, array, zeros } from '@numloom/ndarray';
import { describe, expect, test } from 'vitest';

type Call = (...args: readonly unknown[]) => unknown;

describe('options', () => {
  test.each([
    ['pad', [[1, 2], 1, 'edge']],
    ['concat', [[[1], [2]], 1]],
    ['stack', [[[1], [2]], 1]],
    ['vstack', [[[1], [2]], 1]],
    ['append', [[1], [2], 0]],
    ['take', [[1, 2], [0], 1]],
    ['take_along_axis', [[1, 2], [0], 1]],
    ['compress', [[true], [1], 0]],
    ['roll', [[1, 2], 1, 0]],
    ['repeat', [[1, 2], 2, 0]],
    ['flip', [[1, 2], 0]],
    ['rot90', [[[1, 2]], 2]],
    ['squeeze', [[[1]], 0]],
    ['expand_dims', [[1], 1]],
    ['split', [[1, 2], 2, 0]],
    ['diag', [[1, 2], 1]],
    ['diagonal', [[[1]], 1]],
    ['tril', [[[1]], -1]],
    ['triu', [[[1]], 1]],
    ['tri', [2, 3, 1]],
    ['ravel', [[1], 'F']],
    ['reshape', [[1], 1, 'F']],
    ['linspace', [0, 1, 3, false]],
    ['logspace', [0, 1, 3, false]],
    ['geomspace', [1, 2, 3, false]],
    ['zeros', [2, 3]],
    ['ones', [2, 'int32']],
    ['full', [2, 7, 'int8']],
    ['zeros_like', [[1], 'int8']],
    ['identity', [2, 'int8']],
    ['array', [[1], 'int8']],
    ['asarray', [[1], 'int8']],
    ['fromiter', [[1], 'int8']],
    ['frombuffer', [new Uint8Array(2), 'int8']],
    ['indices', [[2], 'int8']],
    ['unravel_index', [1, [2], 'F']],
    ['astype', [[1], 'int8', 'F']],
    ['asarray', [[1], null]],
    ['arange', [3, null]],
    ['fromfunction', [() => 1, 2, 'int8']],
    ['array2string', [zeros(2), null]],
    ['set_printoptions', [null]],
    ['printoptions', [null, () => 1]],
  ] as const)('of %s are an object', (name, args) => {
    const call = numloom[name] as Call;
    const given = String(
      ([...args] as unknown[]).filter((part) => typeof part !== 'function').at(-1),
    );
    expect(() => call(...args)).toThrow(`${name}: options are ${given}, must be an object`);
  });
});

describe('lengths and axes', () => {
  test('are a list or follow one another', () => {
    const x = arange(6);
    expect(x.reshape(-1, 2).shape).toEqual([3, 2]);
    expect(x.reshape([3, 2]).shape).toEqual([3, 2]);
    expect(x.reshape(6, 1, 1).shape).toEqual([6, 1, 1]);
    expect(() => x.reshape(4, 2)).toThrow(/^reshape: /);
    expect(zeros([2, 3, 4]).transpose(0, 2, 1).shape).toEqual([2, 4, 3]);
    expect(zeros([2, 3, 4]).transpose([2, 0, 1]).shape).toEqual([4, 2, 3]);
    expect(array([[1, 2, 3]]).transpose(0, 1).shape).toEqual([1, 3]);
    expect(() => zeros([2, 3]).transpose(0)).toThrow('transpose: 1 axes given for 2 dimensions');
  });
});
