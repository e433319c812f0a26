/** Comparisons and tests. */
import { equalComplex } from '../complex/arithmetic.ts';
import { kindOf, type Lowering, type OperatorRow, primitive } from '../row.ts';
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

/** Comparisons of two operands and tests of one. */
export const comparison = {
  equal: {
    arity: 2,
    compares: true,
    types: predicate,
    lower: primitive('eq'),
    lowerComplex: equalComplex,
  },
  not_equal: {
    arity: 2,
    compares: true,
    types: predicate,
    lower: primitive('ne'),
    lowerComplex: (b, x, y) => b.apply('not', equalComplex(b, x, y)),
  },
  less: { arity: 2, compares: true, types: ordering, lower: primitive('lt') },
  less_equal: { arity: 2, compares: true, types: ordering, lower: primitive('le') },
  greater: { arity: 2, compares: true, types: ordering, lower: (b, x, y) => b.apply('lt', y, x) },
  greater_equal: {
    arity: 2,
    compares: true,
    types: ordering,
    lower: (b, x, y) => b.apply('le', y, x),
  },
  isnan: {
    arity: 1,
    types: predicate,
    lower: isNaN,
    lowerComplex: (b, x) => b.apply('or', isNaN(b, x.re), isNaN(b, x.im)),
  },
  isinf: {
    arity: 1,
    types: predicate,
    lower: isInfinite,
    lowerComplex: (b, x) => b.apply('or', isInfinite(b, x.re), isInfinite(b, x.im)),
  },
  isfinite: {
    arity: 1,
    types: predicate,
    lower: isFinite,
    lowerComplex: (b, x) => b.apply('and', isFinite(b, x.re), isFinite(b, x.im)),
  },
  isposinf: { arity: 1, types: ordering, lower: equalsLimit(Infinity) },
  isneginf: { arity: 1, types: ordering, lower: equalsLimit(-Infinity) },
  isreal: {
    arity: 1,
    types: predicate,
    lower: (b) => b.constant(1, 'bool'),
    lowerComplex: (b, x) => b.apply('eq', x.im, b.constant(0, b.dtypeOf(x.im))),
  },
  iscomplex: {
    arity: 1,
    types: predicate,
    lower: (b) => b.constant(0, 'bool'),
    lowerComplex: (b, x) => b.apply('ne', x.im, b.constant(0, b.dtypeOf(x.im))),
  },
} as const satisfies Record<string, OperatorRow>;
