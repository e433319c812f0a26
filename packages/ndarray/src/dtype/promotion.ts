/**
 * Which dtype an operation on several dtypes has: the tables of the Python array API standard
 * 2024.12, extended where NumPy 2 goes on, with weak JavaScript scalars (NEP 50).
 */
import { Complex } from './complex.ts';
import { type DType, dtypeInfo, dtypes, type Kind } from './dtypes.ts';
import type { ScalarLike } from './element.ts';

/** Dtypes that hold every value of a dtype, for the compiler what {@link isSafe} is for programs. */
interface SafeFor {
  bool: DType;
  int8: 'int8' | SafeFor['int16'];
  int16: 'int16' | SafeFor['int32'] | SafeFor['float32'];
  int32: 'int32' | SafeFor['int64'];
  int64: 'int64' | SafeFor['float64'];
  uint8: 'uint8' | 'int16' | SafeFor['uint16'];
  uint16: 'uint16' | 'int32' | SafeFor['uint32'] | SafeFor['float32'];
  uint32: 'uint32' | 'int64' | SafeFor['uint64'];
  uint64: 'uint64' | SafeFor['float64'];
  float32: 'float32' | 'complex64' | SafeFor['float64'];
  float64: 'float64' | 'complex128';
  complex64: 'complex64' | 'complex128';
  complex128: 'complex128';
}

/** From narrow to wide: the first that is safe for two dtypes is their promotion. */
type Widening = [
  'bool',
  'uint8',
  'int8',
  'uint16',
  'int16',
  'uint32',
  'int32',
  'uint64',
  'int64',
  'float32',
  'float64',
  'complex64',
  'complex128',
];

type FirstOf<List, Wanted> = List extends readonly [infer Head, ...infer Tail]
  ? Head extends Wanted
    ? Head
    : FirstOf<Tail, Wanted>
  : never;

/**
 * The dtype that {@link promote_types} gives, known to the compiler; for unions the union of all
 * cases.
 */
export type PromoteTypes<A extends DType, B extends DType> = A extends DType
  ? B extends DType
    ? Extract<FirstOf<Widening, SafeFor[A] & SafeFor[B]>, DType>
    : never
  : never;

const promotions = new Map<string, DType>();

/**
 * The smallest dtype to which both can be cast safely, as NumPy 2 promotes.
 *
 * @throws TypeError when an argument is no dtype.
 *
 * @example
 * ```ts
 * import { promote_types } from '@numloom/ndarray';
 * console.log(promote_types('int8', 'uint8')); // => int16
 * console.log(promote_types('int64', 'float32')); // => float64
 * ```
 */
export function promote_types<A extends DType, B extends DType>(a: A, b: B): PromoteTypes<A, B> {
  return promote(a, b, 'promote_types') as PromoteTypes<A, B>;
}

function promote(a: DType, b: DType, caller: string): DType {
  if (a === b) return dtypeInfo(a, caller).name;
  const key = `${a} ${b}`;
  let result = promotions.get(key);
  if (result === undefined) {
    dtypeInfo(a, caller);
    dtypeInfo(b, caller);
    // One of the two if it will do: the table goes by kind, not from narrow to wide.
    const candidates = [a, b, ...(Object.keys(dtypes) as DType[])];
    result = candidates.find((dtype) => isSafe(a, dtype) && isSafe(b, dtype))!;
    promotions.set(key, result);
  }
  return result;
}

/** Whether a dtype holds every value of another, by NumPy's notion: float64 counts for int64. */
function isSafe(from: DType, to: DType): boolean {
  if (from === 'bool') return true;
  const [{ kind }, { kind: target }] = [dtypes[from], dtypes[to]];
  const [size, room] = [partSize(from), partSize(to)];
  if (kind === target || (kind === 'f' && target === 'c')) return size <= room;
  if (kind === 'u' && target === 'i') return size < room;
  return RANK[kind] === 1 && RANK[target] > 1 && (size < room || room === 8);
}

/** Bytes of an element, or of one part of a complex one. */
function partSize(dtype: DType): number {
  return dtypes[dtype].itemsize / dtypes[dtype].components;
}

/** Something with a dtype of its own: a dtype, or an array (a 0-d one, too). */
export type Typed = DType | { readonly dtype: DType };

/** How far up the numeric tower a value or dtype is: what weak scalars are compared by. */
const RANK: Record<Kind, number> = { b: 0, i: 1, u: 1, f: 2, c: 3 };
const DEFAULT_OF_RANK = ['bool', 'int64', 'float64', 'complex128'] as const;

function rankOfScalar(value: ScalarLike): number {
  if (typeof value === 'boolean') return 0;
  if (typeof value === 'bigint' || Number.isInteger(value)) return 1;
  return typeof value === 'number' ? 2 : 3;
}

function isScalar(value: unknown): value is ScalarLike {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    typeof value === 'boolean' ||
    value instanceof Complex
  );
}

/**
 * The dtype of an operation on all operands. Arrays and dtypes are promoted; JavaScript scalars
 * are weak: they give way to a dtype of their kind or a higher one. A bigint or a number with an
 * integer value is weakly an integer, any other number weakly a float. Scalars alone have the
 * dtypes bool, float64 (number), int64 (bigint) and complex128.
 *
 * @throws TypeError when there is no operand or one is neither array, dtype nor scalar;
 *   RangeError when the dtype is an integer one that cannot hold an integer scalar.
 *
 * @example
 * ```ts
 * import { result_type } from '@numloom/ndarray';
 * console.log(result_type('float32', 0.5)); // => float32
 * console.log(result_type('int8', 'uint8', 3)); // => int16
 * console.log(result_type('int8', 0.5)); // => float64
 * ```
 */
export function result_type(...operands: readonly (Typed | ScalarLike)[]): DType {
  const given: DType[] = [];
  let rank = -1;
  for (const operand of operands) {
    if (isScalar(operand)) rank = Math.max(rank, rankOfScalar(operand));
    else given.push(dtypeOf(operand, 'result_type'));
  }
  // Floats first: two small integers may promote to one that needs a wider float than either.
  if (given.length > 2) given.sort((a, b) => RANK[dtypes[b].kind] - RANK[dtypes[a].kind]);
  let dtype: DType | undefined;
  for (const own of given) {
    dtype = dtype === undefined ? own : promote(dtype, own, 'result_type');
  }
  if (rank >= 0) dtype = dtype === undefined ? ofScalars(operands, rank) : withScalar(dtype, rank);
  if (dtype === undefined) throw new TypeError('result_type: at least one operand is needed');
  if (RANK[dtypes[dtype].kind] === 1) for (const operand of operands) checkFit(operand, dtype);
  return dtype;
}

/** A dtype together with a weak scalar. */
function withScalar(dtype: DType, rank: number): DType {
  const own = RANK[dtypes[dtype].kind];
  if (own >= rank) return dtype;
  return dtype === 'float32' ? 'complex64' : DEFAULT_OF_RANK[rank]!;
}

/** Alone, an integer number is a float like any other, and a large bigint may be a uint64. */
function ofScalars(operands: readonly unknown[], rank: number): DType {
  if (rank !== 1) return DEFAULT_OF_RANK[rank]!;
  if (operands.some((operand) => typeof operand === 'number')) return 'float64';
  return operands.some((operand) => typeof operand === 'bigint' && operand >= 2n ** 63n)
    ? 'uint64'
    : 'int64';
}

/** @throws RangeError when `scalar` is an integer outside of an integer dtype's range. */
function checkFit(scalar: unknown, dtype: DType): void {
  if (typeof scalar !== 'number' && typeof scalar !== 'bigint') return;
  const { kind, itemsize } = dtypes[dtype];
  const bits = 8 * itemsize - (kind === 'i' ? 1 : 0);
  // Powers of two are exact as numbers, and comparing them with a bigint is exact as well.
  if (scalar < 2 ** bits && scalar >= (kind === 'i' ? -(2 ** bits) : 0)) return;
  throw new RangeError(`result_type: the integer ${scalar} is out of bounds for ${dtype}`);
}

function dtypeOf(value: Typed, caller: string): DType {
  const dtype = typeof value === 'object' && value !== null ? value.dtype : value;
  return dtypeInfo(dtype, caller).name;
}

/** What {@link can_cast} may lose: nothing at all, no value, only range or precision, anything. */
export type Casting = 'no' | 'equiv' | 'safe' | 'same_kind' | 'unsafe';

const CASTING_ORDER: Record<Kind, number> = { b: 0, u: 1, i: 2, f: 3, c: 4 };

/**
 * Whether a dtype (or an array's) can be cast to another under a casting rule: `no` and `equiv`
 * want the same dtype, `safe` one that holds every value, `same_kind` also a narrower one of the
 * same or a higher kind.
 *
 * @throws TypeError when an argument is no dtype or `casting` is not a rule.
 *
 * @example
 * ```ts
 * import { can_cast } from '@numloom/ndarray';
 * console.log(can_cast('int32', 'float32')); // => false
 * console.log(can_cast('float64', 'float32', 'same_kind')); // => true
 * ```
 */
export function can_cast(from: Typed, to: DType, casting: Casting = 'safe'): boolean {
  return canCast(from, to, casting, 'can_cast');
}

function canCast(from: Typed, to: DType, casting: Casting, caller: string): boolean {
  const source = dtypeOf(from, caller);
  const target = dtypeOf(to, caller);
  switch (casting) {
    case 'no':
    case 'equiv':
      return source === target;
    case 'safe':
      return isSafe(source, target);
    case 'same_kind':
      return CASTING_ORDER[dtypes[source].kind] <= CASTING_ORDER[dtypes[target].kind];
    case 'unsafe':
      return true;
    default:
      throw new TypeError(`${caller}: casting ${JSON.stringify(casting)} is not a rule`);
  }
}

/** @throws TypeError naming `caller` when `casting` does not allow the conversion. */
export function checkCast(from: DType, to: DType, casting: Casting, caller: string): void {
  if (canCast(from, to, casting, caller)) return;
  throw new TypeError(
    `${caller}: ${from} to ${to} is no '${casting}' cast; give casting: 'unsafe'`,
  );
}

const KINDS = {
  bool: 'b',
  'signed integer': 'i',
  'unsigned integer': 'u',
  integral: 'iu',
  'real floating': 'f',
  'complex floating': 'c',
  numeric: 'iufc',
} as const;

/** Names of groups of dtypes, as in the Python array API standard. */
export type DTypeKind = keyof typeof KINDS;

/**
 * Whether a dtype is of a kind: a group's name, a dtype, or any of a list of them.
 *
 * @throws TypeError when `dtype` is no dtype or `kind` neither a group nor a dtype.
 *
 * @example
 * ```ts
 * import { isdtype } from '@numloom/ndarray';
 * console.log(isdtype('int8', 'integral')); // => true
 * console.log(isdtype('bool', ['numeric', 'float32'])); // => false
 * ```
 */
export function isdtype(
  dtype: DType,
  kind: DTypeKind | DType | readonly (DTypeKind | DType)[],
): boolean {
  const own = dtypeInfo(dtype, 'isdtype');
  if (typeof kind !== 'string') return kind.some((one) => isdtype(dtype, one));
  if (Object.hasOwn(KINDS, kind)) return KINDS[kind as DTypeKind].includes(own.kind);
  return dtypeInfo(kind as DType, 'isdtype').name === dtype;
}
