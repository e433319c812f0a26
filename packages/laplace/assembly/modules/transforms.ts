/** Sine, cosine and Fourier transforms of many lines; see base/program.ts. */
import { transform } from '../base/program';
import { roomOfThread } from '../base/rooms';

/** Lines that are brought together where their neighbours lie nearer to them than their next numbers. */
const TOGETHER = 8;

/** Bytes of the room of one thread beside those of the program, for lines of so many numbers. */
export function stagedBytes(length: i32): usize {
  return <usize>length * 8 * TOGETHER;
}

/**
 * Transforms lines of `length` numbers: `count` of them, `line` bytes apart, with numbers `step` bytes
 * apart, into lines at `to`, which may be the same. The room has the program's bytes at `room`, and behind
 * `staged` those of {@link stagedBytes}, if not 0: then lines are copied there first and back later.
 */
export function transformLines(
  plan: usize,
  room: usize,
  staged: usize,
  length: i32,
  count: i32,
  from: usize,
  step: i32,
  line: i32,
  to: usize,
  next: i32,
  toLine: i32,
): void {
  if (staged == 0) {
    for (let i = 0; i < count; i += 2) {
      const j = min(i + 1, count - 1);
      transform(
        plan,
        room,
        from + <isize>line * i,
        from + <isize>line * j,
        step,
        to + <isize>toLine * i,
        to + <isize>toLine * j,
        next,
      );
    }
    return;
  }
  const width: usize = 8 * TOGETHER;
  for (let i = 0; i < count; i += TOGETHER) {
    const some = min(count - i, TOGETHER);
    copy(length, some, from + <isize>line * i, step, line, staged, width, 8);
    for (let j = 0; j < some; j += 2) {
      const a = staged + ((<usize>j) << 3);
      const b = j + 1 < some ? a + 8 : a;
      transform(plan, room, a, b, width, a, b, width);
    }
    copy(length, some, staged, width, 8, to + <isize>toLine * i, next, toLine);
  }
}

/** Copies some numbers of each of `length` rows. */
function copy(
  length: i32,
  some: i32,
  from: usize,
  step: isize,
  line: isize,
  to: usize,
  next: isize,
  toLine: isize,
): void {
  if (line == 8 && toLine == 8) {
    if (some == TOGETHER) {
      for (let j = 0; j < length; j++, from += step, to += next) {
        v128.store(to, v128.load(from));
        v128.store(to, v128.load(from, 16), 16);
        v128.store(to, v128.load(from, 32), 32);
        v128.store(to, v128.load(from, 48), 48);
      }
    } else {
      for (let j = 0; j < length; j++, from += step, to += next) {
        memory.copy(to, from, (<usize>some) << 3);
      }
    }
    return;
  }
  for (let j = 0; j < length; j++, from += step, to += next) {
    for (let i = 0; i < some; i++) {
      store<f64>(to + toLine * i, load<f64>(from + line * i));
    }
  }
}

/**
 * Items of work that threads share: `share` lines of a slab each. The block has the number of the job,
 * plan, rooms, bytes of a room, offset of the staged lines in it or 0, length, lines of a slab, lines of an
 * item, and of what is read and of what is written: address, step, line and slab.
 */
export function run(block: usize, _scratch: usize, begin: i32, end: i32): void {
  const room = roomOfThread(load<i32>(block), load<usize>(block, 8), load<usize>(block, 12));
  const plan = load<usize>(block, 4);
  const staged = load<usize>(block, 16);
  const length = load<i32>(block, 20);
  const lines = load<i32>(block, 24);
  const share = load<i32>(block, 28);
  const from = load<usize>(block, 32);
  const line = load<i32>(block, 40);
  const slab = load<isize>(block, 44);
  const to = load<usize>(block, 48);
  const toLine = load<i32>(block, 56);
  const toSlab = load<isize>(block, 60);
  const chunks = (lines + share - 1) / share;
  for (let item = begin; item < end; item++) {
    const outer = item / chunks;
    const first = (item % chunks) * share;
    transformLines(
      plan,
      room,
      staged == 0 ? 0 : room + staged,
      length,
      min(share, lines - first),
      from + slab * outer + <isize>line * first,
      load<i32>(block, 36),
      line,
      to + toSlab * outer + <isize>toLine * first,
      load<i32>(block, 52),
      toLine,
    );
  }
}
