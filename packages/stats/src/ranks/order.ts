/** The order of observations: sorting that remembers where each came from. */

/** Observations in ascending order, NaN last, and the places where they were; equal ones keep their order. */
export interface Ordered {
  readonly values: Float64Array;
  readonly places: Uint32Array;
}

/** From so many observations on, digits are counted instead of observations compared. */
const MANY = 1500;
/** Bits of a digit; three digits make half of a float64. */
const BITS = 11;
const RADIX = 1 << BITS;
const MASK = RADIX - 1;
const DIGITS = 3;
/** Of so many numbers with the same upper half, too. */
const LONG_RUN = 200;

/** Sorts a copy of observations. -0 becomes 0. O(n log n), from 1500 on O(n). */
export function ordered(x: Float64Array): Ordered {
  return x.length < MANY ? merged(x) : counted(x);
}

/** Runs of 12 by insertion, then merged. */
function merged(x: Float64Array): Ordered {
  const n = x.length;
  let values = new Float64Array(n);
  let places = new Uint32Array(n);
  const run = 12;
  for (let start = 0; start < n; start += run) {
    const end = Math.min(start + run, n);
    for (let i = start; i < end; i++) {
      const value = x[i]! + 0;
      let k = i;
      // A comparison with NaN is false: it stays behind what is no NaN, and what comes after goes before it.
      while (
        k > start &&
        (values[k - 1]! > value || (values[k - 1]! !== values[k - 1]! && value === value))
      ) {
        values[k] = values[k - 1]!;
        places[k] = places[k - 1]!;
        k--;
      }
      values[k] = value;
      places[k] = i;
    }
  }
  if (n <= run) return { values, places };
  let toValues = new Float64Array(n);
  let toPlaces = new Uint32Array(n);
  for (let width = run; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(start + width, n);
      const end = Math.min(start + 2 * width, n);
      let i = start;
      let j = middle;
      for (let k = start; k < end; k++) {
        const takesRight =
          i === middle ||
          (j < end &&
            (values[j]! < values[i]! || (values[i]! !== values[i]! && values[j]! === values[j]!)));
        const from = takesRight ? j++ : i++;
        toValues[k] = values[from]!;
        toPlaces[k] = places[from]!;
      }
    }
    [values, toValues] = [toValues, values];
    [places, toPlaces] = [toPlaces, places];
  }
  return { values, places };
}

/** By the upper halves of numbers, whose bits are turned so that they ascend as integers; then by the lower. */
function counted(x: Float64Array): Ordered {
  const n = x.length;
  const values = new Float64Array(n);
  const words = new Uint32Array(values.buffer);
  const upper = new Uint32Array(n);
  const lower = new Uint32Array(n);
  const places = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const value = x[i]!;
    values[i] = value + 0;
    const high = words[2 * i + 1]!;
    const isNegative = high >>> 31 === 1;
    // NaN of any sign and payload are last, and alike.
    const isNumber = value === value;
    upper[i] = !isNumber ? 0xffffffff : isNegative ? ~high : high | 0x80000000;
    lower[i] = !isNumber ? 0 : isNegative ? ~words[2 * i]! : words[2 * i]!;
    places[i] = i;
  }
  sortByKeys(upper, places);
  for (let start = 0; start < n;) {
    let end = start + 1;
    while (end < n && upper[end] === upper[start]) end++;
    if (end - start > 1) sortRun(lower, places.subarray(start, end));
    start = end;
  }
  for (let i = 0; i < n; i++) values[i] = x[places[i]!]! + 0;
  return { values, places };
}

/** Sorts places of which the upper halves are the same by the lower ones. */
function sortRun(lower: Uint32Array, places: Uint32Array): void {
  const n = places.length;
  let sorted = 1;
  while (sorted < n && lower[places[sorted - 1]!]! <= lower[places[sorted]!]!) sorted++;
  if (sorted === n) return;
  if (n > LONG_RUN) {
    const keys = new Uint32Array(n);
    for (let i = 0; i < n; i++) keys[i] = lower[places[i]!]!;
    sortByKeys(keys, places);
    return;
  }
  for (let i = sorted; i < n; i++) {
    const place = places[i]!;
    const key = lower[place]!;
    let k = i;
    while (k > 0 && lower[places[k - 1]!]! > key) {
      places[k] = places[k - 1]!;
      k--;
    }
    places[k] = place;
  }
}

/** Sorts keys, and what is with them, by three digits, the least significant first. */
function sortByKeys(keys: Uint32Array, places: Uint32Array): void {
  const n = keys.length;
  const counts = new Uint32Array(DIGITS * RADIX);
  for (let i = 0; i < n; i++) {
    const key = keys[i]!;
    counts[key & MASK]!++;
    counts[RADIX + ((key >>> BITS) & MASK)]!++;
    counts[2 * RADIX + (key >>> (2 * BITS))]!++;
  }
  let from: { readonly keys: Uint32Array; readonly places: Uint32Array } = { keys, places };
  let to: typeof from = { keys: new Uint32Array(n), places: new Uint32Array(n) };
  for (let digit = 0; digit < DIGITS; digit++) {
    const shift = digit * BITS;
    const count = counts.subarray(digit * RADIX, (digit + 1) * RADIX);
    // All keys may share a digit, as those of small integers do: nothing moves then.
    if (count[(from.keys[0]! >>> shift) & MASK] === n) continue;
    for (let k = 0, sum = 0; k < RADIX; k++) {
      const more = count[k]!;
      count[k] = sum;
      sum += more;
    }
    for (let i = 0; i < n; i++) {
      const key = from.keys[i]!;
      const place = count[(key >>> shift) & MASK]!++;
      to.keys[place] = key;
      to.places[place] = from.places[i]!;
    }
    [from, to] = [to, from];
  }
  if (from.keys === keys) return;
  keys.set(from.keys);
  places.set(from.places);
}
