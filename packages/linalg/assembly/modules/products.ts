/** Matrix products, see base/blocks.ts. Strides count elements, addresses bytes. */
import { multiplyBlocked, workspaceBytes } from '../base/blocks';

/** Bytes of workspace of a product; n and k are twice as large where elements are complex. */
export function workspaceFloat64(m: i32, n: i32, k: i32): usize {
  return workspaceBytes<f64>(m, n, k);
}

export function workspaceFloat32(m: i32, n: i32, k: i32): usize {
  return workspaceBytes<f32>(m, n, k);
}

/** `multiplyBlocked` of float64, or, of two components, complex128. */
export function multiplyFloat64(
  components: i32,
  m: i32,
  n: i32,
  k: i32,
  alpha: f64,
  a: usize,
  aRow: i32,
  aColumn: i32,
  conjugateA: bool,
  b: usize,
  bRow: i32,
  bColumn: i32,
  conjugateB: bool,
  c: usize,
  cRow: i32,
  accumulate: bool,
  workspace: usize,
): void {
  multiplyBlocked<f64>(
    components,
    m,
    n,
    k,
    alpha,
    a,
    aRow,
    aColumn,
    conjugateA,
    b,
    bRow,
    bColumn,
    conjugateB,
    c,
    cRow,
    accumulate,
    workspace,
  );
}

/** `multiplyBlocked` of float32, or, of two components, complex64. */
export function multiplyFloat32(
  components: i32,
  m: i32,
  n: i32,
  k: i32,
  alpha: f64,
  a: usize,
  aRow: i32,
  aColumn: i32,
  conjugateA: bool,
  b: usize,
  bRow: i32,
  bColumn: i32,
  conjugateB: bool,
  c: usize,
  cRow: i32,
  accumulate: bool,
  workspace: usize,
): void {
  multiplyBlocked<f32>(
    components,
    m,
    n,
    k,
    <f32>alpha,
    a,
    aRow,
    aColumn,
    conjugateA,
    b,
    bRow,
    bColumn,
    conjugateB,
    c,
    cRow,
    accumulate,
    workspace,
  );
}
