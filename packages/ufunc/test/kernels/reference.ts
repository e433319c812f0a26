/** Runs a kernel one index at a time, straight from the description in kernel.ts and fold.ts. */
import { isOperation, type Kernel } from '../../src/kernel/kernel.ts';
import type { FoldPrimitive, RealDType } from '../../src/kernel/primitives.ts';
import { applyPrimitive, type Element, isFloat, sizes } from './elements.ts';
import type { Bytes, Layout } from './launches.ts';

/** Runs the indices from `begin` to `end` of the outermost axis; `memories` are changed. */
export function runReference(
  kernel: Kernel,
  layouts: readonly Layout[],
  memories: readonly Bytes[],
  lengths: readonly number[],
  segment: number,
  scalars: readonly (number | bigint)[],
  begin: number,
  end: number,
): void {
  const { rank, foldAxes, leaves, outputs } = kernel;

  const place = (leaf: number, index: readonly number[]): number => {
    const { offset, strides } = layouts[leaf]!;
    return index.reduce((sum, i, axis) => sum + i * strides[axis]!, offset);
  };
  const get = (leaf: number, index: readonly number[]): Element => {
    return readElement(memories[layouts[leaf]!.memory]!, leaves[leaf]!.dtype, place(leaf, index));
  };
  const set = (leaf: number, at: number, value: Element): void => {
    writeElement(memories[layouts[leaf]!.memory]!, leaves[leaf]!.dtype, at, value);
  };

  /** All values of the body at an index. */
  const valuesAt = (index: readonly number[]): Element[] => {
    const values: Element[] = [];
    for (const instruction of kernel.body) {
      const { dtype } = instruction;
      if (isOperation(instruction)) {
        const args = instruction.args.map((arg) => values[arg]!);
        const operands = kernel.body[instruction.args.at(-1)!]!.dtype;
        values.push(applyPrimitive(instruction.op, operands, dtype, args));
      } else if (instruction.op === 'load') {
        values.push(get(instruction.leaf, index));
      } else {
        const given =
          instruction.op === 'scalar' ? scalars[instruction.scalar]! : instruction.value;
        values.push(isFloat(dtype) ? Number(given) : BigInt(given));
      }
    }
    return values;
  };

  /** Runs all indices that start with `prefix`; gives the values of each run, per output. */
  const runInside = (prefix: readonly number[], from: number, to: number): Element[][][] => {
    const rows: Element[][][] = [];
    const visit = (index: readonly number[], low: number, high: number): void => {
      const row: Element[][] = outputs.map(() => []);
      for (let i = low; i < high; i++) {
        const here = [...index, i];
        if (here.length < rank) {
          visit(here, 0, lengths[here.length]!);
          continue;
        }
        const values = valuesAt(here);
        outputs.forEach((output, number) => {
          const value = values[output.value]!;
          if (output.kind === 'store') set(output.leaf, place(output.leaf, here), value);
          else row[number]!.push(value);
        });
      }
      if (index.length === rank - 1) rows.push(row);
    };
    visit(prefix, from, to);
    return rows;
  };

  const writeFolds = (rows: readonly Element[][][], at: (leaf: number) => number): void => {
    outputs.forEach((output, number) => {
      if (output.kind !== 'fold') return;
      const { dtype } = leaves[output.leaf]!;
      const runs = rows.map((row) => row[number]!);
      set(output.leaf, at(output.leaf), foldRuns(output.fold, dtype, runs));
    });
  };

  const walk = (index: readonly number[], from: number, to: number): void => {
    if (index.length === rank - foldAxes) {
      writeFolds(runInside(index, from, to), (leaf) =>
        place(leaf, [...index, ...new Array<number>(foldAxes).fill(0)]),
      );
      return;
    }
    for (let i = from; i < to; i++) walk([...index, i], 0, lengths[index.length + 1] ?? 0);
  };

  if (foldAxes === 0) {
    runInside([], begin, end);
  } else if (foldAxes < rank) {
    walk([], begin, end);
  } else {
    for (let start = begin; start < end; start += segment) {
      const rows = runInside([], start, Math.min(end, start + segment));
      const { length } = lengths;
      const index = [start / segment, ...new Array<number>(length - 1).fill(0)];
      writeFolds(rows, (leaf) => place(leaf, index));
    }
  }
}

/** Folds the runs of one result in the documented order. */
function foldRuns(
  fold: FoldPrimitive,
  dtype: RealDType,
  runs: readonly (readonly Element[])[],
): Element {
  const least = fold === 'min' || fold === 'fmin';
  const isExtreme = isFloat(dtype) && fold !== 'add' && fold !== 'mul';
  if (isExtreme) {
    const numbers = runs.flat().filter((value) => !Number.isNaN(value)).length;
    const mustBeAll = fold === 'min' || fold === 'max';
    if (mustBeAll ? numbers < runs.flat().length : numbers === 0) return NaN;
  }
  const step = isExtreme ? (least ? 'pmin' : 'pmax') : fold;
  const combine = (a: Element, b: Element) => applyPrimitive(step, dtype, dtype, [a, b]);
  const identity = isExtreme ? (least ? Infinity : -Infinity) : identityOf(fold, dtype);

  /** Cuts a list into pieces of so many elements, the last one shorter. */
  const pieces = <T>(list: readonly T[], most: number): (readonly T[])[] =>
    Array.from({ length: Math.ceil(list.length / most) }, (_, i) =>
      list.slice(most * i, most * i + most),
    );
  const blockValue = (block: readonly Element[]): Element => {
    const lanes = Array.from({ length: 8 }, (_, lane) =>
      pieces(block, 64)
        .map((part) => part.filter((_, i) => i % 8 === lane).reduce(combine, identity))
        .reduce(combine, identity),
    );
    return combineHalves(lanes);
  };
  /** Lanes that are half their number apart meet first. */
  const combineHalves = (values: readonly Element[]): Element => {
    if (values.length === 1) return values[0]!;
    const half = values.length / 2;
    return combineHalves(
      values.slice(0, half).map((value, i) => combine(value, values[half + i]!)),
    );
  };
  /** What the binary counter comes to: the largest power of two below the length goes first. */
  const combineAll = (values: readonly Element[]): Element => {
    if (values.length === 1) return values[0]!;
    let first = 1;
    while (2 * first < values.length) first *= 2;
    return combine(combineAll(values.slice(0, first)), combineAll(values.slice(first)));
  };

  const blocks = runs.flatMap((run) => pieces(run, 512).map(blockValue));
  return blocks.length === 0 ? identity : combineAll(blocks);
}

function identityOf(fold: FoldPrimitive, dtype: RealDType): Element {
  const zero = isFloat(dtype) ? 0 : 0n;
  if (fold === 'add' || fold === 'or') return zero;
  if (fold === 'mul') return isFloat(dtype) ? 1 : 1n;
  if (isFloat(dtype) && (fold === 'fmin' || fold === 'fmax')) return NaN;
  if (isFloat(dtype)) return fold === 'min' ? Infinity : -Infinity;
  const unsigned = dtype.startsWith('u');
  const span = dtype === 'bool' ? 2n : 2n ** BigInt(8 * sizes[dtype]);
  if (fold === 'and') return unsigned ? span - 1n : dtype === 'bool' ? 1n : -1n;
  const lowest = unsigned ? 0n : -span / 2n;
  return fold === 'max' || fold === 'fmax' ? lowest : lowest + span - 1n;
}

/** Reads element `at` of dtype `dtype`, byte by byte. */
export function readElement(bytes: Bytes, dtype: RealDType, at: number): Element {
  const size = sizes[dtype];
  if (at < 0 || (at + 1) * size > bytes.length) throw new RangeError(`element ${at} is outside`);
  const view = new DataView(bytes.buffer, bytes.byteOffset + at * size, size);
  if (dtype === 'float64') return view.getFloat64(0, true);
  if (dtype === 'float32') return view.getFloat32(0, true);
  let bits = 0n;
  for (let i = size - 1; i >= 0; i--) bits = bits * 256n + BigInt(view.getUint8(i));
  return dtype.startsWith('int') ? BigInt.asIntN(8 * size, bits) : bits;
}

/** Writes element `at` of dtype `dtype`, byte by byte. */
export function writeElement(bytes: Bytes, dtype: RealDType, at: number, value: Element): void {
  const size = sizes[dtype];
  if (at < 0 || (at + 1) * size > bytes.length) throw new RangeError(`element ${at} is outside`);
  const view = new DataView(bytes.buffer, bytes.byteOffset + at * size, size);
  if (dtype === 'float64') view.setFloat64(0, value as number, true);
  else if (dtype === 'float32') view.setFloat32(0, value as number, true);
  else {
    for (let i = 0; i < size; i++) {
      view.setUint8(i, Number(((value as bigint) >> BigInt(8 * i)) & 255n));
    }
  }
}
