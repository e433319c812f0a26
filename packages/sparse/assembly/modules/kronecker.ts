/** The Kronecker product of matrices by rows. A value is f32, f64, or v128 for a complex number. */
import { times } from '../base/values';

/** Where the rows of the product start: row i of A with row p of B makes row i * (rows of B) + p. */
export function countRows(
  rowsA: i32,
  startsA: usize,
  rowsB: i32,
  startsB: usize,
  starts: usize,
): void {
  let sum = 0;
  store<i32>(starts, 0);
  for (let i = 0; i < rowsA; i++) {
    const lengthA =
      load<i32>(startsA + ((<usize>i) << 2), 4) - load<i32>(startsA + ((<usize>i) << 2));
    for (let p = 0; p < rowsB; p++) {
      starts += 4;
      const atB = startsB + ((<usize>p) << 2);
      sum += lengthA * (load<i32>(atB, 4) - load<i32>(atB));
      store<i32>(starts, sum);
    }
  }
}

/** The rows of the product of rows `from` to `to` of A, from entry `at` on; answers where they end. */
function multiply<T>(
  from: i32,
  to: i32,
  startsA: usize,
  indicesA: usize,
  valuesA: usize,
  rowsB: i32,
  columnsB: i32,
  startsB: usize,
  indicesB: usize,
  valuesB: usize,
  at: i32,
  indices: usize,
  values: usize,
): i32 {
  for (let i = from; i < to; i++) {
    const beginA = load<i32>(startsA + ((<usize>i) << 2));
    const endA = load<i32>(startsA + ((<usize>i) << 2), 4);
    for (let p = 0; p < rowsB; p++) {
      const beginB = load<i32>(startsB + ((<usize>p) << 2));
      const endB = load<i32>(startsB + ((<usize>p) << 2), 4);
      for (let k = beginA; k < endA; k++) {
        const column = load<i32>(indicesA + ((<usize>k) << 2)) * columnsB;
        const value = load<T>(valuesA + <usize>k * sizeof<T>());
        for (let q = beginB; q < endB; q++) {
          const index = column + load<i32>(indicesB + ((<usize>q) << 2));
          store<i32>(indices + ((<usize>at) << 2), index);
          const product = times<T>(value, load<T>(valuesB + <usize>q * sizeof<T>()));
          store<T>(values + <usize>at * sizeof<T>(), product);
          at++;
        }
      }
    }
  }
  return at;
}

export function multiplyFloat32(
  from: i32,
  to: i32,
  startsA: usize,
  indicesA: usize,
  valuesA: usize,
  rowsB: i32,
  columnsB: i32,
  startsB: usize,
  indicesB: usize,
  valuesB: usize,
  at: i32,
  indices: usize,
  values: usize,
): i32 {
  return multiply<f32>(
    from,
    to,
    startsA,
    indicesA,
    valuesA,
    rowsB,
    columnsB,
    startsB,
    indicesB,
    valuesB,
    at,
    indices,
    values,
  );
}

export function multiplyFloat64(
  from: i32,
  to: i32,
  startsA: usize,
  indicesA: usize,
  valuesA: usize,
  rowsB: i32,
  columnsB: i32,
  startsB: usize,
  indicesB: usize,
  valuesB: usize,
  at: i32,
  indices: usize,
  values: usize,
): i32 {
  return multiply<f64>(
    from,
    to,
    startsA,
    indicesA,
    valuesA,
    rowsB,
    columnsB,
    startsB,
    indicesB,
    valuesB,
    at,
    indices,
    values,
  );
}

export function multiplyComplex128(
  from: i32,
  to: i32,
  startsA: usize,
  indicesA: usize,
  valuesA: usize,
  rowsB: i32,
  columnsB: i32,
  startsB: usize,
  indicesB: usize,
  valuesB: usize,
  at: i32,
  indices: usize,
  values: usize,
): i32 {
  return multiply<v128>(
    from,
    to,
    startsA,
    indicesA,
    valuesA,
    rowsB,
    columnsB,
    startsB,
    indicesB,
    valuesB,
    at,
    indices,
    values,
  );
}
