/** Comparisons and tests. */
import { equalComplex } from '../complex/arithmetic.ts';
import { kindOf, type Lowering, type OperatorRow } from '../row.ts';
import { ordering, predicate } from '../types.ts';

const isNaN: Lowering = (b, x) => b.apply('ne', x, x);

const isInfinite: Lowering = (b, x) =>
  kindOf(b, x) === 'f'
    ? b.apply('eq', b.apply('abs', x), b.constant(Infinity, b.dtypeOf(x)))
    : b.apply('ne', x, x);

const isFinite: Lowering = (b, x) =>
  kindOf(b, x) === 'f'
    ? b.apply('lt', b.apply('abs', x), b.constant(Infinity, b.dtypeOf(x)))
    : b.apply('eq', x, x);

/** A test for one of the infinities; integers are none. */
const equalsLimit =
  (limit: number): Lowering =>
  (b, x) =>
    kindOf(b, x) === 'f' ? b.apply('eq', x, b.constant(limit, b.dtypeOf(x))) : b.apply('ne', x, x);

export const equal = {
  name: 'equal',
  arity: 2,
  compares: [false, false],
  types: predicate,
  lower: 'eq',
  lowerComplex: equalComplex,
} as const satisfies OperatorRow;

export const not_equal = {
  name: 'not_equal',
  arity: 2,
  compares: [true, true],
  types: predicate,
  lower: 'ne',
  lowerComplex: (b, x, y) => b.apply('not', equalComplex(b, x, y)),
} as const satisfies OperatorRow;

export const less = {
  name: 'less',
  arity: 2,
  compares: [true, false],
  types: ordering,
  lower: 'lt',
} as const satisfies OperatorRow;

export const less_equal = {
  name: 'less_equal',
  arity: 2,
  compares: [true, false],
  types: ordering,
  lower: 'le',
} as const satisfies OperatorRow;

export const greater = {
  name: 'greater',
  arity: 2,
  compares: [false, true],
  types: ordering,
  lower: (b, x, y) => b.apply('lt', y, x),
} as const satisfies OperatorRow;

export const greater_equal = {
  name: 'greater_equal',
  arity: 2,
  compares: [false, true],
  types: ordering,
  lower: (b, x, y) => b.apply('le', y, x),
} as const satisfies OperatorRow;

export const isnan = {
  name: 'isnan',
  arity: 1,
  types: predicate,
  lower: isNaN,
  lowerComplex: (b, x) => b.apply('or', isNaN(b, x.re), isNaN(b, x.im)),
} as const satisfies OperatorRow;

export const isinf = {
  name: 'isinf',
  arity: 1,
  types: predicate,
  lower: isInfinite,
  lowerComplex: (b, x) => b.apply('or', isInfinite(b, x.re), isInfinite(b, x.im)),
} as const satisfies OperatorRow;

export const isfinite = {
  name: 'isfinite',
  arity: 1,
  types: predicate,
  lower: isFinite,
  lowerComplex: (b, x) => b.apply('and', isFinite(b, x.re), isFinite(b, x.im)),
} as const satisfies OperatorRow;

export const isposinf = {
  name: 'isposinf',
  arity: 1,
  types: ordering,
  lower: /* @__PURE__ */ equalsLimit(Infinity),
} as const satisfies OperatorRow;

export const isneginf = {
  name: 'isneginf',
  arity: 1,
  types: ordering,
  lower: /* @__PURE__ */ equalsLimit(-Infinity),
} as const satisfies OperatorRow;

export const isreal = {
  name: 'isreal',
  arity: 1,
  types: predicate,
  lower: (b) => b.constant(1, 'bool'),
  lowerComplex: (b, x) => b.apply('eq', x.im, b.constant(0, b.dtypeOf(x.im))),
} as const satisfies OperatorRow;

export const iscomplex = {
  name: 'iscomplex',
  arity: 1,
  types: predicate,
  lower: (b) => b.constant(0, 'bool'),
  lowerComplex: (b, x) => b.apply('ne', x.im, b.constant(0, b.dtypeOf(x.im))),
} as const satisfies OperatorRow;
