/**
 * Copies of matrices in other layouts and dtypes. Strides count elements. As a type, u64 stands for
 * complex64, and v128 for complex128.
 */

/** Rows and columns of a part that both caches and their lines are content with. */
const PART: i32 = 16;

function converted<From, To>(from: usize, to: usize): void {
  if (isVector<To>()) {
    if (isVector<From>()) v128.store(to, v128.load(from));
    else if (!isFloat<From>()) {
      v128.store(to, f64x2.promote_low_f32x4(v128.load64_zero(from)));
    } else v128.store(to, f64x2.replace_lane(f64x2.splat(0), 0, <f64>load<From>(from)));
  } else if (isFloat<To>()) store<To>(to, <To>load<From>(from));
  else if (isVector<From>()) {
    v128.store64_lane(to, f32x4.demote_f64x2_zero(v128.load(from)), 0);
  } else store<u64>(to, load<u64>(from));
}

function convert<From, To>(
  m: i32,
  n: i32,
  from: usize,
  fromRow: i32,
  fromColumn: i32,
  to: usize,
  toRow: i32,
  toColumn: i32,
): void {
  const read = <isize>fromColumn * sizeof<From>();
  const write = <isize>toColumn * sizeof<To>();
  for (let i = 0; i < m; i += PART) {
    const lastRow = min(i + PART, m);
    for (let j = 0; j < n; j += PART) {
      const width = min(PART, n - j);
      for (let row = i; row < lastRow; row++) {
        let source = from + <isize>row * fromRow * sizeof<From>() + <isize>j * read;
        let target = to + <isize>row * toRow * sizeof<To>() + <isize>j * write;
        for (let column = 0; column < width; column++, source += read, target += write) {
          converted<From, To>(source, target);
        }
      }
    }
  }
}

/** From float32 to float32. */
export function float32ToFloat32(
  m: i32,
  n: i32,
  from: usize,
  fromRow: i32,
  fromColumn: i32,
  to: usize,
  toRow: i32,
  toColumn: i32,
): void {
  convert<f32, f32>(m, n, from, fromRow, fromColumn, to, toRow, toColumn);
}

/** From float64 to float64. */
export function float64ToFloat64(
  m: i32,
  n: i32,
  from: usize,
  fromRow: i32,
  fromColumn: i32,
  to: usize,
  toRow: i32,
  toColumn: i32,
): void {
  convert<f64, f64>(m, n, from, fromRow, fromColumn, to, toRow, toColumn);
}

/** From float32 to float64. */
export function float32ToFloat64(
  m: i32,
  n: i32,
  from: usize,
  fromRow: i32,
  fromColumn: i32,
  to: usize,
  toRow: i32,
  toColumn: i32,
): void {
  convert<f32, f64>(m, n, from, fromRow, fromColumn, to, toRow, toColumn);
}

/** From float64 to float32. */
export function float64ToFloat32(
  m: i32,
  n: i32,
  from: usize,
  fromRow: i32,
  fromColumn: i32,
  to: usize,
  toRow: i32,
  toColumn: i32,
): void {
  convert<f64, f32>(m, n, from, fromRow, fromColumn, to, toRow, toColumn);
}

/** From complex64 to complex64. */
export function complex64ToComplex64(
  m: i32,
  n: i32,
  from: usize,
  fromRow: i32,
  fromColumn: i32,
  to: usize,
  toRow: i32,
  toColumn: i32,
): void {
  convert<u64, u64>(m, n, from, fromRow, fromColumn, to, toRow, toColumn);
}

/** From complex128 to complex128. */
export function complex128ToComplex128(
  m: i32,
  n: i32,
  from: usize,
  fromRow: i32,
  fromColumn: i32,
  to: usize,
  toRow: i32,
  toColumn: i32,
): void {
  convert<v128, v128>(m, n, from, fromRow, fromColumn, to, toRow, toColumn);
}

/** From complex64 to complex128. */
export function complex64ToComplex128(
  m: i32,
  n: i32,
  from: usize,
  fromRow: i32,
  fromColumn: i32,
  to: usize,
  toRow: i32,
  toColumn: i32,
): void {
  convert<u64, v128>(m, n, from, fromRow, fromColumn, to, toRow, toColumn);
}

/** From complex128 to complex64. */
export function complex128ToComplex64(
  m: i32,
  n: i32,
  from: usize,
  fromRow: i32,
  fromColumn: i32,
  to: usize,
  toRow: i32,
  toColumn: i32,
): void {
  convert<v128, u64>(m, n, from, fromRow, fromColumn, to, toRow, toColumn);
}

/** From float32 to complex128. */
export function float32ToComplex128(
  m: i32,
  n: i32,
  from: usize,
  fromRow: i32,
  fromColumn: i32,
  to: usize,
  toRow: i32,
  toColumn: i32,
): void {
  convert<f32, v128>(m, n, from, fromRow, fromColumn, to, toRow, toColumn);
}

/** From float64 to complex128. */
export function float64ToComplex128(
  m: i32,
  n: i32,
  from: usize,
  fromRow: i32,
  fromColumn: i32,
  to: usize,
  toRow: i32,
  toColumn: i32,
): void {
  convert<f64, v128>(m, n, from, fromRow, fromColumn, to, toRow, toColumn);
}
