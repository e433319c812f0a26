/**
 * Transforms of odd and of even sequences, which the first kinds of sine and cosine transforms are. A
 * sequence of period P that is odd or even consists of every p-th number, a sequence of the same
 * symmetry, and of others that come in pairs, of which one suffices: its spectrum is a Fourier transform
 * of real numbers. So nothing is computed twice, and no running sums lose digits (Swarztrauber 1986
 * says how symmetries are kept, Frigo and Johnson 2005 why running sums are not used).
 */
import { circlePoint, circlePoints } from './circle.ts';
import { fourier, radicesOf } from './fourier.ts';
import { ELEMENT, REAL } from './operations.ts';
import type { Place, Program } from './program.ts';

/** Periods that are transformed by products with a matrix: all that are short, and primes. */
const SHORT = 16;
const MOST_PRIME = 127;
/** The largest factor that is worth to be split off an odd period. */
const MOST_FACTOR = 13;

/** A sequence x[start + step i], times a sign; `place` says where x[i] is, from 0 to P / 2. */
interface Sequence {
  readonly isOdd: boolean;
  readonly start: number;
  readonly step: number;
  readonly sign: number;
  readonly place: (index: number) => Place;
}

/** The place of a number of a sequence of a period. */
function placeOf({ isOdd, start, step, sign, place }: Sequence, period: number, i: number): Place {
  let rest = i % period;
  let factor = sign;
  if (2 * rest > period) {
    rest = period - rest;
    if (isOdd) factor = -factor;
  }
  const found = place(start + step * rest);
  return { index: found.index, factor: factor * found.factor };
}

/** Every p-th number, from the first one. */
function thinned(sequence: Sequence, p: number): Sequence {
  return { ...sequence, step: sequence.step * p };
}

/**
 * The transform of a sequence of an even period: X[k] = Σ x[j] sin(2π j k / P), or cos, over a period.
 * Answers where X[0 … P / 2] is, as real elements.
 */
export function symmetric(
  program: Program,
  isOdd: boolean,
  period: number,
  place: (index: number) => Place,
): number {
  return even(program, { isOdd, start: 0, step: 1, sign: 1, place }, period, 0);
}

/** Where results of a depth of recursion are; those of the next one lie elsewhere. */
function resultAt(program: Program, period: number, depth: number, which = 0): number {
  return program.buffer(`result-${depth % 2}-${which}`, (Math.floor(period / 2) + 1) * REAL);
}

function even(program: Program, sequence: Sequence, period: number, depth: number): number {
  const x = resultAt(program, period, depth);
  const { isOdd } = sequence;
  if (period <= SHORT) {
    direct(program, sequence, period, x);
    return x;
  }
  if (period % 4 === 2) {
    const n = period / 2;
    // Two and n have no common factor: two transforms of n points, of which only signs are to change.
    const first = thinned(sequence, 2);
    const { start, step, sign } = sequence;
    const other = {
      ...sequence,
      start: start + step * n,
      step: -2 * step,
      sign: isOdd ? -sign : sign,
    };
    const [a, b] = pair(program, first, other, n, depth + 1);
    program.emit('joinTwo', n, a, b, x, Number(isOdd));
    program.cost += 2 * n;
    return x;
  }
  const q = period / 4;
  const spectrum = program.buffer('one', (Math.floor(q / 2) + 1) * 2 * ELEMENT);
  program.buffer('two', (Math.floor(q / 2) + 1) * 2 * ELEMENT);
  const y = even(program, thinned(sequence, 2), period / 2, depth + 1);
  const own = (j: number) => placeOf(sequence, period, 4 * j + 1);
  const z = realSpectrum(program, q, spectrum, own);
  const table = program.table(circlePoints(Math.floor(q / 2) + 1, period));
  program.emit('joinFour', q, z, y, x, table, Number(isOdd));
  program.cost += 5 * q;
  return x;
}

/**
 * The spectrum of n real numbers, in the buffers `one` (at `at`) and `two`; answers where it is. As all
 * spectra of real numbers here, it is twice as large as it is.
 */
export function realSpectrum(
  program: Program,
  n: number,
  at: number,
  place: (j: number) => Place,
): number {
  if (n % 2 === 1) {
    program.gather(at, n, (j) => ({ ...place(j), factor: 2 * place(j).factor }));
    return fourier(program, n, at, 'one', 'two').at;
  }
  const h = n / 2;
  program.buffer('two', (h + 1) * ELEMENT);
  program.gather(
    at,
    h,
    (j) => place(2 * j),
    (j) => place(2 * j + 1),
  );
  const result = fourier(program, h, at, 'one', 'two');
  program.emit('untangle', h, result.at, program.table(circlePoints(Math.floor(h / 2) + 1, n)));
  program.cost += 5 * h;
  return result.at;
}

/** The transforms of two sequences of an odd period; answers where their X[0 … P / 2] are. */
function pair(
  program: Program,
  a: Sequence,
  b: Sequence,
  period: number,
  depth: number,
): [a: number, b: number] {
  const { isOdd } = a;
  const count = (period + 1) / 2;
  const results: [number, number] = [
    resultAt(program, period, depth),
    resultAt(program, period, depth, 1),
  ];
  const [p] = radicesOf(period) as [number];
  if (period <= SHORT || (p === period && period <= MOST_PRIME)) {
    direct(program, a, period, results[0]);
    direct(program, b, period, results[1]);
    return results;
  }
  const isSplit = p <= MOST_FACTOR;
  const q = isSplit ? period / p : period;
  const at = program.buffer('one', q * ELEMENT);
  program.buffer('two', q * ELEMENT);
  const spectra = [0, 1].map((which) => program.buffer(`spectrum-${which}`, q * ELEMENT));
  const transformed = (first: number, step: number) => {
    const [left, right] = [a, b].map(
      (one) => (j: number) => placeOf(one, period, first + step * j),
    );
    // Of odd sequences x[0] is no place: it is zero.
    const isNone = (j: number) => isOdd && (first + step * j) % period === 0;
    const zero = { index: 0, factor: 0 };
    program.gather(
      at,
      q,
      (j) => (isNone(j) ? zero : left!(j)),
      (j) => (isNone(j) ? zero : right!(j)),
    );
    const result = fourier(program, q, at, 'one', 'two');
    program.emit('separate', q, result.at, spectra[0]!, spectra[1]!);
    program.cost += 4 * q;
  };
  if (!isSplit) {
    transformed(0, 1);
    const factor = program.factor(isOdd ? -0.5 : 0.5);
    results.forEach((x, which) => {
      program.emit('take', count, spectra[which]! + (isOdd ? REAL : 0), x, factor);
    });
    return results;
  }
  const ys = pair(program, thinned(a, p), thinned(b, p), q, depth + 1);
  results.forEach((x, which) => {
    program.emit('extend', count, ys[which]!, x, q, Number(isOdd));
  });
  for (let j = 1; j <= (p - 1) / 2; j++) {
    transformed(j, p);
    const factors: number[] = [];
    for (let k = 0; k < count; k++) {
      const [cos, sin] = circlePoint(k * j, period);
      const sign = 2 * (k % q) > q ? -1 : 1;
      if (isOdd) factors.push(sin, -cos * sign);
      else factors.push(cos, sin * sign);
    }
    const table = program.table(factors);
    results.forEach((x, which) => {
      program.emit('accumulate', count, spectra[which]!, x, q, table);
    });
    program.cost += 8 * count;
  }
  return results;
}

/** A transform as the product with its matrix. */
function direct(program: Program, sequence: Sequence, period: number, x: number): void {
  const { isOdd } = sequence;
  const last = Math.floor(isOdd ? (period - 1) / 2 : period / 2);
  const first = isOdd ? 1 : 0;
  const columns = last - first + 1;
  const rows = Math.floor(period / 2) + 1;
  const values: number[] = [];
  for (let k = 0; k < rows; k++) {
    for (let j = first; j <= last; j++) {
      const [cos, sin] = circlePoint(k * j, period);
      const isAlone = j === 0 || 2 * j === period;
      values.push(isOdd ? 2 * sin : isAlone ? cos : 2 * cos);
    }
  }
  const from = program.buffer('short', (MOST_PRIME + 1) * REAL);
  program.gatherReal(from, columns, (j) => placeOf(sequence, period, first + j));
  program.emit('direct', rows, from, x, columns, program.table(values));
  program.cost += 2 * rows * columns;
}
