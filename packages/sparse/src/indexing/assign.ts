/** Writing to parts of a matrix. */
import {
  broadcastLayout,
  type Complex,
  copyto,
  dtypes,
  type ElementOf,
  formatShape,
  type NdArray,
  type ScalarLike,
} from '@numloom/ndarray';
import { newArray } from '@numloom/linalg/kernels';
import { given, type Other } from '../arithmetic/operands.ts';
import { toDense } from '../convert/dense.ts';
import { convert } from '../convert/convert.ts';
import { checkCount } from '../parts/checks.ts';
import { numbersOf } from '../parts/numbers.ts';
import type { Axes, Format, Parts, Shape, SparseDType } from '../parts/parts.ts';
import { isZero, valueFor, write } from './element.ts';
import { overlaid, type Replacements } from './overlay.ts';
import { type IndexPart, type Outer, type Pairs, resolve } from './places.ts';

/** Elements of `lil` and `dok` that are written one by one. */
const FEW = 4096;

const WRITTEN: readonly Format[] = ['coo', 'csc', 'csr', 'dok', 'lil'];

/** @throws TypeError naming `caller` when matrices of that format are not written to. */
function checkWritten(format: Format, caller: string): void {
  if (WRITTEN.includes(format)) return;
  throw new TypeError(`${caller}: a matrix of format ${format} is not written to, use tolil()`);
}

/** The matrix with another element (row, column): `lil` and `dok` in place, which O(nnz) is for others. */
export function withElement<D extends SparseDType>(
  a: Parts<D>,
  row: number,
  column: number,
  value: ScalarLike,
): Parts<D> {
  checkWritten(a.format, 'set');
  const element = valueFor(value, a.dtype, 'set');
  if (a.format === 'lil' || a.format === 'dok') {
    write(a, row, column, element);
    return a;
  }
  return overlaid(a, (r, c) => r === row && c === column, {
    rows: Int32Array.of(row),
    columns: Int32Array.of(column),
    numbers: partsOf(element),
  });
}

/**
 * The matrix with other elements where an index selects: `lil` and `dok` in place where they are few. Where an
 * element is selected more than once, the last value stays. O(nnz + selected).
 *
 * @param axes - 1 where the matrix is the only row of an array of one axis
 */
export function assigned<D extends SparseDType>(
  a: Parts<D>,
  index: readonly IndexPart[],
  value: Other,
  axes: Axes = 2,
): Parts<D> {
  const caller = 'setSlice';
  checkWritten(a.format, caller);
  const places = resolve(a.shape, index, caller, axes);
  const { sparse, scalar, dense } = given(value, caller);
  if (scalar !== undefined && isZero(scalar)) return overlaid(a, covered(places, a.shape), none());
  const [height, width] = places.shape;
  checkCount(height * width, caller);
  const whole = scalar === undefined ? (dense ?? toDense(convert(sparse!, 'csr'))) : undefined;
  const isList = places.isColumn && (whole?.ndim === 1 || whole?.shape[0] === 1);
  const from = isList ? whole.reshape([whole.size, 1]) : whole;
  if (from !== undefined && a.dtype !== 'complex128' && dtypes[from.dtype].components === 2) {
    throw new TypeError(`${caller}: values are complex, the matrix ${a.dtype}`);
  }
  const numbers = spread(from ?? scalar!, a.dtype, places, caller);
  const all = targets(places, a.shape, numbers, dtypes[a.dtype].components);
  if ((a.format === 'lil' || a.format === 'dok') && all.rows.length <= FEW) {
    writeAll(a, all);
    return a;
  }
  return overlaid(a, covered(places, a.shape), all);
}

const none = (): Replacements => ({
  rows: new Int32Array(0),
  columns: new Int32Array(0),
  numbers: [],
});

const partsOf = (value: ElementOf<SparseDType>): number[] =>
  typeof value === 'object' ? [value.re, value.im] : [value];

function writeAll<D extends SparseDType>(a: Parts<D, 'dok' | 'lil'>, all: Replacements): void {
  const complex = newArray(a.dtype, [all.rows.length]);
  numbersOf(complex as NdArray<SparseDType>).set(all.numbers);
  all.rows.forEach((row, k) => write(a, row, all.columns[k]!, complex.get(k)));
}

/** A value for each place of a selection, as packed numbers. */
function spread(
  from: NdArray | number | Complex,
  dtype: SparseDType,
  { shape, result }: Outer | Pairs,
  caller: string,
): Float64Array {
  const packed = newArray(dtype, shape);
  if (typeof from === 'number' || !('dtype' in from)) {
    packed.fill(valueFor(from, dtype, caller));
  } else {
    try {
      broadcastLayout(from, shape, caller);
    } catch (cause) {
      throw new RangeError(
        `${caller}: values of the shape ${formatShape(from.shape)} do not fit ${formatShape(result)}`,
        { cause },
      );
    }
    copyto(packed, from, { casting: 'unsafe' });
  }
  return numbersOf(packed);
}

/** The selected places, none twice, with the last of the values for each. */
function targets(
  places: Outer | Pairs,
  shape: Shape,
  numbers: Float64Array,
  components: number,
): Replacements {
  const chosen: number[] = [];
  const [rows, columns]: [number[], number[]] = [[], []];
  const add = (row: number, column: number, k: number): void => {
    rows.push(row);
    columns.push(column);
    for (let part = 0; part < components; part++) chosen.push(numbers[k * components + part]!);
  };
  if (places.kind === 'pairs') {
    const last = new Map<number, number>();
    places.rows.forEach((row, k) => last.set(row * shape[1] + places.columns[k]!, k));
    for (const k of last.values()) add(places.rows[k]!, places.columns[k]!, k);
  } else {
    const [down, across] = places.axes.map(
      ({ places: list }) => new Map([...list].map((place, k) => [place, k])),
    ) as [Map<number, number>, Map<number, number>];
    for (const [row, p] of down) {
      for (const [column, q] of across) add(row, column, p * places.shape[1] + q);
    }
  }
  return { rows: Int32Array.from(rows), columns: Int32Array.from(columns), numbers: chosen };
}

/** Whether a place is selected. */
function covered(places: Outer | Pairs, shape: Shape): (row: number, column: number) => boolean {
  if (places.kind === 'pairs') {
    const all = new Set<number>();
    places.rows.forEach((row, k) => all.add(row * shape[1] + places.columns[k]!));
    return (row, column) => all.has(row * shape[1] + column);
  }
  const [rows, columns] = places.axes.map(({ places: list }, axis) => {
    const flags = new Uint8Array(shape[axis]!);
    for (const place of list) flags[place] = 1;
    return flags;
  }) as [Uint8Array, Uint8Array];
  return (row, column) => rows[row] === 1 && columns[column] === 1;
}
