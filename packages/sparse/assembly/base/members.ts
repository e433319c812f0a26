/** Columns that a variable stands for, as lists, and the order in which they come. */
import { get, set } from './lists';

let members: usize = 0;
let tails: usize = 0;
let order: usize = 0;
let placed: i32 = 0;

/** Room for n variables; answers where the room ends. Each stands for itself. */
export function placeMembers(room: usize, n: i32, toOrder: usize): usize {
  const step = (<usize>n + 1) << 2;
  members = room;
  tails = members + step;
  order = toOrder;
  placed = 0;
  for (let i = 0; i < n; i++) {
    set(members, i, -1);
    set(tails, i, i);
  }
  return tails + step;
}

/** Words that `placeMembers` needs. */
export function roomForMembers(n: i32): i32 {
  return 2 * (n + 1);
}

/** Has the columns of variable i come right after those of variable `to`. */
export function adopt(to: i32, i: i32): void {
  set(members, get(tails, to), i);
  set(tails, to, get(tails, i));
}

/** The columns of a variable come next. */
export function emit(variable: i32): void {
  for (let j = variable; j != -1; j = get(members, j)) {
    set(order, placed, j);
    placed++;
  }
}
