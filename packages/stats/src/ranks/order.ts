/** The order of observations: sorting that remembers where each came from. */

/** Observations in ascending order, NaN last, and the places where they were; equal ones keep their order. */
export interface Ordered {
  readonly values: Float64Array;
  readonly places: Uint32Array;
}

/** From so many observations on, digits are counted instead of observations compared. */
const MANY = 1500;
/** Bits of a digit; six digits make a float64. */
const BITS = 11;
const RADIX = 1 << BITS;
const DIGITS = 6;

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

/** Least significant digits first, of numbers whose bits are turned so that they ascend as integers. */
function counted(x: Float64Array): Ordered {
  const n = x.length;
  const copy = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const value = x[i]!;
    copy[i] = value === value ? value + 0 : NaN;
  }
  const words = new Uint32Array(copy.buffer);
  const counts = new Uint32Array(DIGITS * RADIX);
  let low = new Uint32Array(n);
  let high = new Uint32Array(n);
  let places = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    let lo = words[2 * i]!;
    let hi = words[2 * i + 1]!;
    const isNaNumber = (hi & 0x7fffffff) >>> 0 > 0x7ff00000;
    const flip = !isNaNumber && hi >>> 31 === 1 ? 0xffffffff : 0;
    lo = (lo ^ flip) >>> 0;
    hi = flip === 0 ? (hi | 0x80000000) >>> 0 : (hi ^ flip) >>> 0;
    low[i] = lo;
    high[i] = hi;
    places[i] = i;
    for (let digit = 0; digit < DIGITS; digit++) counts[digit * RADIX + digitOf(lo, hi, digit)]!++;
  }
  let toLow = new Uint32Array(n);
  let toHigh = new Uint32Array(n);
  let toPlaces = new Uint32Array(n);
  for (let digit = 0; digit < DIGITS; digit++) {
    const base = digit * RADIX;
    // All numbers may share a digit, as small integers do: nothing moves then.
    if (counts[base + digitOf(low[0]!, high[0]!, digit)] === n) continue;
    let sum = 0;
    for (let k = base; k < base + RADIX; k++) {
      const count = counts[k]!;
      counts[k] = sum;
      sum += count;
    }
    for (let i = 0; i < n; i++) {
      const lo = low[i]!;
      const hi = high[i]!;
      const to = counts[base + digitOf(lo, hi, digit)]!++;
      toLow[to] = lo;
      toHigh[to] = hi;
      toPlaces[to] = places[i]!;
    }
    [low, toLow] = [toLow, low];
    [high, toHigh] = [toHigh, high];
    [places, toPlaces] = [toPlaces, places];
  }
  for (let i = 0; i < n; i++) {
    const flip = high[i]! >>> 31 === 1 ? 0 : 0xffffffff;
    words[2 * i] = low[i]! ^ flip;
    words[2 * i + 1] = flip === 0 ? high[i]! & 0x7fffffff : high[i]! ^ flip;
  }
  return { values: copy, places };
}

function digitOf(low: number, high: number, digit: number): number {
  switch (digit) {
    case 0:
      return low & 2047;
    case 1:
      return (low >>> 11) & 2047;
    case 2:
      return (low >>> 22) | ((high & 1) << 10);
    case 3:
      return (high >>> 1) & 2047;
    case 4:
      return (high >>> 12) & 2047;
    default:
      return high >>> 23;
  }
}
