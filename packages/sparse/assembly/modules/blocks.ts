/**
 * Between dense blocks by rows and compressed rows. A block has `height` rows of `width` values, one row
 * after the other; blocks follow one another. A value is f32, f64, or v128 for a complex number.
 */
import { plus } from '../base/values';

/**
 * The whole part of index / width: exact, for what is rounded is far less than the half that is added.
 * Integers are divided much more slowly.
 */
function quotient(index: i32, inverse: f64): i32 {
  return <i32>((<f64>index + 0.5) * inverse);
}

/**
 * Of each row of blocks, the columns of its blocks, as they first occur: to `blockIndices`, of which
 * there are as many as entries at most. `marks` are as many int32 as there are columns of blocks.
 * Answers the number of blocks.
 */
export function findBlocks(
  blockRows: i32,
  blockColumns: i32,
  height: i32,
  width: i32,
  starts: usize,
  indices: usize,
  marks: usize,
  blockStarts: usize,
  blockIndices: usize,
): i32 {
  memory.fill(marks, 0xff, (<usize>blockColumns) << 2);
  const inverse = 1 / <f64>width;
  let to = 0;
  store<i32>(blockStarts, 0);
  for (let i = 0; i < blockRows; i++) {
    const first = starts + ((<usize>i * <usize>height) << 2);
    const end = load<i32>(first + ((<usize>height) << 2));
    for (let k = load<i32>(first); k < end; k++) {
      const j = quotient(load<i32>(indices + ((<usize>k) << 2)), inverse);
      const mark = marks + ((<usize>j) << 2);
      if (load<i32>(mark) == i) continue;
      store<i32>(mark, i);
      store<i32>(blockIndices + ((<usize>to) << 2), j);
      to++;
    }
    store<i32>(blockStarts + ((<usize>i) << 2), to, 4);
  }
  return to;
}

/** Adds entries to their blocks, all zero before. */
function toBlocks<T>(
  blockRows: i32,
  height: i32,
  width: i32,
  starts: usize,
  indices: usize,
  values: usize,
  marks: usize,
  blockStarts: usize,
  blockIndices: usize,
  data: usize,
): void {
  const area = <usize>height * <usize>width;
  const inverse = 1 / <f64>width;
  for (let i = 0; i < blockRows; i++) {
    const end = load<i32>(blockStarts + ((<usize>i) << 2), 4);
    for (let b = load<i32>(blockStarts + ((<usize>i) << 2)); b < end; b++) {
      const j = <usize>load<i32>(blockIndices + ((<usize>b) << 2));
      store<i32>(marks + (j << 2), b);
    }
    for (let r = 0; r < height; r++) {
      const line = starts + ((<usize>i * <usize>height + <usize>r) << 2);
      const last = load<i32>(line, 4);
      for (let k = load<i32>(line); k < last; k++) {
        const column = load<i32>(indices + ((<usize>k) << 2));
        const j = quotient(column, inverse);
        const block = <usize>load<i32>(marks + ((<usize>j) << 2));
        const inside = <usize>r * <usize>width + <usize>(column - j * width);
        const at = data + (block * area + inside) * sizeof<T>();
        store<T>(at, plus<T>(load<T>(at), load<T>(values + <usize>k * sizeof<T>())));
      }
    }
  }
}

/** The rows of blocks, zeros of blocks included. */
function toRows<T>(
  blockRows: i32,
  height: i32,
  width: i32,
  blockStarts: usize,
  blockIndices: usize,
  data: usize,
  starts: usize,
  indices: usize,
  values: usize,
): void {
  const rowBytes = <usize>width * sizeof<T>();
  let to = 0;
  store<i32>(starts, 0);
  for (let i = 0; i < blockRows; i++) {
    const end = load<i32>(blockStarts + ((<usize>i) << 2), 4);
    for (let r = 0; r < height; r++) {
      for (let b = load<i32>(blockStarts + ((<usize>i) << 2)); b < end; b++) {
        const column = load<i32>(blockIndices + ((<usize>b) << 2)) * width;
        const from = data + (<usize>b * <usize>height + <usize>r) * rowBytes;
        let at = indices + ((<usize>to) << 2);
        let value = values + <usize>to * sizeof<T>();
        let c = 0;
        for (; c + 2 <= width; c += 2) {
          store<i32>(at, column + c);
          store<i32>(at, column + c + 1, 4);
          store<T>(value, load<T>(from + <usize>c * sizeof<T>()));
          store<T>(value + sizeof<T>(), load<T>(from + <usize>(c + 1) * sizeof<T>()));
          at += 8;
          value += 2 * sizeof<T>();
        }
        if (c < width) {
          store<i32>(at, column + c);
          store<T>(value, load<T>(from + <usize>c * sizeof<T>()));
        }
        to += width;
      }
      const row = <usize>i * <usize>height + <usize>r;
      store<i32>(starts + (row << 2), to, 4);
    }
  }
}

export function toBlocksFloat32(
  blockRows: i32,
  height: i32,
  width: i32,
  starts: usize,
  indices: usize,
  values: usize,
  marks: usize,
  blockStarts: usize,
  blockIndices: usize,
  data: usize,
): void {
  toBlocks<f32>(
    blockRows,
    height,
    width,
    starts,
    indices,
    values,
    marks,
    blockStarts,
    blockIndices,
    data,
  );
}

export function toBlocksFloat64(
  blockRows: i32,
  height: i32,
  width: i32,
  starts: usize,
  indices: usize,
  values: usize,
  marks: usize,
  blockStarts: usize,
  blockIndices: usize,
  data: usize,
): void {
  toBlocks<f64>(
    blockRows,
    height,
    width,
    starts,
    indices,
    values,
    marks,
    blockStarts,
    blockIndices,
    data,
  );
}

export function toBlocksComplex128(
  blockRows: i32,
  height: i32,
  width: i32,
  starts: usize,
  indices: usize,
  values: usize,
  marks: usize,
  blockStarts: usize,
  blockIndices: usize,
  data: usize,
): void {
  toBlocks<v128>(
    blockRows,
    height,
    width,
    starts,
    indices,
    values,
    marks,
    blockStarts,
    blockIndices,
    data,
  );
}

export function toRowsFloat32(
  blockRows: i32,
  height: i32,
  width: i32,
  blockStarts: usize,
  blockIndices: usize,
  data: usize,
  starts: usize,
  indices: usize,
  values: usize,
): void {
  toRows<f32>(blockRows, height, width, blockStarts, blockIndices, data, starts, indices, values);
}

export function toRowsFloat64(
  blockRows: i32,
  height: i32,
  width: i32,
  blockStarts: usize,
  blockIndices: usize,
  data: usize,
  starts: usize,
  indices: usize,
  values: usize,
): void {
  toRows<f64>(blockRows, height, width, blockStarts, blockIndices, data, starts, indices, values);
}

export function toRowsComplex128(
  blockRows: i32,
  height: i32,
  width: i32,
  blockStarts: usize,
  blockIndices: usize,
  data: usize,
  starts: usize,
  indices: usize,
  values: usize,
): void {
  toRows<v128>(blockRows, height, width, blockStarts, blockIndices, data, starts, indices, values);
}
