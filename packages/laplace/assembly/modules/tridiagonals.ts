/** Tridiagonal systems of all modes of a fast Poisson solver; see base/tridiagonal.ts. */
import { eliminate, substitute } from '../base/tridiagonal';

/*
 * The parameters of systems, at `block`: rows, columns, slabs of columns, bytes between these; address and
 * bytes between rows; starts, table and limits of the pivots; a row of each slab to be kept; columns of an
 * item; factors of the last row and of the first one, as f64.
 */
/** Eliminates in rows from `first` to `last`, in all slabs. */
export function eliminateRows(block: usize, first: i32, last: i32): void {
  const columns = load<i32>(block, 4);
  for (let slab = 0; slab < load<i32>(block, 8); slab++) {
    step(true, block, slab, first, last, 0, columns);
  }
}

/** Substitutes in rows from `last` - 1 down to `first`, in all slabs. */
export function substituteRows(block: usize, first: i32, last: i32): void {
  const columns = load<i32>(block, 4);
  for (let slab = 0; slab < load<i32>(block, 8); slab++) {
    step(false, block, slab, first, last, 0, columns);
  }
}

/** Items that threads share: some columns of a slab each, both steps. */
export function run(block: usize, _scratch: usize, begin: i32, end: i32): void {
  const n = load<i32>(block);
  const columns = load<i32>(block, 4);
  const share = load<i32>(block, 40);
  const chunks = (columns + share - 1) / share;
  for (let item = begin; item < end; item++) {
    const slab = item / chunks;
    const first = (item % chunks) * share;
    const last = min(first + share, columns);
    step(true, block, slab, 0, n, first, last);
    step(false, block, slab, 0, n, first, last);
  }
}

function step(
  isForward: bool,
  block: usize,
  slab: i32,
  first: i32,
  last: i32,
  begin: i32,
  end: i32,
): void {
  const n = load<i32>(block);
  const columns = load<i32>(block, 4);
  const base = load<usize>(block, 16) + load<isize>(block, 12) * slab;
  const stride = load<isize>(block, 20);
  const starts = load<usize>(block, 24) + ((<usize>(slab * n)) << 3);
  const table = load<usize>(block, 28);
  const limits = load<usize>(block, 32) + ((<usize>(slab * columns)) << 3);
  if (isForward) {
    const factor = load<f64>(block, 48);
    eliminate(n, first, last, begin, end, base, stride, starts, table, limits, factor);
  } else {
    const factor = load<f64>(block, 56);
    const behind = load<usize>(block, 36) + ((<usize>(slab * columns)) << 3);
    substitute(n, first, last, begin, end, base, stride, starts, table, limits, factor, behind);
  }
}

/**
 * Pairs of rows, `x` and `y` each `count` numbers: (x + y) / 2 and (x - y) / 2, or, with a factor of 1,
 * sums and differences. Rows follow at `stride` and at minus that.
 */
export function foldRows(
  rows: i32,
  count: i32,
  x: usize,
  y: usize,
  stride: i32,
  factor: f64,
): void {
  const factors = f64x2.splat(factor);
  for (let i = 0; i < rows; i++, x += stride, y -= stride) {
    let a = x;
    let b = y;
    const end = x + ((<usize>count) << 3);
    for (; a + 16 <= end; a += 16, b += 16) {
      const u = v128.load(a);
      const v = v128.load(b);
      v128.store(a, f64x2.mul(factors, f64x2.add(u, v)));
      v128.store(b, f64x2.mul(factors, f64x2.sub(u, v)));
    }
    if (a < end) {
      const u = load<f64>(a);
      const v = load<f64>(b);
      store<f64>(a, factor * (u + v));
      store<f64>(b, factor * (u - v));
    }
  }
}
