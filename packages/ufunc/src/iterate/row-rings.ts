/** How the rows of rings lie in memory. */

/** Bytes of a line of the cache, and of a page. */
const LINE = 64;
const PAGE = 4096;

/** Bytes from a row of a ring to the next one, and from a ring to the next. */
export interface RingShape {
  readonly pitch: number;
  readonly bytes: number;
}

/** What is added to multiples of a page, by the number of rows. */
const known = /* @__PURE__ */ new Map<number, readonly [row: number, ring: number]>();

/** Rings of so many rows, one after the other, whose rows have at least so many bytes. */
export function ringShape(width: number, depth: number): RingShape {
  let apart = known.get(depth);
  if (apart === undefined) known.set(depth, (apart = apartOf(depth)));
  const [row, ring] = apart;
  const pitch = width + ((row - width) & (PAGE - 1));
  const bytes = depth * pitch;
  return { pitch, bytes: bytes + ((ring + depth * row - bytes) & (PAGE - 1)) };
}

/**
 * A level stores to its ring while it loads from the one before. A processor takes a load for one of
 * what was just stored, and waits, if the two are a multiple of a page apart; so the loads of all rows
 * are kept far behind the stores, within a page.
 */
function apartOf(depth: number): readonly [row: number, ring: number] {
  let best: readonly [row: number, ring: number] = [LINE, LINE];
  let most = -1;
  for (let row = LINE; row < PAGE; row += LINE) {
    for (let ring = 0; ring < PAGE; ring += LINE) {
      let least = PAGE;
      for (let rows = 1; rows < 2 * depth; rows++) {
        const behind = (rows * row + ring) & (PAGE - 1);
        least = Math.min(least, behind > PAGE - 2 * LINE ? 0 : behind);
      }
      if (least > most) {
        most = least;
        best = [row, ring];
      }
    }
  }
  return best;
}
