/** Rooms that threads work in: each takes one of its own when it first meets a job. */

/** Bytes before the first room: how many are taken. */
const HEAD: usize = 64;

// Globals belong to an instance, and so to a thread.
let known: i32 = 0;
let own: usize = 0;

/** The room of this thread for a job, whose number is not 0. */
export function roomOfThread(job: i32, rooms: usize, bytes: usize): usize {
  if (job != known) {
    own = rooms + HEAD + bytes * atomic.add<i32>(rooms, 1);
    known = job;
  }
  return own;
}
