/**
 * The program of a worker, as text: the one form that works under every bundler, where Node has no
 * file and a browser no address for it. It is a classic script and an ES module alike.
 */
import { BITS, FRACTION, HALF_PI, TWO_OVER_PI } from '../kernel/half-pi.ts';
import {
  CLOSED,
  CONTROL_BYTES,
  COUNT,
  ENDED,
  ENDING,
  FAILED,
  GATE,
  GENERATION,
  ITEM_WORDS,
  ITEMS,
  KERNEL,
  LIMIT,
  NEXT,
  REPORT,
  SPINNING,
  TAKEN,
} from './control.ts';

/** Milliseconds that a worker looks for the next job before it sleeps. */
const SPIN = 0.03;
/** Jobs that came too late for that, in a row, after which it sleeps at once. */
const MISSES = 3;
/** Milliseconds of sleep below which looking would have been better. */
const NAP = 0.1;

/**
 * The functions of kernel/functions.ts that are not the engine's own but that `workerText` has too,
 * by their import names. A kernel that imports any other stays on the thread that evaluates.
 */
export const WORKER_FUNCTIONS =
  'fmod pow pow_int8 pow_int16 pow_int32 pow_int64 pow_uint8 pow_uint16 pow_uint32 pow_uint64 ' +
  'pio2_head pio2_tail pio2_quadrant';

/** The program. It leaves to the event loop only for messages, which say what it does not know. */
export const workerText = `(() => {
const node = globalThis.process?.getBuiltinModule?.('node:worker_threads');
const port = node ? node.parentPort : self;
const kernels = new Map();
const { load, add, sub } = Atomics;
let memory, scratch, words;
let misses = 0;

const narrow = (wrap, unsigned) => (x, n) => {
  if (unsigned) (x >>>= 0), (n >>>= 0);
  if (n < 0) throw new RangeError();
  let power = 1;
  for (; n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) power = Math.imul(power, x);
    x = Math.imul(x, x);
  }
  return wrap(power);
};
const wide = (wrap) => (x, n) => {
  x = wrap(x), n = wrap(n);
  if (n < 0n) throw new RangeError();
  let power = 1n;
  for (; n > 0n; n >>= 1n) {
    if ((n & 1n) === 1n) power = wrap(power * x);
    x = wrap(x * x);
  }
  return power;
};
const quarters = (part) => (x) => {
  if (!isFinite(x)) return [NaN, NaN, 0][part];
  if (Math.abs(x) < 0.78) return [x, 0, 0][part];
  const exponent = Math.floor(Math.log2(Math.abs(x))) - 53;
  const significand = BigInt(x * 2 ** -Math.floor(exponent / 2) * 2 ** -Math.ceil(exponent / 2));
  const point = BigInt(${BITS} - exponent);
  const product = significand * ${TWO_OVER_PI}n;
  const whole = (product + (1n << (point - 1n))) >> point;
  const fraction = (product - (whole << point)) >> (point - ${FRACTION}n);
  const scaled = fraction * ${HALF_PI}n;
  const head = Number(scaled);
  const unit = 2 ** ${-2 * FRACTION};
  return [head * unit, Number(scaled - BigInt(head)) * unit, Number(whole & 3n)][part];
};
const functions = {
  pio2_head: quarters(0),
  pio2_tail: quarters(1),
  pio2_quadrant: quarters(2),
  fmod: (x, y) => x % y,
  pow: (x, y) => (x === 1 || (x === -1 && (y === Infinity || y === -Infinity)) ? 1 : x ** y),
  pow_int8: narrow((x) => (x << 24) >> 24),
  pow_int16: narrow((x) => (x << 16) >> 16),
  pow_int32: narrow((x) => x | 0),
  pow_int64: wide((x) => BigInt.asIntN(64, x)),
  pow_uint8: narrow((x) => x & 255),
  pow_uint16: narrow((x) => x & 65535),
  pow_uint32: narrow((x) => x | 0, true),
  pow_uint64: wide((x) => BigInt.asUintN(64, x)),
};

port.onmessage = ({ data }) => {
  if (data.memory) {
    ({ memory, scratch } = data);
    words = new Int32Array(memory.buffer, data.control, ${CONTROL_BYTES / 4});
  } else if (data.module) {
    const env = { memory };
    for (const name in data.imports) env[name] = Math[data.imports[name]] ?? functions[name];
    kernels.set(data.id, new WebAssembly.Instance(data.module, { env }).exports.run);
  } else kernels.clear();
  while (words && tryJob()) ;
};

function tryJob() {
  const generation = load(words, ${GENERATION});
  if (load(words, ${ENDING})) {
    add(words, ${ENDED}, 1);
    words = undefined;
    port.close();
    return false;
  }
  if (enter()) {
    const run = kernels.get(words[${KERNEL}]);
    const report = words[${REPORT}];
    if (run) work(run);
    if (sub(words, ${GATE}, 1) === ${CLOSED + 1}) {
      Atomics.notify(words, ${GATE});
      if (report) port.postMessage(generation);
    }
    if (!run) return false;
  }
  idle(generation);
  return true;
}

function enter() {
  for (;;) {
    const gate = load(words, ${GATE});
    if (gate < 0 || gate >= load(words, ${LIMIT})) return false;
    if (Atomics.compareExchange(words, ${GATE}, gate, gate + 1) === gate) return true;
  }
}

function work(run) {
  const count = words[${COUNT}];
  let item, taken = 0;
  while ((item = add(words, ${NEXT}, 1)) < count) {
    const at = ${ITEMS} + ${ITEM_WORDS} * item;
    taken++;
    try {
      run(words[at], scratch, words[at + 1], words[at + 2]);
    } catch {
      Atomics.compareExchange(words, ${FAILED}, -1, item);
      Atomics.store(words, ${NEXT}, count);
    }
  }
  add(words, ${TAKEN}, taken);
  Atomics.or(words, ${GATE}, ${CLOSED});
}

function idle(generation) {
  const start = performance.now();
  if (misses < ${MISSES}) {
    add(words, ${SPINNING}, 1);
    let same = true;
    while (same && performance.now() - start < ${SPIN})
      for (let i = 0; i < 50 && same; i++) same = load(words, ${GENERATION}) === generation;
    sub(words, ${SPINNING}, 1);
    if (!same) return (misses = 0);
    misses++;
  }
  Atomics.wait(words, ${GENERATION}, generation);
  if (performance.now() - start < ${NAP}) misses = 0;
}
})();
`;
