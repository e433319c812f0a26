/** Random numbers in bulk, and one at a time. The results of `fill...` lie from `to` to `end`. */
import { below32, below64, belowPiece, freshPieces, masked } from '../base/bounded';
import {
  advance,
  make,
  next,
  next32,
  placeBlock,
  restore,
  save,
  seed,
  toDouble,
  toFloat,
} from '../base/pcg';

export { advance, below32, freshPieces, masked, placeBlock, restore, save, seed };

export function word(): u64 {
  return next(1);
}

export function half(): u32 {
  return next32(1);
}

export function double(): f64 {
  return toDouble(next(1));
}

export function float(): f32 {
  return toFloat(next32(1));
}

export function fillWords(to: usize, end: usize): void {
  make(to, end);
}

/** Words become numbers where they are, while they are in the first-level cache. */
export function fillDoubles(to: usize, end: usize): void {
  while (to < end) {
    const last = min(end, to + 4096);
    make(to, last);
    for (; to < last; to += 8) store<f64>(to, toDouble(load<u64>(to)));
  }
}

export function fillFloats(to: usize, end: usize): void {
  for (; to < end; to += 4) store<f32>(to, toFloat(next32(<u32>((end - to) >> 2))));
}

/** Whole numbers from `least` to `least + most`, which wrap. */
export function fillBounded64(to: usize, end: usize, least: u64, most: u64): void {
  for (; to < end; to += 8) store<u64>(to, least + below64(most, <u32>((end - to) >> 3)));
}

export function fillBounded32(to: usize, end: usize, least: u32, most: u32): void {
  for (; to < end; to += 4) store<u32>(to, least + below32(most, <u32>((end - to) >> 2)));
}

export function fillBounded16(to: usize, end: usize, least: u32, most: u32): void {
  for (; to < end; to += 2) store<u16>(to, <u16>(least + belowPiece(most, 16)));
}

export function fillBounded8(to: usize, end: usize, least: u32, most: u32): void {
  for (; to < end; to++) store<u8>(to, <u8>(least + belowPiece(most, 8)));
}

export function fillBooleans(to: usize, end: usize, least: u32, most: u32): void {
  for (; to < end; to++) store<u8>(to, <u8>(least + belowPiece(most, 1)));
}

/** What the last draw of a ziggurat was that its rectangles did not decide: its layer, its value, its bits. */
let layer: u32 = 0;
let value: f64 = 0;
let bits: u32 = 0;

export function undecidedLayer(): u32 {
  return layer;
}

export function undecidedValue(): f64 {
  return value;
}

export function undecidedBits(): u32 {
  return bits;
}

/**
 * Tables of ziggurats have for each layer the least whole number that is not inside of its rectangle, and the
 * width of a step: u64 and f64, or u32 and f32.
 */
function normalOf(word: u64, table: usize): f64 {
  layer = (<u32>word) & 255;
  const magnitude = (word >> 9) & 0x000fffffffffffff;
  const entry = table + ((<usize>layer) << 4);
  const size = <f64>(<i64>magnitude) * load<f64>(entry, 8);
  value = ((<u32>word) >> 8) & 1 ? -size : size;
  if (magnitude < load<u64>(entry)) return value;
  bits = <u32>magnitude;
  return NaN;
}

function exponentialOf(word: u64, table: usize): f64 {
  layer = (<u32>(word >> 3)) & 255;
  const magnitude = word >> 11;
  const entry = table + ((<usize>layer) << 4);
  value = <f64>(<i64>magnitude) * load<f64>(entry, 8);
  return magnitude < load<u64>(entry) ? value : NaN;
}

function floatNormalOf(word: u32, table: usize): f32 {
  layer = word & 255;
  const magnitude = (word >> 9) & 0x0007fffff;
  const entry = table + ((<usize>layer) << 3);
  const size = <f32>(<i32>magnitude) * load<f32>(entry, 4);
  const signed = (word >> 8) & 1 ? -size : size;
  value = signed;
  if (magnitude < load<u32>(entry)) return signed;
  bits = magnitude;
  return NaN;
}

function floatExponentialOf(word: u32, table: usize): f32 {
  layer = (word >> 1) & 255;
  const magnitude = word >> 9;
  const entry = table + ((<usize>layer) << 3);
  const size = <f32>(<i32>magnitude) * load<f32>(entry, 4);
  value = size;
  return magnitude < load<u32>(entry) ? size : NaN;
}

/** One number, or NaN where the rectangles do not decide. */
export function normal(table: usize): f64 {
  return normalOf(next(1), table);
}

export function exponential(table: usize): f64 {
  return exponentialOf(next(1), table);
}

export function floatNormal(table: usize): f32 {
  return floatNormalOf(next32(1), table);
}

export function floatExponential(table: usize): f32 {
  return floatExponentialOf(next32(1), table);
}

/** Fills until a draw is not decided; answers where. */
export function fillNormals(to: usize, end: usize, table: usize): usize {
  for (; to < end; to += 8) {
    const x = normalOf(next(<u32>((end - to) >> 3)), table);
    if (x != x) return to;
    store<f64>(to, x);
  }
  return to;
}

export function fillExponentials(to: usize, end: usize, table: usize): usize {
  for (; to < end; to += 8) {
    const x = exponentialOf(next(<u32>((end - to) >> 3)), table);
    if (x != x) return to;
    store<f64>(to, x);
  }
  return to;
}

export function fillFloatNormals(to: usize, end: usize, table: usize): usize {
  for (; to < end; to += 4) {
    const x = floatNormalOf(next32(<u32>((end - to) >> 2)), table);
    if (x != x) return to;
    store<f32>(to, x);
  }
  return to;
}

export function fillFloatExponentials(to: usize, end: usize, table: usize): usize {
  for (; to < end; to += 4) {
    const x = floatExponentialOf(next32(<u32>((end - to) >> 2)), table);
    if (x != x) return to;
    store<f32>(to, x);
  }
  return to;
}

/** Exchanges items of 1, 2, 4 or 8 bytes: the last of `count` with any before or itself, and so on down to `first`. */
export function shuffle(data: usize, count: u32, first: u32, itemsize: u32, isMasked: bool): void {
  for (let i = count; i > first;) {
    i--;
    const j = isMasked ? masked(i) : below32(i, 1);
    const a = data + <usize>i * itemsize;
    const b = data + <usize>j * itemsize;
    if (itemsize == 8) {
      const kept = load<u64>(a);
      store<u64>(a, load<u64>(b));
      store<u64>(b, kept);
    } else if (itemsize == 4) {
      const kept = load<u32>(a);
      store<u32>(a, load<u32>(b));
      store<u32>(b, kept);
    } else if (itemsize == 2) {
      const kept = load<u16>(a);
      store<u16>(a, load<u16>(b));
      store<u16>(b, kept);
    } else {
      const kept = load<u8>(a);
      store<u8>(a, load<u8>(b));
      store<u8>(b, kept);
    }
  }
}
