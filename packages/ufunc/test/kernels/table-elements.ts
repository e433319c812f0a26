/** The elements of the look-up tables, each computed by series of its own in whole numbers. */
import type { Primitive } from '../../src/kernel/primitives.ts';

const POINT = 400n;
const unit = 2n ** POINT;

/** A number in parts: the nearest float64, and the one nearest to the rest. */
function parts(x: bigint): [head: number, tail: number] {
  const head = Number(x);
  return [head / Number(unit), Number(x - BigInt(head)) / Number(unit)];
}

/** Σ over n of terms, the next of which `next` makes. */
function series(first: bigint, next: (term: bigint, n: bigint) => bigint): bigint {
  let sum = 0n;
  for (let term = first, n = 1n; term !== 0n; term = next(term, n++)) sum += term;
  return sum;
}

/** Machin 1706. */
const arctan = (inverse: bigint): bigint => {
  let sum = 0n;
  let power = unit / inverse;
  for (let n = 1n; power !== 0n; n += 2n, power /= -inverse * inverse) sum += power / n;
  return sum;
};

/** 2 artanh(a / b) = log((b + a) / (b - a)) */
function twiceArtanh(a: bigint, b: bigint): bigint {
  let sum = 0n;
  let power = (2n * unit * a) / b;
  for (let n = 1n; power !== 0n; n += 2n, power = (power * a * a) / (b * b)) sum += power / n;
  return sum;
}

/** Sine of i / 128 of a turn. */
function sine(i: number): bigint {
  // Exactly 0 and 1, which the series is not.
  if (i % 32 === 0) return [0n, unit, 0n, -unit][(i / 32) % 4]!;
  const turn = 8n * (4n * arctan(5n) - arctan(239n));
  const x = (turn * BigInt(i)) / 128n;
  return series(x, (term, n) => (-term * x * x) / (unit * unit * 2n * n * (2n * n + 1n)));
}

const float = new Float64Array(1);
const bits = new BigInt64Array(float.buffer);
const known = new Map<string, number>();

/** Whether a primitive looks up an element of a table. */
export function isLookUp(op: Primitive): boolean {
  return /^(sine|log|exp2)_/.test(op);
}

/** The element that a look-up finds by the bits of its operand. */
export function tableElement(op: Primitive, index: bigint): number {
  const [element, row] = op.startsWith('sine')
    ? [sineElement, index % 128n]
    : op.startsWith('log')
      ? [logElement, ((index + 2n ** 44n) / 2n ** 45n) % 256n]
      : [powerElement, index % 256n];
  const key = `${op} ${row}`;
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = element(op, Number(row))));
  return value;
}

function sineElement(op: Primitive, i: number): number {
  const [head, tail] = parts(sine(i));
  if (op === 'sine_head') return i % 64 === 0 ? -0 : head;
  if (op === 'sine_tail') return tail;
  const cosine = sine(i + 32);
  const slope = Math.abs(head) < 0.25 ? Math.sign(Number(cosine)) : 0;
  return op === 'sine_slope' ? slope : parts(cosine - BigInt(slope) * unit)[0];
}

function logElement(op: Primitive, row: number): number {
  // The bits of 1/2, 1/2 + 1/256, … to 1, then 1 + 1/128, …; those close to 1 are taken as 1.
  let n = row < 128 ? 128 + row : 2 * row;
  if ((n > 254 && n < 259) || n < 176 || n > 364) n = 256;
  if (op === 'log_centre') return n / 256;
  if (op === 'log_reciprocal') return 256 / n;
  const log = twiceArtanh(BigInt(n) - 256n, BigInt(n) + 256n);
  const step = unit / 2n ** 42n;
  const rest = ((log % step) + step) % step;
  return Number(op === 'log_head' ? log - rest : rest) / Number(unit);
}

function powerElement(op: Primitive, i: number): number {
  const x = (twiceArtanh(1n, 3n) * BigInt(i)) / 256n;
  const [head, tail] = parts(series(unit, (term, n) => (term * x) / (unit * n)));
  if (op === 'exp2_rest') return tail / head;
  float[0] = head;
  bits[0]! -= BigInt(i) * 2n ** 44n;
  return float[0];
}
