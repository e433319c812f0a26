/**
 * The permuted congruential generators of M. E. O'Neill (HMC-CS-2014-0905) with 128 bits of state: XSL-RR, NumPy's
 * PCG64, and DXSM with the cheap multiplier, its PCG64DXSM. The state of the one generator that is active lies
 * in globals. Words are made a block at a time, in two interleaved sequences, for the multiplications of one
 * wait for one another; a block never has more words than are certain to be taken.
 */

const MULTIPLIER_HIGH: u64 = 0x2360ed051fc65da4;
const MULTIPLIER_LOW: u64 = 0x4385df649fccf645;
const CHEAP_MULTIPLIER: u64 = 0xda942042e4dd58b5;

/** Most words of a block. */
const MOST: u32 = 512;

let high: u64 = 0;
let low: u64 = 0;
let incrementHigh: u64 = 0;
let incrementLow: u64 = 0;
/** Whether the active generator is DXSM. */
let isDxsm: bool = false;
/** Whether the upper half of a word waits to be the next 32 bits. */
let hasHalf: bool = false;
let half: u32 = 0;

/** The block, the next word of it, and where they end. */
let block: usize = 0;
let at: usize = 0;
let end: usize = 0;

/** Says where room for a block is: 4096 bytes. */
export function placeBlock(address: usize): void {
  block = address;
  at = address;
  end = address;
}

/** Writes the state to an address: state and increment, upper words first, the kind, what waits. */
export function save(to: usize): void {
  store<u64>(to, high);
  store<u64>(to, low, 8);
  store<u64>(to, incrementHigh, 16);
  store<u64>(to, incrementLow, 24);
  store<u32>(to, u32(isDxsm), 32);
  store<u32>(to, u32(hasHalf), 36);
  store<u32>(to, half, 40);
}

/** Takes what `save` has written. */
export function restore(from: usize): void {
  high = load<u64>(from);
  low = load<u64>(from, 8);
  incrementHigh = load<u64>(from, 16);
  incrementLow = load<u64>(from, 24);
  isDxsm = load<u32>(from, 32) != 0;
  hasHalf = load<u32>(from, 36) != 0;
  half = load<u32>(from, 40);
}

/** The upper 64 bits of the product of two 64-bit numbers. */
export function productHigh(x: u64, y: u64): u64 {
  const x0 = x & 0xffffffff;
  const x1 = x >> 32;
  const y0 = y & 0xffffffff;
  const y1 = y >> 32;
  const middle = x1 * y0 + ((x0 * y0) >> 32);
  return x1 * y1 + (middle >> 32) + ((x0 * y1 + (middle & 0xffffffff)) >> 32);
}

/** The upper half of (h, l) · (mh, ml) + (ph, pl), of which `sum` is the lower half. */
function stepHigh(h: u64, l: u64, mh: u64, ml: u64, ph: u64, pl: u64, sum: u64): u64 {
  return h * ml + l * mh + productHigh(l, ml) + ph + u64(sum < pl);
}

function xslRr(h: u64, l: u64): u64 {
  return rotr<u64>(h ^ l, h >> 58);
}

function nextXslRr(): u64 {
  const l = low * MULTIPLIER_LOW + incrementLow;
  high = stepHigh(high, low, MULTIPLIER_HIGH, MULTIPLIER_LOW, incrementHigh, incrementLow, l);
  low = l;
  return xslRr(high, l);
}

function nextDxsm(): u64 {
  let output = high;
  output ^= output >> 32;
  output *= CHEAP_MULTIPLIER;
  output ^= output >> 48;
  output *= low | 1;
  const l = low * CHEAP_MULTIPLIER + incrementLow;
  high = stepHigh(high, low, 0, CHEAP_MULTIPLIER, incrementHigh, incrementLow, l);
  low = l;
  return output;
}

/** Makes a block of at most so many words, 1 or more. */
function refill(count: u32): void {
  at = block;
  end = block + ((<usize>min(count, MOST)) << 3);
  make(block, end);
}

/** Makes words from one address to another; no block may be begun. */
export function make(to: usize, end: usize): void {
  if (isDxsm) {
    for (; to < end; to += 8) store<u64>(to, nextDxsm());
    return;
  }
  if (((end - to) >> 3) & 1) {
    store<u64>(to, nextXslRr());
    to += 8;
  }
  if (to == end) return;
  // Two steps at once: the multiplier is squared, the increment multiplied by the multiplier and one.
  const squareLow = MULTIPLIER_LOW * MULTIPLIER_LOW;
  const squareHigh =
    2 * MULTIPLIER_HIGH * MULTIPLIER_LOW + productHigh(MULTIPLIER_LOW, MULTIPLIER_LOW);
  const plusLow = incrementLow * (MULTIPLIER_LOW + 1);
  const plusHigh =
    incrementHigh * (MULTIPLIER_LOW + 1) +
    incrementLow * MULTIPLIER_HIGH +
    productHigh(incrementLow, MULTIPLIER_LOW + 1);
  nextXslRr();
  let h0 = high;
  let l0 = low;
  nextXslRr();
  let h1 = high;
  let l1 = low;
  for (const last = end - 16; to < last; to += 16) {
    store<u64>(to, xslRr(h0, l0));
    store<u64>(to, xslRr(h1, l1), 8);
    const m0 = l0 * squareLow + plusLow;
    const m1 = l1 * squareLow + plusLow;
    h0 = stepHigh(h0, l0, squareHigh, squareLow, plusHigh, plusLow, m0);
    h1 = stepHigh(h1, l1, squareHigh, squareLow, plusHigh, plusLow, m1);
    l0 = m0;
    l1 = m1;
  }
  store<u64>(to, xslRr(h0, l0));
  store<u64>(to, xslRr(h1, l1), 8);
  high = h1;
  low = l1;
}

/** The next 64 bits; at least `certain` words, 1 or more, are taken from now on. */
export function next(certain: u32): u64 {
  if (at == end) {
    if (certain == 1) return isDxsm ? nextDxsm() : nextXslRr();
    refill(certain);
  }
  const word = load<u64>(at);
  at += 8;
  return word;
}

/** The next 32 bits: the lower half of a word, then its upper half. At least `certain` halves are taken. */
export function next32(certain: u32): u32 {
  if (hasHalf) {
    hasHalf = false;
    return half;
  }
  const word = next((certain >> 1) + (certain & 1));
  hasHalf = true;
  half = <u32>(word >> 32);
  return <u32>word;
}

/** A number in [0, 1) of 53 bits. */
export function toDouble(word: u64): f64 {
  return <f64>(<i64>(word >> 11)) * (1.0 / 9007199254740992.0);
}

/** A number in [0, 1) of 24 bits. */
export function toFloat(bits: u32): f32 {
  return <f32>(<i32>(bits >> 8)) * <f32>(1.0 / 16777216.0);
}

/** Moves the state as `delta` draws do. F. Brown, Trans. Am. Nucl. Soc. 71 (1994) 202. */
export function advance(deltaHigh: u64, deltaLow: u64): void {
  let timesHigh: u64 = isDxsm ? 0 : MULTIPLIER_HIGH;
  let timesLow: u64 = isDxsm ? CHEAP_MULTIPLIER : MULTIPLIER_LOW;
  let plusHigh = incrementHigh;
  let plusLow = incrementLow;
  let restHigh = deltaHigh;
  let restLow = deltaLow;
  while ((restHigh | restLow) != 0) {
    if (restLow & 1) {
      const l = low * timesLow + plusLow;
      high = stepHigh(high, low, timesHigh, timesLow, plusHigh, plusLow, l);
      low = l;
    }
    // The increment is multiplied by the multiplier and one, then the multiplier squared.
    const oneLow = timesLow + 1;
    const oneHigh = timesHigh + u64(oneLow == 0);
    plusHigh = plusHigh * oneLow + plusLow * oneHigh + productHigh(plusLow, oneLow);
    plusLow *= oneLow;
    timesHigh = 2 * timesHigh * timesLow + productHigh(timesLow, timesLow);
    timesLow *= timesLow;
    restLow = (restLow >> 1) | (restHigh << 63);
    restHigh >>= 1;
  }
  hasHalf = false;
  half = 0;
}

/** Seeds as O'Neill does: the increment is odd, the seed is added to the state after one step. */
export function seed(seedHigh: u64, seedLow: u64, sequenceHigh: u64, sequenceLow: u64): void {
  incrementHigh = (sequenceHigh << 1) | (sequenceLow >> 63);
  incrementLow = (sequenceLow << 1) | 1;
  const l = incrementLow + seedLow;
  high = incrementHigh + seedHigh + u64(l < seedLow);
  low = l;
  nextXslRr();
  hasHalf = false;
  half = 0;
}
