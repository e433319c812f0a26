/**
 * The operations that a kernel is made of, and what each means, to the bit. The interpreter is
 * their definition; every other backend has to agree with it.
 *
 * Integers of every width wrap. Floats are IEEE 754, each operation rounded to its dtype, never
 * contracted. Which NaN comes out is not fixed.
 */
import type { ComplexDType, DType } from '@numloom/ndarray';
import type { TableName } from './tables.ts';

/** The dtypes that kernels compute with; complex numbers are pairs of floats before. */
export type RealDType = Exclude<DType, ComplexDType>;

/** Sets of dtypes that a primitive takes. */
export type Domain = 'any' | 'number' | 'float' | 'float64' | 'integer' | 'bits';

/** One row of the table of primitives. */
export interface PrimitiveInfo {
  readonly arity: 1 | 2 | 3;
  /** Takes further operands, too. */
  readonly variadic?: true;
  /** Dtypes of the operands, which are all alike (`bits`: bool and integers). */
  readonly domain: Domain;
  /** Dtype of the result: that of the operands, or bool; `convert` says it itself. */
  readonly result: 'same' | 'bool' | 'given';
  /** Computed by a call per element: kernels with it are not vectorised. */
  readonly scalarCall?: true;
  /**
   * `[condition, x, otherwise]`: a call where the bool condition holds, which is rare, so vectors
   * test whether it holds anywhere.
   */
  readonly guardedCall?: true;
  /** Finds an element of this column of a table, in the row that bits of the operand say. */
  readonly column?: readonly [table: TableName, column: number];
}

const unaryFloat = { arity: 1, domain: 'float', result: 'same' } as const;
const unaryFloat64 = { arity: 1, domain: 'float64', result: 'same' } as const;
const binaryFloat = { arity: 2, domain: 'float', result: 'same' } as const;
const binaryInteger = { arity: 2, domain: 'integer', result: 'same' } as const;
const binaryNumber = { arity: 2, domain: 'number', result: 'same' } as const;
const compare = { arity: 2, domain: 'any', result: 'bool' } as const;
const bits = { arity: 2, domain: 'bits', result: 'same' } as const;
const guardedCall = { arity: 3, domain: 'float64', result: 'same', guardedCall: true } as const;
const select = { arity: 3, domain: 'any', result: 'same' } as const;
const lookUp = <T extends TableName, C extends number>(table: T, column: C) =>
  ({ arity: 1, domain: 'float64', result: 'same', column: [table, column] }) as const;

/** All primitives. */
export const primitives = {
  add: binaryNumber,
  sub: binaryNumber,
  mul: binaryNumber,
  /** True division of floats. */
  div: binaryFloat,
  /** Quotient rounded down; 0 where the divisor is 0; the lowest integer over -1 wraps. */
  floor_divide: binaryInteger,
  /** Remainder with the sign of the divisor; 0 where the divisor is 0. */
  remainder: binaryInteger,
  /** Greatest common divisor, at least 0 but where it wraps; that of 0 and 0 is 0. */
  gcd: { ...binaryInteger, scalarCall: true },
  /** Exact remainder with the sign of the dividend, as C's fmod and JavaScript's `%`. */
  fmod: { ...binaryFloat, scalarCall: true },
  neg: { arity: 1, domain: 'number', result: 'same' },
  abs: { arity: 1, domain: 'number', result: 'same' },
  sqrt: unaryFloat,
  floor: unaryFloat,
  ceil: unaryFloat,
  trunc: unaryFloat,
  /** Nearest whole number, ties to even. */
  nearest: unaryFloat,
  /** NaN if an operand is NaN; -0 is less than +0. */
  min: binaryNumber,
  max: binaryNumber,
  /** As `min` and `max`, but the other operand if one is NaN. */
  fmin: binaryNumber,
  fmax: binaryNumber,
  /** `[x, y]`: y where it is less (greater), else x, so that a NaN of x stays: one instruction. */
  pmin: binaryFloat,
  pmax: binaryFloat,
  eq: compare,
  ne: compare,
  lt: compare,
  le: compare,
  and: bits,
  or: bits,
  xor: bits,
  /** Logical for bool, all bits flipped for integers. */
  not: { arity: 1, domain: 'bits', result: 'same' },
  /** 0 where the count is negative or at least the width. */
  shl: binaryInteger,
  /** Keeps the sign; 0 or -1 where the count is negative or at least the width. */
  shr: binaryInteger,
  /** `[condition, a, b]`: a where the bool condition holds, else b. */
  select,
  /**
   * The same, where the condition almost always holds: what only b needs is computed where it
   * fails for some element nearby.
   */
  usually: select,
  /** To the instruction's dtype, by the rules of `convertScalar`. */
  convert: { arity: 1, domain: 'any', result: 'given' },
  /** The same bytes as another dtype of that size: floats and integers of 32 or 64 bits. */
  reinterpret: { arity: 1, domain: 'number', result: 'given' },
  /** Magnitude of the first operand with the sign of the second, also of zeros and NaN. */
  copysign: binaryFloat,
  /** The leading half of the significand (26 of 53 bits, 12 of 24), the others cleared. */
  head: unaryFloat,
  /** The exponent of |x| = m 2^e, 1 <= m < 2; for zeros and subnormals as if for the next lower. */
  exponent: unaryFloat,
  /** The significand m with the sign of x; the bits of the exponent are replaced by those of 1. */
  mantissa: unaryFloat,
  /** 2 to a whole power, in the range of normal numbers; other powers have no meaning. */
  pow2: unaryFloat,
  /** k and m of a normal number x = 2^k m > 0, with m from 45/64 to 45/32. */
  near_exponent: unaryFloat64,
  near_mantissa: unaryFloat64,
  /** `[x, y]`: the lowest bits of y are added to those of x, 44 places higher: 1 stands for 2^(1/256). */
  raise: { arity: 2, domain: 'float64', result: 'same' },
  /** Columns of the tables that tables.ts describes. */
  sine_head: /* @__PURE__ */ lookUp('sine', 0),
  sine_tail: /* @__PURE__ */ lookUp('sine', 1),
  sine_slope: /* @__PURE__ */ lookUp('sine', 2),
  sine_slope_rest: /* @__PURE__ */ lookUp('sine', 3),
  log_centre: /* @__PURE__ */ lookUp('log', 0),
  log_reciprocal: /* @__PURE__ */ lookUp('log', 1),
  log_head: /* @__PURE__ */ lookUp('log', 2),
  log_tail: /* @__PURE__ */ lookUp('log', 3),
  exp2_lowered: /* @__PURE__ */ lookUp('exp2', 0),
  exp2_rest: /* @__PURE__ */ lookUp('exp2', 1),
  /** x less the nearest whole multiple of π/2, for huge x: rounded to float64, and what that misses. */
  pio2_head: guardedCall,
  pio2_tail: guardedCall,
  /** That multiple modulo 4: 0, 1, 2 or 3. */
  pio2_quadrant: guardedCall,
  /** A function of the launch, of 1 to 6 operands. */
  call: { ...unaryFloat64, variadic: true, scalarCall: true },
  /** Power of integers by wrapping products; negative exponents throw. */
  pow: { ...binaryInteger, scalarCall: true },
} as const satisfies Record<string, PrimitiveInfo>;

/** Name of a primitive. */
export type Primitive = keyof typeof primitives;

/** The row of a primitive. */
export function primitiveInfo(name: Primitive): PrimitiveInfo {
  return primitives[name];
}

/** Primitives that a fold can use: associative up to rounding, with an identity. */
export type FoldPrimitive = 'add' | 'mul' | 'min' | 'max' | 'fmin' | 'fmax' | 'and' | 'or';
