/** Whether the arrays of an archive are the parts of a matrix. */
import { formatShape, isdtype, isPacked, type NdArray, zeros } from '@numloom/ndarray';
import { isLong, type LongAxis, LONGEST, numbered } from '../../long/axis.ts';
import { axesOf, type Held, heldShape, heldTriplets } from '../../long/held.ts';
import { int32Array, numbersOf } from '../../parts/numbers.ts';
import type { Axes, Shape, SparseDType } from '../../parts/parts.ts';
import { MatrixFormatError } from '../error.ts';
import { plain } from '../triplets.ts';

type Arrays = Readonly<Record<string, NdArray>>;

const MOST = 2 ** 31 - 1;

/** Makes parts of arrays, checking all that kernels rely on. */
export class Checker {
  readonly #arrays: Arrays;
  readonly #caller: string;

  constructor(arrays: Arrays, caller: string) {
    this.#arrays = arrays;
    this.#caller = caller;
  }

  fail(reason: string): never {
    throw new MatrixFormatError(`${this.#caller}: ${reason}`);
  }

  /** How many axes the array has: one only where its format allows it. */
  axes(label: string): Axes {
    const { length: size } = this.#wholeNumbers('shape', 1);
    if (size === 2) return 2;
    const few = label === 'coo' || label === 'csr';
    if (size === 1 && few) return 1;
    const [axes, wanted] = [size === 1 ? 'axis' : 'axes', few ? '1 or 2' : '2'];
    this.fail(`the shape has ${size} ${axes}, must have ${wanted}`);
  }

  /** The shape, with one axis that of a matrix of one row. */
  shape(): Shape {
    const shape = this.#wholeNumbers('shape', 1);
    const [rows, columns] = shape.length === 1 ? [1, shape[0]!] : (shape as unknown as Shape);
    if (rows < 0 || columns < 0) this.fail(`the shape is ${Array.from(shape).join(' x ')}`);
    return [rows, columns];
  }

  /** The same of formats whose arrays have no long axes. */
  #shortShape(): Shape {
    const shape = this.shape();
    if (shape.some(isLong)) this.fail(`the shape is ${shape.join(' x ')}, more than int32 holds`);
    return shape;
  }

  compressed(format: 'csr' | 'csc'): Held {
    const shape = this.shape();
    const [lines, length] = format === 'csr' ? shape : ([shape[1], shape[0]] as const);
    const all = this.#values(1);
    const { indptr, indices, axis } = this.#lines(lines, length, all.size);
    const data = all.slice(`:${indices.size}`).copy();
    const axes = format === 'csr' ? axesOf(undefined, axis) : axesOf(axis, undefined);
    const own = heldShape(shape, axes);
    return { parts: { format, dtype: data.dtype, shape: own, indptr, indices, data }, axes };
  }

  bsr(): Held {
    const shape = this.#shortShape();
    const data = this.#values(3);
    const [blocks, height, width] = data.shape as [number, number, number];
    if (height < 1 || width < 1 || shape[0] % height !== 0 || shape[1] % width !== 0) {
      this.fail(`blocks of ${height} x ${width} do not divide ${shape[0]} x ${shape[1]}`);
    }
    const { indptr, indices } = this.#lines(shape[0] / height, shape[1] / width, blocks);
    const kept = data.slice(`:${indices.size}`).copy();
    return { parts: { format: 'bsr', dtype: data.dtype, shape, indptr, indices, data: kept } };
  }

  dia(): Held {
    const shape = this.#shortShape();
    const data = this.#values(2);
    const offsets = this.#integers('offsets', 1);
    if (offsets.size !== data.shape[0]) {
      this.fail(`there are ${offsets.size} offsets, but ${data.shape[0]} diagonals`);
    }
    if (new Set(plain(offsets)).size !== offsets.size) this.fail('two diagonals have one offset');
    const kept = data.slice(':', `:${shape[1]}`).copy();
    return { parts: { format: 'dia', dtype: data.dtype, shape, offsets, data: kept } };
  }

  coo(): Held {
    const shape = this.shape();
    const data = this.#values(1);
    let [row, col] = [this.#arrays['row'], this.#arrays['col']];
    const { coords } = this.#arrays;
    if (coords !== undefined) {
      const axes = this.axes('coo');
      if (coords.ndim !== 2 || coords.shape[0] !== axes) {
        const wanted = axes === 1 ? 'one row' : 'two rows';
        this.fail(`coords is ${formatShape(coords.shape)}, must have ${wanted}`);
      }
      col = coords.slice(axes - 1);
      row = axes === 1 ? zeros([col.size], { dtype: 'int32' }) : coords.slice(0);
    }
    const places = [this.#wholeNumbers('row', 1, row), this.#wholeNumbers('col', 1, col)] as const;
    const [rows, columns] = places;
    if (rows.length !== data.size || columns.length !== data.size) {
      const counts = `${rows.length}, ${columns.length} and ${data.size}`;
      this.fail(`row, col and data have ${counts} elements`);
    }
    this.#checkIndices(rows, shape[0], 'row');
    this.#checkIndices(columns, shape[1], 'col');
    return heldTriplets({ dtype: data.dtype, data }, shape, places);
  }

  #lines(
    lines: number,
    length: number,
    entries: number,
  ): {
    readonly indptr: NdArray<'int32'>;
    readonly indices: NdArray<'int32'>;
    readonly axis?: LongAxis;
  } {
    const indptr = this.#integers('indptr', 1);
    const all = this.#wholeNumbers('indices', 1);
    if (indptr.size !== lines + 1) {
      this.fail(`indptr has ${indptr.size} elements, must have ${lines + 1}`);
    }
    const starts = plain(indptr);
    const last = starts[lines]!;
    const wrong = starts.findIndex((start, i) => (i === 0 ? start !== 0 : start < starts[i - 1]!));
    if (wrong >= 0) this.fail(`indptr does not rise from 0: element ${wrong} is ${starts[wrong]}`);
    if (last > all.length || last > entries) {
      this.fail(`indptr ends with ${last}, but there are ${all.length} indices, ${entries} values`);
    }
    const indices = all.subarray(0, last);
    this.#checkIndices(indices, length, 'indices');
    if (!isLong(length)) return { indptr, indices: int32Array(indices) };
    const { axis, numbers } = numbered(indices, length);
    return { indptr, indices: int32Array(numbers), axis };
  }

  #checkIndices(list: ArrayLike<number>, length: number, name: string): void {
    for (let k = 0; k < list.length; k++) {
      if (list[k]! >= 0 && list[k]! < length) continue;
      this.fail(`${name} has ${list[k]} at ${k}, must be in 0 to ${length - 1}`);
    }
  }

  #array(name: string, axes: number, array = this.#arrays[name]): NdArray {
    if (array === undefined) this.fail(`the archive has no ${name}.npy`);
    if (array.ndim === axes) return array;
    this.fail(`${name} has ${array.ndim} axes, must have ${axes}`);
  }

  #integers(name: string, axes: number, given?: NdArray): NdArray<'int32'> {
    return int32Array(this.#wholeNumbers(name, axes, given, MOST));
  }

  /** Numbers up to `most`, by default what JavaScript counts to. */
  #wholeNumbers(
    name: string,
    axes: number,
    given?: NdArray,
    most = LONGEST,
  ): Int32Array | Float64Array {
    const array = this.#array(name, axes, given);
    if (!isdtype(array.dtype, 'integral')) this.fail(`${name} is ${array.dtype}, must be integers`);
    if (array.dtype === 'int32') {
      return numbersOf((isPacked(array) ? array : array.copy()) as NdArray<'int32'>).slice();
    }
    // Rounding takes no number that is too large below the limit.
    const numbers = numbersOf(array.astype('float64')).slice();
    for (let k = 0; k < numbers.length; k++) {
      if (Math.abs(numbers[k]!) <= most) continue;
      const limit = most === MOST ? 'int32 holds' : '2 ** 53 - 1';
      this.fail(`${name} has ${numbers[k]}, more than ${limit}`);
    }
    return numbers;
  }

  #values(axes: number): NdArray<SparseDType> {
    const array = this.#array('data', axes);
    const { dtype } = array;
    const nearest: SparseDType =
      dtype === 'float32' ? dtype : isdtype(dtype, 'complex floating') ? 'complex128' : 'float64';
    // A packed copy, for files may be in Fortran order.
    return array.astype(nearest).copy();
  }
}
