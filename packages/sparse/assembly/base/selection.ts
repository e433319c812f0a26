/** Selection by size. */

/** The k-th largest of numbers (from 0), which are put into another order. Hoare's selection. */
export function largestAt(count: i32, values: usize, k: i32): f64 {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = load<f64>(values + ((<usize>((low + high) >> 1)) << 3));
    let i = low;
    let j = high;
    while (i <= j) {
      while (load<f64>(values + ((<usize>i) << 3)) > middle) i++;
      while (load<f64>(values + ((<usize>j) << 3)) < middle) j--;
      if (i > j) break;
      const first = values + ((<usize>i) << 3);
      const second = values + ((<usize>j) << 3);
      const kept = load<f64>(first);
      store<f64>(first, load<f64>(second));
      store<f64>(second, kept);
      i++;
      j--;
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return load<f64>(values + ((<usize>k) << 3));
}
