/**
 * Tridiagonal systems -u[i - 1] + a u[i] - u[i + 1] = f[i], many at once: the i-th numbers of all of them
 * are a row. Rows of reciprocal pivots m are kept from the first column on as far as they differ from what
 * they converge to, which is the row `limits`.
 */

/** y = (y + c m x), for columns from `begin` to `end`, or m (y + c x); see above. */
function combine(
  isForward: bool,
  begin: i32,
  end: i32,
  kept: i32,
  own: usize,
  limits: usize,
  factor: f64,
  x: usize,
  y: usize,
): void {
  const middle = min(max(kept, begin), end);
  run(isForward, begin, middle, own, factor, x, y);
  run(isForward, middle, end, limits, factor, x, y);
}

function run(
  isForward: bool,
  begin: i32,
  end: i32,
  m: usize,
  factor: f64,
  x: usize,
  y: usize,
): void {
  const factors = f64x2.splat(factor);
  const start = (<usize>begin) << 3;
  const stop = y + ((<usize>end) << 3);
  m += start;
  x += start;
  y += start;
  if (isForward) {
    for (; y + 32 <= stop; y += 32, x += 32, m += 32) {
      const a = f64x2.mul(v128.load(m), f64x2.mul(factors, v128.load(x)));
      const b = f64x2.mul(v128.load(m, 16), f64x2.mul(factors, v128.load(x, 16)));
      v128.store(y, f64x2.add(v128.load(y), a));
      v128.store(y, f64x2.add(v128.load(y, 16), b), 16);
    }
    for (; y < stop; y += 8, x += 8, m += 8) {
      store<f64>(y, load<f64>(y) + load<f64>(m) * (factor * load<f64>(x)));
    }
    return;
  }
  for (; y + 32 <= stop; y += 32, x += 32, m += 32) {
    const a = f64x2.add(v128.load(y), f64x2.mul(factors, v128.load(x)));
    const b = f64x2.add(v128.load(y, 16), f64x2.mul(factors, v128.load(x, 16)));
    v128.store(y, f64x2.mul(v128.load(m), a));
    v128.store(y, f64x2.mul(v128.load(m, 16), b), 16);
  }
  for (; y < stop; y += 8, x += 8, m += 8) {
    store<f64>(y, load<f64>(m) * (load<f64>(y) + factor * load<f64>(x)));
  }
}

/** Where the pivots of a system are: for each row its first number in `table` and how many are kept. */
function kept(starts: usize, i: i32): i32 {
  return load<i32>(starts + ((<usize>i) << 3), 4);
}

function pivots(starts: usize, table: usize, i: i32): usize {
  return table + ((<usize>load<i32>(starts + ((<usize>i) << 3))) << 3);
}

/** Eliminates below the diagonal, in rows from `first` to `last`; `factor` belongs to the last of n rows. */
export function eliminate(
  n: i32,
  first: i32,
  last: i32,
  begin: i32,
  end: i32,
  base: usize,
  stride: isize,
  starts: usize,
  table: usize,
  limits: usize,
  factor: f64,
): void {
  for (let i = max(first, 1); i < last; i++) {
    const y = base + stride * i;
    const own = pivots(starts, table, i - 1);
    const c = i == n - 1 ? factor : 1;
    combine(true, begin, end, kept(starts, i - 1), own, limits, c, y - stride, y);
  }
}

/**
 * Substitutes back, in rows from `last` - 1 down to `first`; `factor` belongs to the first row. The row at
 * `behind` is what the row `last` was, and becomes the row `first`, for those rows may be overwritten
 * before the ones above are done.
 */
export function substitute(
  n: i32,
  first: i32,
  last: i32,
  begin: i32,
  end: i32,
  base: usize,
  stride: isize,
  starts: usize,
  table: usize,
  limits: usize,
  factor: f64,
  behind: usize,
): void {
  for (let i = last - 1; i >= first; i--) {
    const y = base + stride * i;
    const own = pivots(starts, table, i);
    const x = i == n - 1 ? y : i == last - 1 ? behind : y + stride;
    const c = i == n - 1 ? 0 : i == 0 ? factor : 1;
    combine(false, begin, end, kept(starts, i), own, limits, c, x, y);
  }
  if (first > 0) {
    const start = (<usize>begin) << 3;
    memory.copy(behind + start, base + stride * first + start, (<usize>(end - begin)) << 3);
  }
}
