/** Arithmetic of two float64 lanes. */

/** c + a b: rounded once where the module is built for the relaxed multiply-add, twice elsewhere. */
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f64x2.relaxed_madd(a, b, c);
  else return f64x2.add(c, f64x2.mul(a, b));
}

/** c - a b, likewise. */
export function multiplySubtract(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f64x2.relaxed_nmadd(a, b, c);
  else return f64x2.sub(c, f64x2.mul(a, b));
}

/** The sum of both lanes. */
export function lanesSum(x: v128): f64 {
  return f64x2.extract_lane(x, 0) + f64x2.extract_lane(x, 1);
}

/** c + a b of lanes that are f64 or f32, as {@link multiplyAdd}. */
export function multiplyAddLanes<T>(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return v128.relaxed_madd<T>(a, b, c);
  else return v128.add<T>(c, v128.mul<T>(a, b));
}

/** The number at an address in all lanes. */
export function loadSplat<T>(at: usize): v128 {
  if (sizeof<T>() == 8) return v128.load64_splat(at);
  else return v128.load32_splat(at);
}
