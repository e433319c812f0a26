/**
 * Residuals b - Aᵀ x and b - Aᴴ x, and with them those of Hermitian matrices: of A by columns, as in
 * residuals.ts. An equation is a column, so that its sums stay in registers; real numbers go two at a time.
 */
import { conjugate, minus, size, times } from '../../../linalg/assembly/base/scalar';
import { heads, lostOf, restOf } from './exactProducts';
import { subtractComplex } from './residuals';

function indexAt(indices: usize, k: i32): usize {
  return <usize>load<i32>(indices + ((<usize>k) << 2));
}

/** The real entries k and k + 1, or k and zero. */
export function entriesAt(values: usize, k: i32, both: bool): v128 {
  const at = values + ((<usize>k) << 3);
  return both ? v128.load(at) : v128.load64_zero(at);
}

/** What entries k and k + 1 are multiplied by. */
function factorsAt(x: usize, indices: usize, k: i32, both: bool): v128 {
  const first = v128.load64_zero(x + (indexAt(indices, k) << 3));
  return both ? v128.load64_lane(x + (indexAt(indices, k + 1) << 3), first, 1) : first;
}

export function sumOf(x: v128): f64 {
  return f64x2.extract_lane(x, 0) + f64x2.extract_lane(x, 1);
}

function addTo(at: usize, x: f64): void {
  store<f64>(at, load<f64>(at) + x);
}

/**
 * Subtracts the products of columns `first` to `end` with x from the elements of r = b - Aᵀ x, or of b - Aᴴ x if
 * `conjugated`; what is lost by that is added to `low`, |Aᵀ| |x| to the bounds.
 */
export function subtractRows<T>(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  x: usize,
  r: usize,
  low: usize,
  bounds: usize,
  conjugated: bool,
): void {
  for (let j = first; j < end; j++) {
    const last = load<i32>(starts + ((<usize>j) << 2), 4);
    let k = load<i32>(starts + ((<usize>j) << 2));
    const place = <usize>j * sizeof<T>();
    if (isVector<T>()) {
      let bound = 0.0;
      for (; k < last; k++) {
        let a = <v128>load<T>(values + <usize>k * sizeof<T>());
        if (conjugated) a = conjugate<v128>(a);
        const factor = <v128>load<T>(x + indexAt(indices, k) * sizeof<T>());
        const x1 = heads(factor);
        subtractComplex(a, factor, x1, f64x2.sub(factor, x1), r + place, low + place);
        bound += size<v128>(a) * size<v128>(factor);
      }
      addTo(bounds + ((<usize>j) << 3), bound);
    } else {
      let sums = v128.load64_zero(r + place);
      let lost = f64x2.splat(0);
      let bound = f64x2.splat(0);
      for (; k < last; k += 2) {
        const both = k + 1 < last;
        const a = entriesAt(values, k, both);
        const factor = factorsAt(x, indices, k, both);
        const a1 = heads(a);
        const x1 = heads(factor);
        const product = f64x2.mul(a, factor);
        const after = f64x2.sub(sums, product);
        const rest = restOf(product, a1, f64x2.sub(a, a1), x1, f64x2.sub(factor, x1));
        lost = f64x2.add(lost, f64x2.sub(lostOf(sums, product, after), rest));
        bound = f64x2.add(bound, f64x2.abs(product));
        sums = after;
      }
      const left = f64x2.extract_lane(sums, 0);
      const right = f64x2.extract_lane(sums, 1);
      const sum = left + right;
      const moved = sum - left;
      store<f64>(r + place, sum);
      addTo(low + place, sumOf(lost) + (left - (sum - moved) + (right - moved)));
      addTo(bounds + place, sumOf(bound));
    }
  }
}

/** The same in the working precision, with no lower part. */
export function subtractRowsPlainly<T>(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  x: usize,
  r: usize,
  bounds: usize,
  conjugated: bool,
): void {
  for (let j = first; j < end; j++) {
    const last = load<i32>(starts + ((<usize>j) << 2), 4);
    let k = load<i32>(starts + ((<usize>j) << 2));
    const place = <usize>j * sizeof<T>();
    if (isVector<T>()) {
      let sum = <v128>load<T>(r + place);
      let bound = 0.0;
      for (; k < last; k++) {
        let a = <v128>load<T>(values + <usize>k * sizeof<T>());
        if (conjugated) a = conjugate<v128>(a);
        const factor = <v128>load<T>(x + indexAt(indices, k) * sizeof<T>());
        sum = minus<v128>(sum, times<v128>(a, factor));
        bound += size<v128>(a) * size<v128>(factor);
      }
      v128.store(r + place, sum);
      addTo(bounds + ((<usize>j) << 3), bound);
    } else {
      let sums = v128.load64_zero(r + place);
      let bound = f64x2.splat(0);
      for (; k < last; k += 2) {
        const both = k + 1 < last;
        const product = f64x2.mul(entriesAt(values, k, both), factorsAt(x, indices, k, both));
        sums = f64x2.sub(sums, product);
        bound = f64x2.add(bound, f64x2.abs(product));
      }
      store<f64>(r + place, sumOf(sums));
      addTo(bounds + place, sumOf(bound));
    }
  }
}
