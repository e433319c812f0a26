/** Every public function, called with what makes no sense: errors name it and what is wrong. */
import { arange, type NdArray, zeros } from '@numloom/ndarray';
import * as ufunc from '@numloom/ufunc';
import { Expression } from '@numloom/ufunc';
import { describe, expect, test } from 'vitest';

type Call = (...args: readonly unknown[]) => unknown;

const functions = ufunc as unknown as Readonly<Record<string, Call>>;

/** What is no function of arrays, and what is made for something else. */
const OTHERS = new Set(
  `nd Expression Store StaleExpressionError TemplateSyntaxError configure kernelStatistics fuse
  explain evaluate evaluateAsync assignAsync store Lazy shareWork threadCount assertOptions vectorize
  isscalar`.split(/\s+/),
);

/** Other names of functions, whose errors have the name of the function. */
const NAMES: Readonly<Record<string, string>> = {
  abs: 'absolute',
  acos: 'arccos',
  acosh: 'arccosh',
  around: 'round',
  asin: 'arcsin',
  asinh: 'arcsinh',
  atan: 'arctan',
  atan2: 'arctan2',
  atanh: 'arctanh',
  bitwise_not: 'bitwise_invert',
  conjugate: 'conj',
  delete: 'remove',
  degrees: 'rad2deg',
  fix: 'trunc',
  invert: 'bitwise_invert',
  left_shift: 'bitwise_left_shift',
  mod: 'remainder',
  pow: 'power',
  radians: 'deg2rad',
  right_shift: 'bitwise_right_shift',
  true_divide: 'divide',
  var: 'variance',
};

const matrix = (): NdArray => arange(6).reshape([2, 3]);
const row = (): NdArray => arange(3);

/** Arguments of functions that take more, or other ones, than a matrix. */
const ARGUMENTS: Readonly<Record<string, readonly (() => unknown)[]>> = {
  searchsorted: [row, row],
  digitize: [row, row],
  isin: [row, row],
  intersect1d: [row, row],
  union1d: [row, row],
  setdiff1d: [row, row],
  setxor1d: [row, row],
  where: [matrix, matrix, matrix],
  clip: [matrix, () => 0, () => 1],
  isclose: [matrix, matrix],
  allclose: [matrix, matrix],
  array_equal: [matrix, matrix],
  array_equiv: [matrix, matrix],
  partition: [matrix, () => 1],
  argpartition: [matrix, () => 1],
  quantile: [matrix, () => 0.5],
  percentile: [matrix, () => 50],
  nanquantile: [matrix, () => 0.5],
  nanpercentile: [matrix, () => 50],
  histogram: [row, () => 3],
  histogram_bin_edges: [row, () => 3],
  histogramdd: [matrix, () => 3],
  histogram2d: [row, row, () => 3],
  bincount: [() => zeros(3, { dtype: 'int32' })],
  assign: [matrix, matrix],
  astype: [matrix, () => 'float32'],
  cumulative_sum: [row],
  cumulative_prod: [row],
  iterate: [() => ufunc.store(matrix(), row()), () => 2],
  interp: [row, row, row],
  convolve: [row, row],
  correlate: [row, row],
  insert: [matrix, () => 1, () => 2],
  remove: [matrix, () => 1],
  delete: [matrix, () => 1],
  resize: [matrix, () => [2, 2]],
  rollaxis: [matrix, () => 1],
  fill_diagonal: [matrix, () => 1],
  diag_indices: [() => 3],
  tril_indices: [() => 3],
  triu_indices: [() => 3],
  packbits: [() => zeros(9, { dtype: 'bool' })],
  unpackbits: [() => zeros(2, { dtype: 'uint8' })],
  hamming: [() => 3],
  hanning: [() => 3],
  blackman: [() => 3],
  bartlett: [() => 3],
  kaiser: [() => 3, () => 5],
  polyval: [row, matrix],
  polyadd: [row, row],
  polysub: [row, row],
  polymul: [row, row],
  polydiv: [row, () => [1, 2]],
  polyder: [row],
  polyint: [row],
  vander: [row],
  select: [() => [zeros(3, { dtype: 'bool' })], () => [1]],
  piecewise: [row, () => [zeros(3, { dtype: 'bool' })], () => [1]],
  apply_along_axis: [() => (x: NdArray) => x, () => 0, matrix],
  apply_over_axes: [() => (x: NdArray) => x, matrix, () => 0],
  ndindex: [() => 2],
  base_repr: [() => 5],
  binary_repr: [() => 5],
};

const BITS = /^(bitwise|gcd|lcm|left_shift|right_shift|invert)/;

function argumentsOf(name: string): unknown[] {
  const own = ARGUMENTS[name]?.map((make) => make());
  const { nin = 1 } = functions[name] as unknown as { nin?: number };
  const operand = (): unknown => (BITS.test(name) ? zeros(3, { dtype: 'int32' }) : matrix());
  const args = own ?? Array.from({ length: nin }, operand);
  if (name === 'ldexp') args[1] = 2;
  return args;
}

const names = Object.keys(functions)
  .filter((name) => typeof functions[name] === 'function' && !OTHERS.has(name))
  .sort();

function compute(name: string, args: readonly unknown[]): unknown {
  const result = functions[name]!(...args);
  return result instanceof Expression ? result.evaluate() : result;
}

function messageOf(call: () => unknown): string | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

const WRONG: Readonly<Record<string, () => unknown>> = {
  undefined: () => undefined,
  null: () => null,
  'a string': () => 'x',
  'a symbol': () => Symbol('s'),
  'an object': () => ({}),
  'a function': () => () => 1,
  'a disposed array': () => {
    const gone = zeros([2, 3], { dtype: 'int32' });
    gone.dispose();
    return gone;
  },
};

/** Arguments that may be left out, and those that are no operands. */
const OPTIONAL = new Set([
  'clip 1',
  'clip 2',
  'histogram 1',
  'histogram_bin_edges 1',
  'histogram2d 2',
  'histogramdd 1',
]);

test.each(names)('%s works with the arguments that are exchanged below', (name) => {
  expect(() => compute(name, argumentsOf(name))).not.toThrow();
});

describe.each(Object.entries(WRONG))('%s as an argument', (what, make) => {
  test.each(names)('of %s', (name) => {
    const args = argumentsOf(name);
    args.forEach((_, place) => {
      if (what === 'a function' && name === 'apply_along_axis' && place === 0) return;
      if (OPTIONAL.has(`${name} ${place}`) && (what === 'undefined' || what === 'null')) return;
      const given = args.map((own, i) => (i === place ? make() : own));
      const message = messageOf(() => compute(name, given));
      const caller = NAMES[name] ?? name;
      expect(message, `${name}, argument ${place}`).toMatch(new RegExp(`^${caller}: .{8}`));
      expect(message).not.toMatch(
        /is not a function|Cannot (read|convert)|not iterable|of undefined/,
      );
    });
  });
});

const reducing =
  `sum prod min max all any mean variance std ptp count_nonzero average nansum nanprod
  nanmin nanmax nanmean nanvar nanstd median nanmedian quantile nanquantile percentile
  nanpercentile`.split(/\s+/);
const along = `argmin argmax nanargmin nanargmax cumsum cumprod nancumsum nancumprod cumulative_sum
  cumulative_prod diff trapezoid sort argsort lexsort partition argpartition unique`.split(/\s+/);
const withOut = `sum prod min max all any mean variance std ptp nansum nanprod nanmin nanmax nanmean
  nanvar nanstd median nanmedian quantile nanquantile percentile nanpercentile argmin argmax cumsum
  cumprod add sin ldexp clip round`.split(/\s+/);
const masked =
  'sum prod all any mean variance std nansum nanprod nanmean nanvar nanstd add sin'.split(' ');
const summing = 'sum prod min max nansum nanprod nanmin nanmax'.split(' ');
const weighted = 'average histogram histogram2d histogramdd bincount'.split(' ');

const symbol = Symbol('s');

/** Options, what is wrong with them, which functions take them, and what the error has to say. */
const OPTIONS: readonly (readonly [string, unknown, readonly string[], RegExp])[] = [
  ['axis', NaN, [...reducing, ...along], /axis NaN is out of bounds/],
  ['axis', 7, [...reducing, ...along], /axis 7 is out of bounds/],
  ['axis', -7, [...reducing, ...along], /axis -7 is out of bounds/],
  ['axis', 0.5, [...reducing, ...along], /axis 0.5 is out of bounds/],
  ['axis', [0, 0], reducing, /name one axis twice/],
  ['axis', '0', [...reducing, ...along], /axis is of type string, must be a whole number/],
  ['axis', symbol, [...reducing, ...along], /axis is of type symbol, must be a whole number/],
  ['axis', {}, [...reducing, ...along], /axis is of type object, must be a whole number/],
  ['out', 5, withOut, /out is/],
  ['out', zeros(99), withOut, /out has the shape \(99,\), must have|does not broadcast/],
  [
    'out',
    zeros([], { dtype: 'bool' }),
    ['sum', 'mean', 'median', 'quantile'],
    /out is bool, which can't take values of float64/,
  ],
  ['out', zeros([2, 3], { dtype: 'bool' }), ['add', 'sin', 'clip'], /out is bool, which can't/],
  ['where', 'x', masked, /where|operand 1/],
  ['where', zeros([7]), masked, /where|do not broadcast/],
  ['where', symbol, masked, /where|operand 1/],
  ['initial', 'x', summing, /initial: expected a boolean, number/],
  ['initial', symbol, summing, /initial: expected a boolean, number/],
  [
    'dtype',
    'float16',
    ['sum', 'mean', 'variance', 'cumsum', 'add', 'sin', 'divmod'],
    /dtype "float16" is not known/,
  ],
  ['ddof', '1', ['variance', 'std', 'nanvar', 'nanstd'], /ddof is 1, must be a number/],
  ['weights', 'x', weighted, /weights: expected an array/],
  ['weights', zeros(99), weighted, /weights? have? ?.*\(99,\)|weights has the shape \(99,\)/],
  ['range', 5, ['histogram', 'histogram_bin_edges'], /range is 5, must be two numbers/],
  ['range', [3, 1], ['histogram', 'histogram_bin_edges'], /range is \[3, 1\], must not descend/],
  ['side', 'middle', ['searchsorted'], /side is "middle", must be 'left' or 'right'/],
  ['sorter', 'x', ['searchsorted'], /sorter: expected an array/],
  ['minlength', -1, ['bincount'], /minlength is -1, must be a whole number/],
  ['method', 'foo', ['quantile', 'percentile', 'nanquantile'], /method is "foo", must be one of/],
  ['rtol', 'x', ['isclose', 'allclose'], /rtol: expected an array, an expression or a number/],
  ['decimals', symbol, ['round'], /decimals is Symbol\(s\), must be a whole number/],
  ['nan', 'x', ['nan_to_num'], /nan: expected an array, an expression or a number/],
  ['n', 0.5, ['diff'], /n is 0.5, must be a whole number/],
  ['prepend', 'x', ['diff'], /prepend: expected an array/],
  ['dx', 'x', ['trapezoid'], /dx: expected a boolean, number/],
  ['order', 'C', ['iterate'], /order is 'C', must be 'jacobi' or 'gauss-seidel'/],
  ['tol', -1, ['iterate'], /tol is -1, must be a number of at least 0/],
  ['ord', 1, ['iterate'], /ord is 1, must be 2 or Infinity/],
  ['errors', 'some', ['iterate'], /errors is 'some', must be 'every', 'last' or 'none'/],
];

describe.each(OPTIONS.map(([option, value, given, says]) => ({ option, value, given, says })))(
  'option $option that is $value',
  ({ option, value, given, says }) => {
    test.each(given)('of %s', (name) => {
      const args = argumentsOf(name);
      const message = messageOf(() => compute(name, [...args, { [option]: value }]));
      expect(message).toMatch(new RegExp(`^${NAMES[name] ?? name}: `));
      expect(message).toMatch(says);
    });
  },
);

const optional = [
  ...new Set([...reducing, ...along, ...withOut, ...weighted]),
  ...'divmod modf frexp isclose allclose array_equal angle nan_to_num searchsorted digitize isin'.split(
    ' ',
  ),
  ...'intersect1d setdiff1d setxor1d histogram_bin_edges iterate'.split(' '),
];

test.each(optional)('%s refuses options that it has not, and what are none', (name) => {
  const args = argumentsOf(name);
  const caller = NAMES[name] ?? name;
  expect(() => compute(name, [...args, { axess: 0 }])).toThrow(
    new RegExp(`^${caller}: takes no option axess; (did you mean axis\\?|options are )`),
  );
  expect(() => compute(name, [...args, 'axis'])).toThrow(new RegExp(`^${caller}: `));
  expect(() => compute(name, [...args, { nothing: undefined }])).not.toThrow();
});

test('the nearest option is named', () => {
  expect(() => functions['sort']!([1], { descend: true })).toThrow(
    'sort: takes no option descend; options are axis, descending, stable',
  );
  expect(() => functions['unique']!([1], { return_indx: true })).toThrow(
    'did you mean return_index?',
  );
  expect(() => functions['bincount']!([1], { min_length: 1 })).toThrow('did you mean minlength?');
});
