/** What a factorisation is told and what it tells, float64 and in this order. */

/** A pivot on the diagonal is taken that is at least so much of the largest in its column. */
const THRESHOLD: usize = 0;
/** Pivots that are smaller become as large as this. */
const LEAST: usize = 8;
/** How many were replaced. */
const PERTURBED: usize = 16;
/** The largest entry of U. */
const LARGEST: usize = 24;
/** Rows that were exchanged. */
const EXCHANGES: usize = 32;
/** Bytes of all of it. */
export const REPORT_BYTES: i32 = 40;

export function thresholdOf(report: usize): f64 {
  return load<f64>(report + THRESHOLD);
}

export function leastOf(report: usize): f64 {
  return load<f64>(report + LEAST);
}

export function countPerturbed(report: usize): void {
  store<f64>(report + PERTURBED, load<f64>(report + PERTURBED) + 1);
}

export function countExchange(report: usize): void {
  store<f64>(report + EXCHANGES, load<f64>(report + EXCHANGES) + 1);
}

export function noteLargest(report: usize, value: f64): void {
  if (!(value <= load<f64>(report + LARGEST))) store<f64>(report + LARGEST, value);
}
