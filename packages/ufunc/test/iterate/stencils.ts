/** Random stencils on windows of one array, and plain loops that do the same. */
import { array, asarray, type DType, type NdArray, zeros } from '@numloom/ndarray';
import { add, type Expression, multiply, subtract, where } from '@numloom/ufunc';
import fc from 'fast-check';

/** Where a window starts, axis by axis. */
export type Place = readonly number[];

/** A step on windows of one array: the sum of some, each times its number, from 1 on. */
export interface Case {
  /** Of the windows. */
  readonly shape: readonly number[];
  /** Room for windows to start in. */
  readonly room: Place;
  readonly target: Place;
  readonly reads: readonly Place[];
  readonly dtype: DType;
  /** Along the axes of windows. */
  readonly step: 1 | 2 | -1;
  readonly transposed: boolean;
  readonly foreign: boolean;
  /** What is subtracted: nothing, an array, or one row of it for all rows. */
  readonly source: 'none' | 'full' | 'row';
  /** Whether elements stay where the source is 3 or more. */
  readonly masked: boolean;
  readonly count: number;
}

/** Cases of so many elements along each axis. */
export function cases(
  lengths: readonly (readonly [least: number, most: number])[],
  reach: number,
  dtypes: readonly DType[] = ['float64', 'float32', 'int32'],
  counts: readonly [number, number] = [0, 5],
): fc.Arbitrary<Case> {
  const place = fc.tuple(...lengths.map(() => fc.integer({ min: 0, max: reach })));
  return fc.record({
    shape: fc.tuple(...lengths.map(([min, max]) => fc.integer({ min, max }))),
    room: fc.constant(lengths.map(() => reach)),
    target: place,
    reads: fc.array(place, { minLength: 1, maxLength: 6 }),
    dtype: fc.constantFrom(...dtypes),
    step: fc.constantFrom(1, 1, 2, -1),
    transposed: fc.boolean(),
    foreign: fc.boolean(),
    source: fc.constantFrom('none', 'full', 'row'),
    masked: fc.boolean(),
    count: fc.integer({ min: counts[0], max: counts[1] }),
  });
}

/** Arrays of a case, and its step. */
export interface Made {
  readonly base: NdArray;
  readonly target: NdArray;
  readonly reads: readonly NdArray[];
  readonly source: NdArray | undefined;
  /** The value, built anew. */
  readonly value: () => Expression;
}

/** Makes the arrays of a case. */
export function make(one: Case): Made {
  const { shape, room, step, dtype, transposed } = one;
  const foreign = one.foreign && dtype !== 'complex128';
  const full = shape.map((length, axis) => length * Math.abs(step) + room[axis]!);
  const size = full.reduce((a, b) => a * b, 1);
  const values = Float64Array.from({ length: size }, (_, i) => (((i * 7919) % 1013) - 500) / 64);
  const flat = (foreign ? asarray(values) : array(values)).reshape(full);
  const base =
    dtype === 'float64'
      ? flat
      : foreign
        ? asarray(flat.astype(dtype).data.slice() as Float64Array).reshape(full)
        : flat.astype(dtype);
  const window = (place: Place): NdArray => {
    const parts = shape.map((length, axis) => {
      const from = place[axis]!;
      const to = from + length * Math.abs(step);
      return `${from}:${to}${step === 1 ? '' : `:${Math.abs(step)}`}`;
    });
    const part = base.slice(...parts);
    const turned = step < 0 ? part.slice(...shape.map(() => '::-1')) : part;
    return transposed ? turned.T : turned;
  };
  const target = window(one.target);
  const reads = one.reads.map(window);
  const source = one.source === 'none' ? undefined : sourceOf(target, one.source, dtype);
  const value = (): Expression => {
    const sum = reads
      .map((read, i) => multiply(read, i + 1))
      .reduce<Expression>((a, b) => add(a, b), multiply(target, 0) as Expression);
    const less = source === undefined ? sum : subtract<NdArray | Expression, NdArray>(sum, source);
    return one.masked && source !== undefined
      ? where<Expression, NdArray>(source, less, target)
      : less;
  };
  return { base, target, reads, source, value };
}

function sourceOf({ shape }: NdArray, kind: 'full' | 'row', dtype: DType): NdArray {
  const own = kind === 'full' ? [...shape] : shape.slice(-1);
  const result = zeros(own, { dtype });
  const data = result.data as Float64Array;
  for (let i = 0; i < data.length; i++) data[i] = (i * 5) % 4;
  return result;
}

/** What a loop over plain elements makes of a case. */
export interface Swept {
  /** All elements of the memory of the base. */
  readonly data: ArrayLike<number>;
  /** Root of the sum of squares and largest magnitude of each sweep's change. */
  readonly norms: readonly (readonly [number, number])[];
}

/** Sweeps over a copy of the elements, of dtypes that are plain numbers. */
export function sweepPlainly(one: Case, made: Made, order: 'jacobi' | 'gauss-seidel'): Swept {
  const { target, reads, base, source } = made;
  const round =
    one.dtype === 'float32' ? Math.fround : one.dtype === 'int32' ? (x: number) => x | 0 : Number;
  const data = (base.data as Float64Array).slice();
  const offset = base.offset;
  const indices = [...indicesOf(target.shape)];
  const at = ({ offset: start, strides }: NdArray, index: readonly number[]): number =>
    index.reduce((sum, i, axis) => sum + i * strides[axis]!, start) - offset;
  const others = source?.data as Float64Array | undefined;
  const otherAt = (index: readonly number[]): number =>
    others![at(source!, index.slice(-source!.ndim)) + offset - source!.offset]!;
  const norms: [number, number][] = [];
  for (let sweep = 0; sweep < one.count; sweep++) {
    const from = order === 'jacobi' ? data.slice() : data;
    let squares = 0;
    let largest = 0;
    for (const index of indices) {
      const place = at(target, index);
      const old = data[place]!;
      let sum = round(from[place]! * 0);
      reads.forEach((read, i) => {
        const factor = i + 1;
        const product =
          one.dtype === 'int32'
            ? Math.imul(from[at(read, index)]!, factor)
            : round(from[at(read, index)]! * factor);
        sum = round(sum + product);
      });
      if (others !== undefined) sum = round(sum - otherAt(index));
      if (one.masked && others !== undefined && otherAt(index) === 0) sum = from[place]!;
      data[place] = sum;
      const change = Math.abs(sum - old);
      squares += change * change;
      largest = Math.max(largest, change);
    }
    norms.push([Math.sqrt(squares), largest]);
  }
  return { data, norms };
}

function* indicesOf(shape: readonly number[]): Generator<number[]> {
  if (shape.length === 0) {
    yield [];
    return;
  }
  for (let i = 0; i < shape[0]!; i++)
    for (const rest of indicesOf(shape.slice(1))) yield [i, ...rest];
}

/** The index of the first element in which two runs of elements differ, NaN being equal; or -1. */
export function firstDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return i;
  return -1;
}
