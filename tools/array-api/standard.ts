/** What the Python array API standard 2024.12 asks for, by the pages of its specification. */

/** One page: names with their parameters. */
export interface Page {
  readonly title: string;
  readonly entries: Readonly<Record<string, string>>;
}

const x = '(x, /)';
const xy = '(x1, x2, /)';
const reduces = '(x, /, *, axis=None, keepdims=False)';
const sums = '(x, /, *, axis=None, dtype=None, keepdims=False)';
const scatters = '(x, /, *, axis=None, correction=0.0, keepdims=False)';
const accumulates = '(x, /, *, axis=None, dtype=None, include_initial=False)';
const sorts = '(x, /, *, axis=-1, descending=False, stable=True)';
const likes = '(x, /, *, dtype=None, device=None)';
const shapes = '(shape, *, dtype=None, device=None)';

/** All with one signature. */
function alike(signature: string, names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, signature]));
}

/** All functions and constants of the main namespace. */
export const pages: readonly Page[] = [
  { title: 'Constants', entries: alike('', 'e inf nan newaxis pi') },
  {
    title: 'Creation',
    entries: {
      arange: '(start, /, stop=None, step=1, *, dtype=None, device=None)',
      asarray: '(obj, /, *, dtype=None, device=None, copy=None)',
      empty: shapes,
      empty_like: likes,
      eye: '(n_rows, n_cols=None, /, *, k=0, dtype=None, device=None)',
      from_dlpack: '(x, /, *, device=None, copy=None)',
      full: '(shape, fill_value, *, dtype=None, device=None)',
      full_like: '(x, /, fill_value, *, dtype=None, device=None)',
      linspace: '(start, stop, /, num, *, dtype=None, device=None, endpoint=True)',
      meshgrid: "(*arrays, indexing='xy')",
      ones: shapes,
      ones_like: likes,
      tril: '(x, /, *, k=0)',
      triu: '(x, /, *, k=0)',
      zeros: shapes,
      zeros_like: likes,
    },
  },
  {
    title: 'Data types',
    entries: {
      astype: '(x, dtype, /, *, copy=True, device=None)',
      can_cast: '(from_, to, /)',
      finfo: '(type, /)',
      iinfo: '(type, /)',
      isdtype: '(dtype, kind)',
      result_type: '(*arrays_and_dtypes)',
    },
  },
  {
    title: 'Elementwise',
    entries: {
      ...alike(
        x,
        'abs acos acosh asin asinh atan atanh bitwise_invert ceil conj cos cosh exp expm1 floor imag ' +
          'isfinite isinf isnan log log1p log2 log10 logical_not negative positive real reciprocal ' +
          'round sign signbit sin sinh square sqrt tan tanh trunc',
      ),
      ...alike(
        xy,
        'add atan2 bitwise_and bitwise_left_shift bitwise_or bitwise_right_shift bitwise_xor ' +
          'copysign divide equal floor_divide greater greater_equal hypot less less_equal logaddexp ' +
          'logical_and logical_or logical_xor maximum minimum multiply nextafter not_equal pow ' +
          'remainder subtract',
      ),
      clip: '(x, /, min=None, max=None)',
    },
  },
  {
    title: 'Indexing',
    entries: {
      take: '(x, indices, /, *, axis=None)',
      take_along_axis: '(x, indices, /, *, axis=-1)',
    },
  },
  {
    title: 'Inspection',
    entries: { __array_namespace_info__: '()' },
  },
  {
    title: 'Linear algebra',
    entries: {
      matmul: xy,
      matrix_transpose: x,
      tensordot: '(x1, x2, /, *, axes=2)',
      vecdot: '(x1, x2, /, *, axis=-1)',
    },
  },
  {
    title: 'Manipulation',
    entries: {
      broadcast_arrays: '(*arrays)',
      broadcast_to: '(x, /, shape)',
      concat: '(arrays, /, *, axis=0)',
      expand_dims: '(x, /, *, axis=0)',
      flip: '(x, /, *, axis=None)',
      moveaxis: '(x, source, destination, /)',
      permute_dims: '(x, /, axes)',
      repeat: '(x, repeats, /, *, axis=None)',
      reshape: '(x, /, shape, *, copy=None)',
      roll: '(x, /, shift, *, axis=None)',
      squeeze: '(x, /, axis)',
      stack: '(arrays, /, *, axis=0)',
      tile: '(x, repetitions, /)',
      unstack: '(x, /, *, axis=0)',
    },
  },
  {
    title: 'Searching',
    entries: {
      argmax: '(x, /, *, axis=None, keepdims=False)',
      argmin: '(x, /, *, axis=None, keepdims=False)',
      count_nonzero: '(x, /, *, axis=None, keepdims=False)',
      nonzero: x,
      searchsorted: "(x1, x2, /, *, side='left', sorter=None)",
      where: '(condition, x1, x2, /)',
    },
  },
  {
    title: 'Sets',
    entries: alike(x, 'unique_all unique_counts unique_inverse unique_values'),
  },
  { title: 'Sorting', entries: alike(sorts, 'argsort sort') },
  {
    title: 'Statistics',
    entries: {
      ...alike(accumulates, 'cumulative_prod cumulative_sum'),
      ...alike(reduces, 'max mean min'),
      ...alike(sums, 'prod sum'),
      ...alike(scatters, 'std var'),
    },
  },
  {
    title: 'Utilities',
    entries: {
      ...alike(reduces, 'all any'),
      diff: '(x, /, *, axis=-1, n=1, prepend=None, append=None)',
    },
  },
];

/** The attributes of arrays. */
export const attributes: readonly string[] = [
  'dtype',
  'device',
  'mT',
  'ndim',
  'shape',
  'size',
  'T',
];

/** The operators of arrays, and the functions that they are. */
export const arrayMethods: Readonly<Record<string, string>> = {
  __abs__: 'abs',
  __add__: 'add',
  __and__: 'bitwise_and',
  __eq__: 'equal',
  __floordiv__: 'floor_divide',
  __ge__: 'greater_equal',
  __gt__: 'greater',
  __invert__: 'bitwise_invert',
  __le__: 'less_equal',
  __lshift__: 'bitwise_left_shift',
  __lt__: 'less',
  __mod__: 'remainder',
  __mul__: 'multiply',
  __ne__: 'not_equal',
  __neg__: 'negative',
  __or__: 'bitwise_or',
  __pos__: 'positive',
  __pow__: 'pow',
  __rshift__: 'bitwise_right_shift',
  __sub__: 'subtract',
  __truediv__: 'divide',
  __xor__: 'bitwise_xor',
};

/** Methods of arrays that are no operators, and what is there instead. */
export const otherMethods: Readonly<Record<string, string>> = {
  __array_namespace__: 'modules are imported by name',
  __bool__: '`item()`; JavaScript lets no object decide whether it is true',
  __complex__: '`item()`',
  __dlpack__: 'JavaScript has no DLPack; memory is shared as typed arrays by `asarray` and `data`',
  __dlpack_device__: 'as `__dlpack__`',
  __float__: '`+x`, by `Symbol.toPrimitive`',
  __getitem__: '`slice`, `get`, `indexed`, and `x[1:, ::2]` in `nd` templates',
  __index__: '`item()`',
  __int__: '`item()`',
  __matmul__: '`matmul`',
  __setitem__: '`assign(x.slice(…), value)`, `set`, `assignIndexed`',
  to_device: 'the only device is the processor',
};

/** Why something is not there. */
export const reasons: Readonly<Record<string, string>> = {
  __array_namespace_info__:
    'JavaScript has neither devices to choose nor default dtypes to set; `dtypes` lists the dtypes',
  device: 'the only device is the processor',
  from_dlpack:
    'JavaScript has no DLPack; `asarray` and `frombuffer` take typed arrays without copying',
};

/** Extensions of the standard that are not there. */
export const extensions: Readonly<Record<string, string>> = {
  fft: 'comes with a package of its own',
};

/** The functions of the extension `linalg`. */
export const linalg: Readonly<Record<string, string>> = {
  cholesky: '(x, /, *, upper=False)',
  cross: '(x1, x2, /, *, axis=-1)',
  det: x,
  diagonal: '(x, /, *, offset=0)',
  eigh: x,
  eigvalsh: x,
  inv: x,
  matmul: xy,
  matrix_norm: "(x, /, *, keepdims=False, ord='fro')",
  matrix_power: '(x, n, /)',
  matrix_rank: '(x, /, *, rtol=None)',
  matrix_transpose: x,
  outer: xy,
  pinv: '(x, /, *, rtol=None)',
  qr: "(x, /, *, mode='reduced')",
  slogdet: x,
  solve: xy,
  svd: '(x, /, *, full_matrices=True)',
  svdvals: x,
  tensordot: '(x1, x2, /, *, axes=2)',
  trace: '(x, /, *, offset=0, dtype=None)',
  vecdot: '(x1, x2, /, *, axis=-1)',
  vector_norm: '(x, /, *, axis=None, keepdims=False, ord=2)',
};
