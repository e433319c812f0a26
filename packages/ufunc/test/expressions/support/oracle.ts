/** Plain values for what random expressions denote: one element at a time, in JavaScript. */
import {
  Complex,
  type DType,
  dtypes,
  isdtype,
  result_type,
  type ScalarLike,
} from '@numloom/ndarray';
import type { Element } from './layouts.ts';

/** An element with its dtype. */
export interface Typed {
  readonly dtype: DType;
  readonly value: Element;
}

type Real = number | bigint;

/** A whole number as an integer of the dtype. */
function wrap(value: bigint, dtype: DType): Real {
  const bits = 8 * dtypes[dtype].itemsize;
  const wrapped =
    dtypes[dtype].kind === 'i' ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
  return bits === 64 ? wrapped : Number(wrapped);
}

/** A value as an element of another dtype, where that loses nothing but precision. */
function cast(value: Element, dtype: DType): Element {
  const { kind } = dtypes[dtype];
  if (kind === 'c') {
    const { re, im } = value instanceof Complex ? value : new Complex(Number(value));
    return dtype === 'complex64'
      ? new Complex(Math.fround(re), Math.fround(im))
      : new Complex(re, im);
  }
  if (kind === 'b')
    return value instanceof Complex ? value.re !== 0 || value.im !== 0 : Number(value) !== 0;
  if (kind === 'f') return dtype === 'float32' ? Math.fround(Number(value)) : Number(value);
  return wrap(typeof value === 'bigint' ? value : BigInt(Number(value)), dtype);
}

const floatDType = (dtype: DType): DType =>
  isdtype(dtype, ['real floating', 'complex floating']) ? dtype : 'float64';

/** Arithmetic on one dtype, rounded to it. */
function arithmetic(
  dtype: DType,
  floats: (a: number, b: number) => number,
  integers: (a: bigint, b: bigint) => bigint,
  a: Element,
  b: Element,
): Element {
  if (isdtype(dtype, 'real floating')) return cast(floats(a as number, b as number), dtype);
  return wrap(integers(BigInt(a as Real), BigInt(b as Real)), dtype);
}

function floorDivide(a: bigint, b: bigint): bigint {
  if (b === 0n) return 0n;
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

type Op = (dtype: DType, ...args: Element[]) => Element;
const isComplex = (dtype: DType): boolean => dtypes[dtype].kind === 'c';

function compare(test: (a: number | bigint, b: number | bigint) => boolean): Op {
  return (_, a, b) => test(realOf(a), realOf(b));
}

function realOf(value: Element): Real {
  return typeof value === 'bigint' ? value : Number(value);
}

function extreme(
  pick: (a: number, b: number) => number,
  first: (a: bigint, b: bigint) => boolean,
): Op {
  return (dtype, a, b) => {
    if (dtype === 'bool') return pick(Number(a), Number(b)) === 1;
    if (typeof a === 'bigint') return first(a, b as bigint) ? a : b;
    return pick(a as number, b as number);
  };
}

/** How an operator is computed, and in which dtypes. */
interface Row {
  readonly arity: number;
  readonly computes?: (dtype: DType) => DType;
  readonly gives?: (dtype: DType) => DType;
  readonly takes?: (dtype: DType) => boolean;
  readonly op: Op;
}

const toBool = (): DType => 'bool';
const noBool = (dtype: DType): boolean => dtype !== 'bool';
const isReal = (dtype: DType): boolean => !isComplex(dtype);
const isBits = (dtype: DType): boolean => ['b', 'i', 'u'].includes(dtypes[dtype].kind);

function linear(sign: 1 | -1): Op {
  const integerSign = BigInt(sign);
  return (dtype, a, b) => {
    if (dtype === 'bool') return Boolean(a) || Boolean(b);
    if (a instanceof Complex && b instanceof Complex) {
      return cast(new Complex(a.re + sign * b.re, a.im + sign * b.im), dtype);
    }
    return arithmetic(
      dtype,
      (x, y) => x + sign * y,
      (x, y) => x + integerSign * y,
      a,
      b,
    );
  };
}

function multiply(dtype: DType, a: Element, b: Element): Element {
  if (dtype === 'bool') return Boolean(a) && Boolean(b);
  if (a instanceof Complex && b instanceof Complex) {
    const round = dtype === 'complex64' ? Math.fround : (x: number) => x;
    const product = (x: number, y: number): number => round(x * y);
    return cast(
      new Complex(
        product(a.re, b.re) - product(a.im, b.im),
        product(a.re, b.im) + product(a.im, b.re),
      ),
      dtype,
    );
  }
  return arithmetic(
    dtype,
    (x, y) => x * y,
    (x, y) => x * y,
    a,
    b,
  );
}

function bits(op: (a: bigint, b: bigint) => bigint): Op {
  return (dtype, a, b) => {
    const value = op(BigInt(a as Real), BigInt(b as Real));
    return dtype === 'bool' ? value !== 0n : wrap(value, dtype);
  };
}

function rounded(op: (value: number) => number): Op {
  return (dtype, a) => (isdtype(dtype, 'real floating') ? op(a as number) : a);
}

/** The operators of random expressions; all are exact or rounded once. */
export const oracle: Readonly<Record<string, Row>> = {
  add: { arity: 2, op: linear(1) },
  subtract: { arity: 2, takes: noBool, op: linear(-1) },
  multiply: { arity: 2, op: multiply },
  divide: {
    arity: 2,
    takes: isReal,
    computes: floatDType,
    op: (dtype, a, b) => cast((a as number) / (b as number), dtype),
  },
  negative: {
    arity: 1,
    takes: noBool,
    op: (dtype, a) =>
      a instanceof Complex
        ? new Complex(-a.re, -a.im)
        : arithmetic(
            dtype,
            (x) => -x,
            (x) => -x,
            a,
            0,
          ),
  },
  square: {
    arity: 1,
    computes: (dtype) => (dtype === 'bool' ? 'int8' : dtype),
    op: (dtype, a) => multiply(dtype, a, a),
  },
  absolute: {
    arity: 1,
    takes: isReal,
    op: (dtype, a) =>
      dtype === 'bool' ? a : arithmetic(dtype, Math.abs, (x) => (x < 0n ? -x : x), a, 0),
  },
  sqrt: {
    arity: 1,
    takes: (dtype) => isdtype(dtype, 'real floating'),
    op: (dtype, a) => cast(Math.sqrt(a as number), dtype),
  },
  floor: { arity: 1, takes: isReal, op: rounded(Math.floor) },
  ceil: { arity: 1, takes: isReal, op: rounded(Math.ceil) },
  trunc: { arity: 1, takes: isReal, op: rounded(Math.trunc) },
  minimum: { arity: 2, takes: isReal, op: extreme(Math.min, (a, b) => a <= b) },
  maximum: { arity: 2, takes: isReal, op: extreme(Math.max, (a, b) => a >= b) },
  floor_divide: {
    arity: 2,
    takes: (dtype) => isdtype(dtype, 'integral'),
    op: (dtype, a, b) => arithmetic(dtype, () => NaN, floorDivide, a, b),
  },
  remainder: {
    arity: 2,
    takes: (dtype) => isdtype(dtype, 'integral'),
    op: (dtype, a, b) =>
      arithmetic(
        dtype,
        () => NaN,
        (x, y) => (y === 0n ? 0n : x - y * floorDivide(x, y)),
        a,
        b,
      ),
  },
  less: { arity: 2, takes: isReal, gives: toBool, op: compare((a, b) => a < b) },
  less_equal: { arity: 2, takes: isReal, gives: toBool, op: compare((a, b) => a <= b) },
  greater: { arity: 2, takes: isReal, gives: toBool, op: compare((a, b) => a > b) },
  equal: {
    arity: 2,
    gives: toBool,
    op: (_, a, b) =>
      a instanceof Complex && b instanceof Complex ? a.re === b.re && a.im === b.im : a === b,
  },
  logical_and: {
    arity: 2,
    computes: toBool,
    gives: toBool,
    op: (_, a, b) => a === true && b === true,
  },
  logical_not: { arity: 1, computes: toBool, gives: toBool, op: (_, a) => a === false },
  bitwise_and: { arity: 2, takes: isBits, op: bits((a, b) => a & b) },
  bitwise_or: { arity: 2, takes: isBits, op: bits((a, b) => a | b) },
  bitwise_xor: { arity: 2, takes: isBits, op: bits((a, b) => a ^ b) },
  conj: {
    arity: 1,
    takes: isComplex,
    op: (_, a) => new Complex((a as Complex).re, -(a as Complex).im),
  },
  real: {
    arity: 1,
    takes: isComplex,
    gives: (dtype) => (dtype === 'complex64' ? 'float32' : 'float64'),
    op: (_, a) => (a as Complex).re,
  },
  where: { arity: 3, op: (_, condition, a, b) => (condition === true ? a : b) },
};

/** The dtype that an operator computes in for these operands, undefined where it takes none. */
export function computeDType(
  name: string,
  operands: readonly (DType | ScalarLike)[],
): DType | undefined {
  const { takes, computes } = oracle[name]!;
  const typed = name === 'where' ? operands.slice(1) : operands;
  let dtype: DType;
  try {
    dtype = result_type(...typed);
  } catch {
    return undefined;
  }
  if (takes !== undefined && !takes(dtype)) return undefined;
  return computes === undefined ? dtype : computes(dtype);
}

/** One element of a result. */
export function compute(name: string, dtype: DType, elements: readonly Element[]): Typed {
  const { op, gives } = oracle[name]!;
  const args = elements.map((element, place) =>
    cast(element, name === 'where' && place === 0 ? 'bool' : dtype),
  );
  return { dtype: gives === undefined ? dtype : gives(dtype), value: op(dtype, ...args) };
}
