/**
 * The multifrontal method: factors of fronts, in ranges, so that the engine has a chance to optimise
 * what is called again. See base/fronts/plan.ts for what a plan is.
 */
import { size } from '../../../linalg/assembly/base/scalar';
import { bytes, indexOfLargest } from '../../../linalg/assembly/base/vectors';
import { factorDefiniteFront, factorFront, factorIndefiniteFront } from '../base/fronts/front';
import { WIDTH } from '../base/fronts/indefinite';
import { firstOf } from '../base/fronts/plan';
import { productBytes } from '../base/fronts/products';

/** Bytes of workspace where no front has more than n rows. */
export function workspaceReal(n: i32): usize {
  return productBytes<f64>(n);
}

export function workspaceComplex(n: i32): usize {
  return productBytes<v128>(n);
}

/** Columns of the largest square block that factors of symmetric matrices need room for. */
export function indefiniteWidth(): i32 {
  return WIDTH;
}

/** LU of the fronts from ≤ s < to. */
export function factorReal(plan: usize, from: i32, to: i32): void {
  for (let s = from; s < to; s++) factorFront<f64>(plan, s);
}

export function factorComplex(plan: usize, from: i32, to: i32): void {
  for (let s = from; s < to; s++) factorFront<v128>(plan, s);
}

/** Cholesky factors of fronts; answers the first column without a positive pivot, or -1. */
export function factorDefiniteReal(plan: usize, from: i32, to: i32): i32 {
  return factorDefiniteFronts<f64>(plan, from, to);
}

export function factorDefiniteComplex(plan: usize, from: i32, to: i32): i32 {
  return factorDefiniteFronts<v128>(plan, from, to);
}

function factorDefiniteFronts<T>(plan: usize, from: i32, to: i32): i32 {
  for (let s = from; s < to; s++) {
    const column = firstOf(plan, s) + factorDefiniteFront<T>(plan, s);
    if (column < firstOf(plan, s + 1)) return column;
  }
  return -1;
}

/** L D L^T of fronts, or L D L^H. */
export function factorIndefiniteReal(plan: usize, from: i32, to: i32, hermitian: bool): void {
  for (let s = from; s < to; s++) factorIndefiniteFront<f64>(plan, s, hermitian);
}

export function factorIndefiniteComplex(plan: usize, from: i32, to: i32, hermitian: bool): void {
  for (let s = from; s < to; s++) factorIndefiniteFront<v128>(plan, s, hermitian);
}

/** The largest size of values; NaN if any is. */
export function largestReal(n: i32, x: usize): f64 {
  return largest<f64>(n, x);
}

export function largestComplex(n: i32, x: usize): f64 {
  return largest<v128>(n, x);
}

function largest<T>(n: i32, x: usize): f64 {
  const found = indexOfLargest<T>(n, x, 1);
  return found < 0 ? 0 : size<T>(load<T>(x + bytes<T>(found)));
}
