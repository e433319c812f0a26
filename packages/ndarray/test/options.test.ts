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

/** Each function that takes options: arguments before them, and all of them with values that do no harm. */
const takers: Record<string, readonly [args: readonly unknown[], options: object]> = {
  zeros: [[2], { dtype: 'int8', order: 'F' }],
  ones: [[2], { dtype: 'int8', order: 'F' }],
  empty: [[2], { dtype: 'int8', order: 'F' }],
  full: [[2, 7], { dtype: 'int8', order: 'F' }],
  zeros_like: [[[1]], { dtype: 'int8', order: 'F', shape: 2 }],
  ones_like: [[[1]], { dtype: 'int8', order: 'F', shape: 2 }],
  empty_like: [[[1]], { dtype: 'int8', order: 'F', shape: 2 }],
  full_like: [[[1], 7], { dtype: 'int8', order: 'F', shape: 2 }],
  array: [[[1]], { dtype: 'int8', order: 'F' }],
  asarray: [[[1]], { dtype: 'int8', order: 'F', copy: true }],
  frombuffer: [[new Uint8Array(16)], { dtype: 'int8', count: 1, offset: 1 }],
  fromiter: [[[1]], { dtype: 'int8', count: 1 }],
  fromfunction: [[() => 1, 2], { dtype: 'int8', order: 'F' }],
  arange: [[3], { dtype: 'int8' }],
  linspace: [[0, 1, 3], { dtype: 'int8', endpoint: false }],
  logspace: [[0, 1, 3], { dtype: 'int8', endpoint: false, base: 2 }],
  geomspace: [[1, 2, 3], { dtype: 'int8', endpoint: false }],
  meshgrid: [[[1], [2]], { indexing: 'ij', sparse: true, copy: false }],
  eye: [[2], { k: 1, dtype: 'int8', order: 'F' }],
  tri: [[2, 3], { k: 1, dtype: 'int8', order: 'F' }],
  identity: [[2], { dtype: 'int8', order: 'F' }],
  diag: [[[1]], { k: 1 }],
  tril: [[[[1]]], { k: 1 }],
  triu: [[[[1]]], { k: 1 }],
  copyto: [[zeros(2), 1], { casting: 'unsafe', where: true }],
  astype: [[[1], 'int8'], { order: 'F', copy: false }],
  copy: [[[1]], { order: 'F' }],
  diagonal: [[[[1]]], { offset: 0, axis1: 1, axis2: 0 }],
  pad: [[[1], 1], { mode: 'constant', constant_values: 3 }],
  split: [[[1, 2], 2], { axis: 0 }],
  array_split: [[[1, 2], 2], { axis: 0 }],
  unstack: [[[1, 2]], { axis: 0 }],
  repeat: [[[1, 2], 2], { axis: 0 }],
  roll: [[[1, 2], 1], { axis: 0 }],
  flip: [[[1, 2]], { axis: 0 }],
  rot90: [[[[1, 2]]], { k: 1, axes: [1, 0] }],
  reshape: [[[1], 1], { order: 'F', copy: true }],
  ravel: [[[1]], { order: 'F' }],
  squeeze: [[[1]], { axis: 0 }],
  expand_dims: [[[1]], { axis: 0 }],
  concat: [[[[1], [2]]], { axis: 0, dtype: 'float32', casting: 'unsafe' }],
  stack: [[[[1], [2]]], { axis: 0, dtype: 'float32', casting: 'unsafe' }],
  vstack: [[[[1], [2]]], { dtype: 'float32', casting: 'unsafe' }],
  hstack: [[[[1], [2]]], { dtype: 'float32', casting: 'unsafe' }],
  dstack: [[[[1], [2]]], { dtype: 'float32', casting: 'unsafe' }],
  column_stack: [[[[1], [2]]], { dtype: 'float32', casting: 'unsafe' }],
  append: [[[1], [2]], { axis: 0 }],
  indices: [[[2]], { dtype: 'int8', sparse: false }],
  unravel_index: [[1, [2]], { order: 'F' }],
  ravel_multi_index: [[[[1]], [2]], { order: 'F', mode: 'wrap' }],
  compress: [[[true], [1]], { axis: 0 }],
  take: [[[1, 2], array([0], { dtype: 'int32' })], { axis: 0, mode: 'wrap' }],
  take_along_axis: [[[1, 2], array([0], { dtype: 'int32' })], { axis: 0 }],
  put: [[zeros(2), array([0], { dtype: 'int32' }), 1], { mode: 'clip' }],
  put_along_axis: [[zeros(2), array([0], { dtype: 'int32' }), 1], { axis: 0 }],
  array2string: [
    [zeros(1)],
    {
      max_line_width: 70,
      precision: 3,
      suppress_small: true,
      separator: ' ',
      prefix: '',
      suffix: '',
      threshold: 5,
      edgeitems: 2,
      sign: '+',
      floatmode: 'fixed',
    },
  ],
  set_printoptions: [[], numloom.get_printoptions()],
};

describe('an option that a function does not have', () => {
  const calls = Object.entries(takers).map(
    ([name, [args, options]]) =>
      [name, numloom[name as keyof typeof numloom] as Call, args, options] as const,
  );
  const wrong = (call: Call, args: readonly unknown[], options: object) => {
    try {
      return call(...args, options);
    } catch (error) {
      return error;
    }
  };

  test.each(calls)('is refused by %s, which takes its own', (name, call, args, options) => {
    call(...args, options);
    const names = Object.keys(options);
    for (const known of names) {
      const error = wrong(call, args, { [`${known}q`]: 1 });
      expect(error).toBeInstanceOf(TypeError);
      expect((error as Error).message).toMatch(
        new RegExp(`^${name}: takes no option ${known}q; did you mean ${known}\\?$`),
      );
    }
    const error = wrong(call, args, { nonsense: undefined, other_nonsense: 1 });
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(
      new RegExp(`^${name}: takes no option other_nonsense; options are `),
    );
    expect(new Set((error as Error).message.split('options are ')[1]!.split(', '))).toEqual(
      new Set(names),
    );
    call(...args, { nonsense: undefined });
  });

  test('is refused by methods', () => {
    const a = zeros(2);
    expect(() => a.astype('int8', { copi: false } as never)).toThrow(
      new TypeError('astype: takes no option copi; did you mean copy?'),
    );
    expect(() => numloom.heap.configure({ budjet: 2 } as never)).toThrow(
      new TypeError('heap.configure: takes no option budjet; did you mean budget?'),
    );
    expect(() => numloom.printoptions({ precison: 2 } as never, () => 1)).toThrow(
      new TypeError('printoptions: takes no option precison; did you mean precision?'),
    );
  });

  test('is no option where only the prototype has it', () => {
    const options = Object.create({ nonsense: 1 }) as object;
    expect(zeros(2, options).dtype).toBe('float64');
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
