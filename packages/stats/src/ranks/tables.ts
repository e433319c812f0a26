/** Tables of probabilities that are kept for the next sample of the same size. */

/** How many numbers all tables together may have. */
const ROOM = 1 << 20;

const tables = /* @__PURE__ */ new Map<string, Float64Array>();

/** The table of a key: the one that is there, or the one that `make` gives. */
export function tableOf(key: string, make: () => Float64Array): Float64Array {
  const known = tables.get(key);
  if (known) return known;
  const table = make();
  if (table.length > ROOM) return table;
  let room = ROOM - table.length;
  for (const [, { length }] of tables) room -= length;
  // The oldest tables go first, as a map lists them.
  for (const [old, { length }] of tables) {
    if (room >= 0) break;
    tables.delete(old);
    room += length;
  }
  tables.set(key, table);
  return table;
}

/** Sums of the elements up to each, in place. */
export function accumulated(table: Float64Array): Float64Array {
  for (let k = 1; k < table.length; k++) table[k]! += table[k - 1]!;
  return table;
}
