/** Copies and conversions of matrices. Strides count elements, of 8 bytes or, complex, of 16. */

/** Complex C (m x n) = X + i Y, or is added to; X and Y are packed by rows. */
export function interleave(
  m: i32,
  n: i32,
  x: usize,
  y: usize,
  c: usize,
  row: i32,
  column: i32,
  accumulate: bool,
): void {
  for (let i = 0; i < m; i++) {
    let to = c + ((<isize>i * row) << 4);
    for (let j = 0; j < n; j++, to += (<isize>column) << 4, x += 8, y += 8) {
      const value = f64x2(load<f64>(x), load<f64>(y));
      v128.store(to, accumulate ? f64x2.add(v128.load(to), value) : value);
    }
  }
}

/** A (m x n) = ones on the diagonal and zeros elsewhere, of real or of complex elements. */
export function setIdentity(
  m: i32,
  n: i32,
  a: usize,
  row: i32,
  column: i32,
  components: i32,
): void {
  const shift = components == 2 ? 4 : 3;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      const at = a + ((<isize>i * row + <isize>j * column) << shift);
      store<f64>(at, i == j ? 1 : 0);
      if (components == 2) store<f64>(at, 0, 8);
    }
  }
}

/**
 * B = the unit lower trapezoidal part of A (m x n, both by columns): its diagonal becomes ones, what
 * is above it zeros.
 */
export function copyUnitLower(
  m: i32,
  n: i32,
  a: usize,
  aColumn: i32,
  b: usize,
  bColumn: i32,
  components: i32,
): void {
  const shift = components == 2 ? 4 : 3;
  for (let j = 0; j < n; j++) {
    const from = a + ((<isize>j * aColumn) << shift);
    const to = b + ((<isize>j * bColumn) << shift);
    const above = min(j, m);
    memory.fill(to, 0, (<usize>above) << shift);
    if (j >= m) continue;
    memory.copy(
      to + ((<usize>j) << shift),
      from + ((<usize>j) << shift),
      (<usize>(m - j)) << shift,
    );
    store<f64>(to + ((<usize>j) << shift), 1);
    if (components == 2) store<f64>(to + ((<usize>j) << shift), 0, 8);
  }
}

/** B (m x n) = A, of real or of complex elements. */
export function copyMatrix(
  m: i32,
  n: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  components: i32,
): void {
  const shift = components == 2 ? 4 : 3;
  for (let i = 0; i < m; i++) {
    let from = a + ((<isize>i * aRow) << shift);
    let to = b + ((<isize>i * bRow) << shift);
    if (aColumn == 1 && bColumn == 1) {
      memory.copy(to, from, (<usize>n) << shift);
      continue;
    }
    for (let j = 0; j < n; j++) {
      store<f64>(to, load<f64>(from));
      if (components == 2) store<f64>(to, load<f64>(from, 8), 8);
      from += (<isize>aColumn) << shift;
      to += (<isize>bColumn) << shift;
    }
  }
}

/** A (m x n) times a real factor, of real or of complex elements. */
export function scaleMatrix(
  m: i32,
  n: i32,
  factor: f64,
  a: usize,
  row: i32,
  column: i32,
  components: i32,
): void {
  const shift = components == 2 ? 4 : 3;
  for (let i = 0; i < m; i++) {
    let at = a + ((<isize>i * row) << shift);
    for (let j = 0; j < n; j++, at += (<isize>column) << shift) {
      store<f64>(at, factor * load<f64>(at));
      if (components == 2) store<f64>(at, factor * load<f64>(at, 8), 8);
    }
  }
}

/**
 * C += S in the lower triangle, S (n x n) packed by columns; the diagonal of a complex C becomes
 * real.
 */
export function addLower(n: i32, s: usize, c: usize, row: i32, column: i32, components: i32): void {
  if (components == 2) {
    for (let j = 0; j < n; j++) {
      for (let i = j; i < n; i++) {
        const at = c + ((<isize>i * row + <isize>j * column) << 4);
        v128.store(at, f64x2.add(v128.load(at), v128.load(s + ((<usize>(i + j * n)) << 4))));
        if (i == j) store<f64>(at, 0, 8);
      }
    }
  } else {
    for (let j = 0; j < n; j++) {
      for (let i = j; i < n; i++) {
        const at = c + ((<isize>i * row + <isize>j * column) << 3);
        store<f64>(at, load<f64>(at) + load<f64>(s + ((<usize>(i + j * n)) << 3)));
      }
    }
  }
}
