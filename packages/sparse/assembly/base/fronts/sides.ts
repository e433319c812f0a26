/**
 * Which parts of a front a step of a solution takes: a triangle, and the rows below it. `kind` is of
 * LU, of Cholesky factors, of L D L^T or of L D L^H.
 */
export const LU: i32 = 0;
export const DEFINITE: i32 = 1;
export const SYMMETRIC: i32 = 2;
export const HERMITIAN: i32 = 3;

/** Whether the triangle's rows are contiguous, so that columns have unit stride in its transpose. */
export function isTurned(kind: i32, transposed: bool, backward: bool): bool {
  return kind == LU ? transposed : backward;
}

export function isUnit(kind: i32, transposed: bool, backward: bool): bool {
  return kind == LU ? transposed == backward : kind != DEFINITE;
}

/** Whether what is below the triangle is the part of Uᵀ. */
export function isOfUpper(kind: i32, transposed: bool, backward: bool): bool {
  return kind == LU && transposed != backward;
}

export function isConjugated(kind: i32, backward: bool): bool {
  return backward && (kind == DEFINITE || kind == HERMITIAN);
}

export function isExchanged(kind: i32, transposed: bool, backward: bool): bool {
  return kind == LU ? transposed == backward : kind != DEFINITE;
}
