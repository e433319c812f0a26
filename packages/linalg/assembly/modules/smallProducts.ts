/** Products of many small matrices in one call, see base/smallProducts.ts. */
import { multiplySmall } from '../base/smallProducts';

/**
 * `count` products C = A B of small matrices, one matrix so many elements after the other as `aStep`
 * and others say. Strides count elements. B is copied to `room`, of k n elements, where its rows
 * are not contiguous; those of C are.
 */
function multiplyMany<T>(
  count: i32,
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  aStep: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  bStep: i32,
  c: usize,
  cRow: i32,
  cStep: i32,
  room: usize,
): void {
  const size = <isize>sizeof<T>();
  const isCopied = bColumn != 1;
  const nextRow = size * (isCopied ? n : bRow);
  for (; count > 0; count--, a += size * aStep, b += size * bStep, c += size * cStep) {
    if (isCopied) copyRows<T>(k, n, b, size * bRow, size * bColumn, room);
    const from = isCopied ? room : b;
    multiplySmall<T>(
      m,
      n,
      k,
      1,
      a,
      size * aRow,
      size * aColumn,
      from,
      nextRow,
      c,
      size * cRow,
      false,
    );
  }
}

/** B (k x n) row by row. */
function copyRows<T>(k: i32, n: i32, b: usize, row: isize, column: isize, to: usize): void {
  for (; k > 0; k--, b += row) {
    let from = b;
    for (let j = n; j > 0; j--, from += column, to += sizeof<T>()) store<T>(to, load<T>(from));
  }
}

/** `multiplyMany` of float64. */
export function multiplyManyFloat64(
  count: i32,
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  aStep: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  bStep: i32,
  c: usize,
  cRow: i32,
  cStep: i32,
  room: usize,
): void {
  multiplyMany<f64>(
    count,
    m,
    n,
    k,
    a,
    aRow,
    aColumn,
    aStep,
    b,
    bRow,
    bColumn,
    bStep,
    c,
    cRow,
    cStep,
    room,
  );
}

/** `multiplyMany` of float32. */
export function multiplyManyFloat32(
  count: i32,
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  aStep: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  bStep: i32,
  c: usize,
  cRow: i32,
  cStep: i32,
  room: usize,
): void {
  multiplyMany<f32>(
    count,
    m,
    n,
    k,
    a,
    aRow,
    aColumn,
    aStep,
    b,
    bRow,
    bColumn,
    bStep,
    c,
    cRow,
    cStep,
    room,
  );
}
