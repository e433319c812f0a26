/**
 * Sparse matrices times vectors and blocks. `kind` tells what values are: 0 of f32, 1 of f64, 2 of
 * complex numbers. Lines are the rows or the columns of a matrix, see base/lineProducts.ts; each call
 * does those from `begin` to `end`. Rows of blocks have no gaps, `xRow` and `yRow` count values.
 */
import { addScaled, conjugateIf } from '../base/lanes';
import { gatherBlock, gatherVector, scatterBlock, scatterVector } from '../base/lineProducts';
import { plus, times, zero } from '../base/values';

/** Row i of Y = (line i) X, or added to it. */
export function gather(
  kind: i32,
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  conjugate: bool,
  width: i32,
  x: usize,
  xRow: i32,
  y: usize,
  yRow: i32,
  accumulate: bool,
): void {
  const shift = kind + 2;
  const xBytes = (<usize>xRow) << shift;
  const yBytes = (<usize>yRow) << shift;
  if (width == 1 && xRow == 1 && yRow == 1) {
    if (kind == 0) {
      gatherVector<f32>(begin, end, starts, indices, values, false, x, y, accumulate);
    } else if (kind == 1) {
      gatherVector<f64>(begin, end, starts, indices, values, false, x, y, accumulate);
    } else {
      gatherVector<v128>(begin, end, starts, indices, values, conjugate, x, y, accumulate);
    }
  } else if (kind == 0) {
    gatherBlock<f32>(
      begin,
      end,
      starts,
      indices,
      values,
      false,
      width,
      x,
      xBytes,
      y,
      yBytes,
      accumulate,
    );
  } else if (kind == 1) {
    gatherBlock<f64>(
      begin,
      end,
      starts,
      indices,
      values,
      false,
      width,
      x,
      xBytes,
      y,
      yBytes,
      accumulate,
    );
  } else {
    gatherBlock<v128>(
      begin,
      end,
      starts,
      indices,
      values,
      conjugate,
      width,
      x,
      xBytes,
      y,
      yBytes,
      accumulate,
    );
  }
}

/** Y += (line i)ᵀ (row i of X). */
export function scatter(
  kind: i32,
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  conjugate: bool,
  width: i32,
  x: usize,
  xRow: i32,
  y: usize,
  yRow: i32,
): void {
  const shift = kind + 2;
  const xBytes = (<usize>xRow) << shift;
  const yBytes = (<usize>yRow) << shift;
  if (width == 1 && xRow == 1 && yRow == 1) {
    if (kind == 0) scatterVector<f32>(begin, end, starts, indices, values, false, x, y);
    else if (kind == 1) scatterVector<f64>(begin, end, starts, indices, values, false, x, y);
    else scatterVector<v128>(begin, end, starts, indices, values, conjugate, x, y);
  } else if (kind == 0) {
    scatterBlock<f32>(begin, end, starts, indices, values, false, width, x, xBytes, y, yBytes);
  } else if (kind == 1) {
    scatterBlock<f64>(begin, end, starts, indices, values, false, width, x, xBytes, y, yBytes);
  } else {
    scatterBlock<v128>(begin, end, starts, indices, values, conjugate, width, x, xBytes, y, yBytes);
  }
}

/**
 * Items of `gather` for threads, of so many lines each. The parameters at `block` are integers in the
 * order in which they are read here.
 */
export function run(block: usize, _scratch: usize, begin: i32, end: i32): void {
  const lines = load<i32>(block, 4);
  const share = load<i32>(block, 8);
  for (let item = begin; item < end; item++) {
    gather(
      load<i32>(block),
      item * share,
      min(lines, (item + 1) * share),
      load<usize>(block, 12),
      load<usize>(block, 16),
      load<usize>(block, 20),
      load<i32>(block, 24) != 0,
      load<i32>(block, 28),
      load<usize>(block, 32),
      load<i32>(block, 36),
      load<usize>(block, 40),
      load<i32>(block, 44),
      load<i32>(block, 48) != 0,
    );
  }
}

function tripletsTimes<T>(
  begin: i32,
  end: i32,
  to: usize,
  from: usize,
  values: usize,
  conjugate: bool,
  width: i32,
  x: usize,
  xRow: usize,
  y: usize,
  yRow: usize,
): void {
  for (let k = <usize>begin; k < <usize>end; k++) {
    const value = conjugateIf<T>(conjugate, load<T>(values + k * sizeof<T>()));
    const source = x + <usize>load<i32>(from + (k << 2)) * xRow;
    const target = y + <usize>load<i32>(to + (k << 2)) * yRow;
    if (width == 1) store<T>(target, plus<T>(load<T>(target), times<T>(value, load<T>(source))));
    else addScaled<T>(width, value, source, target);
  }
}

/** Row to[k] of Y += value k times row from[k] of X, for triplets from `begin` to `end`. */
export function triplets(
  kind: i32,
  begin: i32,
  end: i32,
  to: usize,
  from: usize,
  values: usize,
  conjugate: bool,
  width: i32,
  x: usize,
  xRow: i32,
  y: usize,
  yRow: i32,
): void {
  const shift = kind + 2;
  const xBytes = (<usize>xRow) << shift;
  const yBytes = (<usize>yRow) << shift;
  if (kind == 0) {
    tripletsTimes<f32>(begin, end, to, from, values, false, width, x, xBytes, y, yBytes);
  } else if (kind == 1) {
    tripletsTimes<f64>(begin, end, to, from, values, false, width, x, xBytes, y, yBytes);
  } else {
    tripletsTimes<v128>(begin, end, to, from, values, conjugate, width, x, xBytes, y, yBytes);
  }
}

function addProducts<T>(count: i32, a: usize, conjugate: bool, x: usize, y: usize): void {
  for (let i: usize = 0; i < <usize>count * sizeof<T>(); i += sizeof<T>()) {
    const value = conjugateIf<T>(conjugate, load<T>(a + i));
    store<T>(y + i, plus<T>(load<T>(y + i), times<T>(value, load<T>(x + i))));
  }
}

/** y += a x, element by element: a diagonal times a vector. */
export function diagonal(
  kind: i32,
  count: i32,
  a: usize,
  conjugate: bool,
  x: usize,
  y: usize,
): void {
  if (kind == 2) {
    addProducts<v128>(count, a, conjugate, x, y);
    return;
  }
  const lanes = 4 >> kind;
  for (; count >= lanes; count -= lanes, a += 16, x += 16, y += 16) {
    if (kind == 0) {
      v128.store(y, f32x4.add(v128.load(y), f32x4.mul(v128.load(a), v128.load(x))));
    } else {
      v128.store(y, f64x2.add(v128.load(y), f64x2.mul(v128.load(a), v128.load(x))));
    }
  }
  if (kind == 0) addProducts<f32>(count, a, false, x, y);
  else addProducts<f64>(count, a, false, x, y);
}

function blocksTimes<T>(
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  rows: i32,
  columns: i32,
  isTransposed: bool,
  conjugate: bool,
  x: usize,
  y: usize,
): void {
  const size = sizeof<T>();
  for (let i = begin; i < end; i++) {
    const last = load<i32>(starts + ((<usize>i) << 2), 4);
    for (let k = load<i32>(starts + ((<usize>i) << 2)); k < last; k++) {
      let at = values + <usize>k * rows * columns * size;
      const j = <usize>load<i32>(indices + ((<usize>k) << 2));
      const across = j * columns * size;
      for (let p = 0; p < rows; p++) {
        const down = (<usize>i * rows + p) * size;
        if (isTransposed) {
          const factor = load<T>(x + down);
          for (let q = 0; q < columns; q++, at += size) {
            const to = y + across + <usize>q * size;
            const value = conjugateIf<T>(conjugate, load<T>(at));
            store<T>(to, plus<T>(load<T>(to), times<T>(value, factor)));
          }
        } else {
          let sum = zero<T>();
          for (let q = 0; q < columns; q++, at += size) {
            const value = conjugateIf<T>(conjugate, load<T>(at));
            sum = plus<T>(sum, times<T>(value, load<T>(x + across + <usize>q * size)));
          }
          store<T>(y + down, plus<T>(load<T>(y + down), sum));
        }
      }
    }
  }
}

/** y += A x, or Aᵀ x, for block rows from `begin` to `end` of blocks of rows x columns. */
export function blocks(
  kind: i32,
  begin: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  rows: i32,
  columns: i32,
  isTransposed: bool,
  conjugate: bool,
  x: usize,
  y: usize,
): void {
  if (kind == 0) {
    blocksTimes<f32>(begin, end, starts, indices, values, rows, columns, isTransposed, false, x, y);
  } else if (kind == 1) {
    blocksTimes<f64>(begin, end, starts, indices, values, rows, columns, isTransposed, false, x, y);
  } else {
    blocksTimes<v128>(
      begin,
      end,
      starts,
      indices,
      values,
      rows,
      columns,
      isTransposed,
      conjugate,
      x,
      y,
    );
  }
}
