/**
 * The same as the kernels in `assembly`, without WebAssembly, for pages that forbid to compile it: of some hundredth of
 * their speed, and with the same results.
 */
import { heap } from '@numloom/ndarray';
import type { RandomKernels } from '../../kernels/generated/random.ts';

const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;
const CHEAP = 0xda942042e4dd58b5n;
const MASK64 = (1n << 64n) - 1n;
const MASK128 = (1n << 128n) - 1n;
const WORD = 4294967296;

const memory = (): DataView => new DataView(heap.buffer);

export function plainKernels(): RandomKernels {
  let state = 0n;
  let increment = 0n;
  let isDxsm = false;
  let hasHalf = false;
  let waiting = 0;
  let rest = 0;
  let pieces = 0;
  let layer = 0;
  let value = 0;
  let bits = 0;

  function next(): bigint {
    const before = state;
    state = (state * (isDxsm ? CHEAP : MULTIPLIER) + increment) & MASK128;
    if (isDxsm) {
      let output = before >> 64n;
      output ^= output >> 32n;
      output = (output * CHEAP) & MASK64;
      output ^= output >> 48n;
      return (output * ((before & MASK64) | 1n)) & MASK64;
    }
    const mixed = ((state >> 64n) ^ state) & MASK64;
    const turn = state >> 122n;
    return ((mixed >> turn) | (mixed << (64n - turn))) & MASK64;
  }

  /** The halves of the next 64 bits. */
  let low = 0;
  let high = 0;
  function draw(): void {
    const word = next();
    low = Number(word & 0xffffffffn);
    high = Number(word >> 32n);
  }

  function half(): number {
    if (hasHalf) {
      hasHalf = false;
      return waiting;
    }
    draw();
    hasHalf = true;
    waiting = high;
    return low;
  }

  const double = (): number => {
    draw();
    return (high * 2097152 + (low >>> 11)) / 9007199254740992;
  };
  const float = (): number => (half() >>> 8) / 16777216;

  function piece(width: number): number {
    if (pieces === 0) {
      rest = half();
      pieces = 32 / width - 1;
    } else {
      rest >>>= width;
      pieces--;
    }
    return rest & (2 ** width - 1);
  }

  /** A number up to `most` by multiplication of what `draws`, whose `count` values are equally likely. */
  function below(most: number, count: number, draws: () => number): number {
    if (most === 0) return 0;
    if (most === count - 1) return draws();
    const range = most + 1;
    const wide = (): bigint => BigInt(draws()) * BigInt(range);
    const mask = BigInt(count - 1);
    const threshold = BigInt((count - range) % range);
    let product = wide();
    while ((product & mask) < threshold) product = wide();
    return Number(product / BigInt(count));
  }

  const below32 = (most: number): number => below(most >>> 0, WORD, half);
  const belowPiece = (most: number, width: number): number =>
    below(most, 2 ** width, () => piece(width));

  function below64(most: bigint): bigint {
    if (most <= 0xffffffffn) return BigInt(below32(Number(most)));
    if (most === MASK64) return next();
    const range = most + 1n;
    const threshold = (MASK64 - most) % range;
    let product = next() * range;
    while ((product & MASK64) < threshold) product = next() * range;
    return product >> 64n;
  }

  function masked(most: number): number {
    if (most === 0) return 0;
    const mask = 0xffffffff >>> Math.clz32(most);
    for (;;) {
      const drawn = (half() & mask) >>> 0;
      if (drawn <= most >>> 0) return drawn;
    }
  }

  const decided = (magnitude: number, table: number, isSigned: boolean): number => {
    const view = memory();
    const entry = table + 16 * layer;
    const bound = view.getUint32(entry, true) + view.getUint32(entry + 4, true) * WORD;
    value = magnitude * view.getFloat64(entry + 8, true);
    if (isSigned) value = -value;
    bits = magnitude % WORD;
    return magnitude < bound ? value : NaN;
  };
  const decidedFloat = (magnitude: number, table: number, isSigned: boolean): number => {
    const view = memory();
    const entry = table + 8 * layer;
    value = Math.fround(magnitude * view.getFloat32(entry + 4, true));
    if (isSigned) value = -value;
    bits = magnitude;
    return magnitude < view.getUint32(entry, true) ? value : NaN;
  };

  const normal = (table: number): number => {
    draw();
    layer = low & 255;
    return decided((low >>> 9) + (high & 0x1fffffff) * 8388608, table, ((low >>> 8) & 1) === 1);
  };
  const exponential = (table: number): number => {
    draw();
    layer = (low >>> 3) & 255;
    return decided(high * 2097152 + (low >>> 11), table, false);
  };
  const floatNormal = (table: number): number => {
    const word = half();
    layer = word & 255;
    return decidedFloat(word >>> 9, table, ((word >>> 8) & 1) === 1);
  };
  const floatExponential = (table: number): number => {
    const word = half();
    layer = (word >>> 1) & 255;
    return decidedFloat(word >>> 9, table, false);
  };

  /** Fills items of a number of bytes. */
  const filler =
    (step: number, put: (view: DataView, at: number) => void) =>
    (to: number, end: number): void => {
      const view = memory();
      for (let at = to; at < end; at += step) put(view, at);
    };
  const bounded =
    (
      step: number,
      method: 'setUint32' | 'setUint16' | 'setUint8',
      draws: (most: number) => number,
    ) =>
    (to: number, end: number, least: number, most: number): void =>
      filler(step, (view, at) => view[method](at, least + draws(most), true))(to, end);
  /** Fills until a draw is not decided. */
  const ziggurat =
    (step: number, one: (table: number) => number) =>
    (to: number, end: number, table: number): number => {
      const view = memory();
      for (let at = to; at < end; at += step) {
        const x = one(table);
        if (x !== x) return at;
        if (step === 8) view.setFloat64(at, x, true);
        else view.setFloat32(at, x, true);
      }
      return end;
    };

  return {
    word: next,
    half,
    double,
    float,
    normal,
    exponential,
    floatNormal,
    floatExponential,
    masked,
    below32,
    undecidedLayer: () => layer,
    undecidedValue: () => value,
    undecidedBits: () => bits,
    freshPieces: () => void (pieces = 0),
    placeBlock: () => undefined,
    fillWords: filler(8, (view, at) => view.setBigUint64(at, next(), true)),
    fillDoubles: filler(8, (view, at) => view.setFloat64(at, double(), true)),
    fillFloats: filler(4, (view, at) => view.setFloat32(at, float(), true)),
    fillBounded64: (to, end, least, most) =>
      filler(8, (view, at) => view.setBigUint64(at, BigInt.asUintN(64, least + below64(BigInt.asUintN(64, most))), true))(to, end), // prettier-ignore
    fillBounded32: bounded(4, 'setUint32', below32),
    fillBounded16: bounded(2, 'setUint16', (most) => belowPiece(most, 16)),
    fillBounded8: bounded(1, 'setUint8', (most) => belowPiece(most, 8)),
    fillBooleans: bounded(1, 'setUint8', (most) => belowPiece(most, 1)),
    fillNormals: ziggurat(8, normal),
    fillExponentials: ziggurat(8, exponential),
    fillFloatNormals: ziggurat(4, floatNormal),
    fillFloatExponentials: ziggurat(4, floatExponential),
    shuffle: (data, count, first, itemsize, isMasked) => {
      const bytes = new Uint8Array(heap.buffer, data, count * itemsize);
      for (let i = count - 1; i >= first; i--) {
        const j = isMasked ? masked(i) : below32(i);
        const kept = bytes.slice(j * itemsize, (j + 1) * itemsize);
        bytes.copyWithin(j * itemsize, i * itemsize, (i + 1) * itemsize);
        bytes.set(kept, i * itemsize);
      }
    },
    advance: (deltaHigh, deltaLow) => {
      let times = isDxsm ? CHEAP : MULTIPLIER;
      let plus = increment;
      for (let delta = (deltaHigh << 64n) | deltaLow; delta > 0n; delta >>= 1n) {
        if (delta & 1n) state = (state * times + plus) & MASK128;
        plus = (plus * (times + 1n)) & MASK128;
        times = (times * times) & MASK128;
      }
      hasHalf = false;
      waiting = 0;
    },
    seed: (seedHigh, seedLow, sequenceHigh, sequenceLow) => {
      increment = ((((sequenceHigh << 64n) | sequenceLow) << 1n) | 1n) & MASK128;
      state = (((seedHigh << 64n) | seedLow) + increment) & MASK128;
      state = (state * MULTIPLIER + increment) & MASK128;
      hasHalf = false;
      waiting = 0;
    },
    save: (to) => {
      const view = memory();
      [state >> 64n, state & MASK64, increment >> 64n, increment & MASK64].forEach((word, i) =>
        view.setBigUint64(to + 8 * i, word, true),
      );
      [Number(isDxsm), Number(hasHalf), waiting].forEach((word, i) =>
        view.setUint32(to + 32 + 4 * i, word, true),
      );
    },
    restore: (from) => {
      const view = memory();
      const word = (i: number): bigint => view.getBigUint64(from + 8 * i, true);
      state = (word(0) << 64n) | word(1);
      increment = (word(2) << 64n) | word(3);
      isDxsm = view.getUint32(from + 32, true) !== 0;
      hasHalf = view.getUint32(from + 36, true) !== 0;
      waiting = view.getUint32(from + 40, true);
    },
  };
}
