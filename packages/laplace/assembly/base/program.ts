/**
 * Transforms as programs: integers that name operations and say where in the room of a call their
 * operands are. src/transforms writes them. A program works on two lines at a time, one in each lane.
 */
import { ELEMENT, pass } from './passes';
import { mirror, multiply, REAL, rotate, rotateOut, separate, tangle, untangle } from './spectra';
import { accumulate, direct, extend, joinFour, joinTwo, take } from './symmetric';

/** The operations, numbered as in src/transforms/operations.ts. */
const END = 0;
const GATHER = 1;
const GATHER_REAL = 2;
const PASS = 3;
const UNTANGLE = 4;
const SEPARATE = 5;
const JOIN_FOUR = 6;
const ACCUMULATE = 7;
const EXTEND = 8;
const DIRECT = 9;
const JOIN_TWO = 10;
const ROTATE_OUT = 11;
const ROTATE = 12;
const TANGLE = 13;
const MIRROR = 14;
const SCATTER = 15;
const MULTIPLY = 16;
const TAKE = 17;

function word(at: usize, index: i32): i32 {
  return load<i32>(at + ((<usize>index) << 2));
}

/** So many numbers of two lines, times a factor, into elements `next` bytes apart. */
function gather(
  count: i32,
  a: usize,
  b: usize,
  step: isize,
  to: usize,
  next: usize,
  factor: f64,
): void {
  if (factor == 1) {
    for (; count > 0; count--, a += step, b += step, to += next) {
      v128.store(to, v128.load64_lane(b, v128.load64_zero(a), 1));
    }
    return;
  }
  const factors = f64x2.splat(factor);
  for (; count > 0; count--, a += step, b += step, to += next) {
    v128.store(to, f64x2.mul(factors, v128.load64_lane(b, v128.load64_zero(a), 1)));
  }
}

/** Zeros where a part of elements is not gathered. */
function clear(count: i32, to: usize, next: usize): void {
  for (; count > 0; count--, to += next) v128.store(to, f64x2.splat(0));
}

/** The reverse of {@link gather}. */
function scatter(
  count: i32,
  from: usize,
  next: usize,
  a: usize,
  b: usize,
  step: isize,
  factor: f64,
): void {
  const factors = f64x2.splat(factor);
  for (; count > 0; count--, a += step, b += step, from += next) {
    const value = f64x2.mul(factors, v128.load(from));
    v128.store64_lane(a, value, 0);
    v128.store64_lane(b, value, 1);
  }
}

/**
 * Runs the program at `plan` on the lines at `a` and `b`, whose numbers are `step` bytes apart, and
 * writes the lines at `c` and `d`, `next` bytes apart. All is read before anything is written.
 */
export function transform(
  plan: usize,
  room: usize,
  a: usize,
  b: usize,
  step: isize,
  c: usize,
  d: usize,
  next: isize,
): void {
  const tables = plan + load<usize>(plan);
  let at = plan + 8;
  for (;;) {
    const count = word(at, 1);
    const first = room + word(at, 2);
    const second = room + word(at, 3);
    switch (word(at, 0)) {
      // count, to, (real) start, step, table of its factor, (imaginary) the same; a table of -1: zeros
      case GATHER: {
        for (let part = 0; part < 2; part++) {
          const entry = at + <usize>(part * 12);
          const place = first + <usize>part * REAL;
          if (word(entry, 5) < 0) clear(count, place, ELEMENT);
          else {
            const start = step * word(entry, 3);
            const factor = load<f64>(tables + word(entry, 5));
            gather(count, a + start, b + start, step * word(entry, 4), place, ELEMENT, factor);
          }
        }
        at += 36;
        break;
      }
      // count, to, start, step, table of the factor
      case GATHER_REAL: {
        const start = step * word(at, 3);
        const factor = load<f64>(tables + word(at, 5));
        gather(count, a + start, b + start, step * word(at, 4), first, REAL, factor);
        at += 24;
        break;
      }
      // radix, from, to, l, m, table, sines, work
      case PASS: {
        const table = tables + word(at, 6);
        const sines = tables + word(at, 7);
        pass(count, word(at, 4), word(at, 5), first, second, table, sines, room + word(at, 8));
        at += 36;
        break;
      }
      // h, at, table
      case UNTANGLE: {
        untangle(count, first, tables + word(at, 3));
        at += 16;
        break;
      }
      // n, from, u, v
      case SEPARATE: {
        separate(count, first, second, room + word(at, 4));
        at += 20;
        break;
      }
      // q, z, y, x, table, odd?
      case JOIN_FOUR: {
        const table = tables + word(at, 5);
        if (word(at, 6)) joinFour(true, count, first, second, room + word(at, 4), table);
        else joinFour(false, count, first, second, room + word(at, 4), table);
        at += 28;
        break;
      }
      // count, z, x, q, table
      case ACCUMULATE: {
        accumulate(count, word(at, 4), first, second, tables + word(at, 5));
        at += 24;
        break;
      }
      // count, y, x, q, odd?
      case EXTEND: {
        extend(word(at, 5) != 0, count, word(at, 4), first, second);
        at += 24;
        break;
      }
      // rows, from, x, columns, table
      case DIRECT: {
        direct(count, word(at, 4), first, second, tables + word(at, 5));
        at += 24;
        break;
      }
      // n, a, b, x, odd?
      case JOIN_TWO: {
        joinTwo(word(at, 5) != 0, count, first, second, room + word(at, 4));
        at += 24;
        break;
      }
      // count, from, up, down, table
      case ROTATE_OUT: {
        rotateOut(count, first, second, room + word(at, 4), tables + word(at, 5));
        at += 24;
        break;
      }
      // count, at, table
      case ROTATE: {
        rotate(count, first, tables + word(at, 3));
        at += 16;
        break;
      }
      // h, from, to, table
      case TANGLE: {
        tangle(count, first, second, tables + word(at, 4));
        at += 20;
        break;
      }
      // n, from, to
      case MIRROR: {
        mirror(count, first, second);
        at += 16;
        break;
      }
      // count, from, bytes between elements, start, step, table of the factor
      case SCATTER: {
        const start = next * word(at, 4);
        const factor = load<f64>(tables + word(at, 6));
        scatter(count, first, word(at, 3), c + start, d + start, next * word(at, 5), factor);
        at += 28;
        break;
      }
      // count, from, to, length, table, exchange before?, after?
      case MULTIPLY: {
        const table = tables + word(at, 5);
        multiply(count, word(at, 4), first, second, table, word(at, 6) != 0, word(at, 7) != 0);
        at += 32;
        break;
      }
      // count, from, to, table of the factor
      case TAKE: {
        take(count, first, second, load<f64>(tables + word(at, 4)));
        at += 20;
        break;
      }
      default:
        return;
    }
  }
}
