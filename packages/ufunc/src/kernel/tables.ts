/**
 * Tables of float64 constants, rows of which primitives look up by bits of a float64. They are
 * computed when they are first needed, by integer arithmetic, so they are the same on every engine.
 */
import { HALF_PI, FRACTION } from './half-pi.ts';

/** How the row of a table is found. */
export interface Table {
  /** A power of two, as is the number of columns. */
  readonly rows: number;
  readonly columns: number;
  /** The word of the float64 whose bits say the row: 0 is the low one. */
  readonly word: 0 | 1;
  /** What is added to the word, and how far it is shifted to the right then. */
  readonly plus: number;
  readonly shift: number;
  /** The elements, row by row. */
  readonly make: () => Iterable<readonly number[]>;
}

/** Bits after the point of the numbers that tables are made from. */
const BITS = 192n;
const ONE = 1n << BITS;

/** The nearest float64. */
const headOf = (x: bigint): number => Number(x) * 2 ** -Number(BITS);

/** The nearest float64 and the one that is nearest to what that lacks. */
function parts(x: bigint): [head: number, tail: number] {
  return [headOf(x), headOf(x - BigInt(Number(x)))];
}

/** Steps of the sine table in a turn. */
export const TURN = 128;
/** Below this the sine has a slope that is taken apart. */
const SMALL_SINE = 0.25;

/**
 * Of each angle the sine in two parts, the slope there, rounded to a whole number where the sine is
 * small and else 0, and what the cosine is more than that.
 */
function* sineRows(): Generator<readonly number[]> {
  const quarter = TURN / 4;
  const step = (BigInt(HALF_PI) >> (BigInt(FRACTION) - BITS)) / BigInt(quarter);
  const square = (step * step) >> BITS;
  // Sine and cosine of the step by their series, then of its multiples.
  let sine = 0n;
  let cosine = 0n;
  for (let n = 24n; n > 0n; n -= 2n) {
    cosine = ONE - (square * cosine) / ((n * (n - 1n)) << BITS);
    sine = ONE - (square * sine) / ((n * (n + 1n)) << BITS);
  }
  sine = (step * sine) >> BITS;
  const sines = [0n];
  let [x, y] = [ONE, 0n];
  for (let i = 1; i < quarter; i++) {
    [x, y] = [(x * cosine - y * sine) >> BITS, (x * sine + y * cosine) >> BITS];
    sines.push(y);
  }
  sines.push(ONE);
  const sineAt = (at: number): bigint => {
    const rest = at % quarter;
    const value = sines[at & quarter ? quarter - rest : rest]!;
    return at & (2 * quarter) ? -value : value;
  };
  for (let i = 0; i < TURN; i++) {
    const [head, tail] = parts(sineAt(i));
    const slope = sineAt(i + quarter);
    const whole = Math.abs(head) < SMALL_SINE ? (slope < 0n ? -1 : 1) : 0;
    // The sine of -0 needs a negative zero.
    yield [head || -0, tail, whole, headOf(slope - BigInt(whole) * ONE)];
  }
}

/** Bits of the leading part of a logarithm, after the point. */
const LOG_BITS = 42n;

/** A logarithm in two parts, the first of which is short: its sum with multiples of ln 2 is exact. */
function logParts(log: bigint): [head: number, tail: number] {
  const unit = BITS - LOG_BITS;
  const head = (log >> unit) << unit;
  return [headOf(head), headOf(log - head)];
}

/** Of each significand in steps of 1/128 (below 1, of 1/256) a number near, its reciprocal and logarithm. */
function* logRows(): Generator<readonly number[]> {
  // log(n / 256) grows by 2 artanh(1 / (2 n - 1)) as n does by one.
  const logs: bigint[] = [];
  let sum = 0n;
  const growth = (n: bigint): bigint => {
    const divisor = 2n * n - 1n;
    let [term, total] = [(2n * ONE) / divisor, 0n];
    for (let k = 1n; term > 0n; k += 2n) {
      total += term / k;
      term /= divisor * divisor;
    }
    return total;
  };
  for (let n = 257; n <= 364; n++) logs[n] = sum += growth(BigInt(n));
  sum = 0n;
  for (let n = 256; n >= 176; n--) {
    logs[n] = sum;
    sum -= growth(BigInt(n));
  }
  for (let row = 0; row < 256; row++) {
    // One bit of the exponent, seven of the significand: from 1/2 to 1, then to 2.
    let n = row < 128 ? 128 + row : 2 * row;
    // Close to 1 the series alone does.
    if (n > 254 && n < 259) n = 256;
    const log = logs[n];
    yield log === undefined ? [1, 1, 0, 0] : [n / 256, 256 / n, ...logParts(log)];
  }
}

/** Steps of the table of powers between 1 and 2. */
const STEPS = 256;

/**
 * Of 2^(i/256) the bits, less i·2^44, which `raise` adds again, and what rounding took, relative to it.
 */
function* exp2Rows(): Generator<readonly number[]> {
  const float = new Float64Array(1);
  const bits = new BigInt64Array(float.buffer);
  let step = 2n * ONE;
  for (let i = 1; i < STEPS; i *= 2) step = squareRoot(step << BITS);
  let power = ONE;
  for (let i = 0; i < STEPS; i++) {
    const [head, tail] = parts(power);
    float[0] = head;
    bits[0]! -= BigInt(i) << 44n;
    yield [float[0], tail / head];
    power = (power * step) >> BITS;
  }
}

/** The whole square root, by Newton's method from above. */
function squareRoot(x: bigint): bigint {
  let root = 1n << (BITS + 1n);
  for (;;) {
    const next = (root + x / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** All tables. */
export const tables = {
  sine: { rows: TURN, columns: 4, word: 0, plus: 0, shift: 0, make: sineRows },
  log: { rows: 256, columns: 4, word: 1, plus: 1 << 12, shift: 13, make: logRows },
  exp2: { rows: STEPS, columns: 2, word: 0, plus: 0, shift: 0, make: exp2Rows },
} as const satisfies Record<string, Table>;

/** Name of a table. */
export type TableName = keyof typeof tables;

const made: { [name in TableName]?: Float64Array } = {};

/** The elements of a table, row by row. */
export function tableElements(name: TableName): Float64Array {
  return (made[name] ??= Float64Array.from([...tables[name].make()].flat()));
}

const double = /* @__PURE__ */ new Float64Array(1);
const words = /* @__PURE__ */ new Int32Array(double.buffer);

/** The function that looks up an element of a column. */
export function lookUpFunction(name: TableName, column: number): (index: number) => number {
  const elements = tableElements(name);
  const { rows, columns, word, plus, shift }: Table = tables[name];
  return (index) => {
    double[0] = index;
    const row = ((words[word]! + plus) >>> shift) & (rows - 1);
    return elements[row * columns + column]!;
  };
}
