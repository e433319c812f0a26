/** The parameters of a walk (walk.ts): those of bands of rows and of their levels. */

/** Words of a band, and after them those of each level from 1 on. */
export const BAND = {
  /** Where level 0 starts and stops; each level is `lag` rows behind the one before. */
  first: 0,
  stop: 1,
  group: 2,
  lag: 3,
  levels: 4,
  /** How many rows are written; those with other numbers are copied. */
  rows: 5,
  /** Rows of rings, bytes from one to the next, and what makes numbers of rows positive. */
  depth: 6,
  pitch: 7,
  bias: 8,
  /** Bytes of a row that are copied. */
  width: 9,
  /** Bytes at the start of a row, and those from `tailAt` on, that no level computes. */
  head: 10,
  tailAt: 11,
  tail: 12,
  /** Rows that level 0 copies. */
  low: 13,
  high: 14,
  /** Which of them are in the array; those before and after are where they were copied to. */
  own: 15,
  other: 16,
  /** Where row 0 would be of each of these. */
  above: 17,
  array: 18,
  below: 19,
  /** Bytes from a row of the array to the next. */
  stride: 20,
  /** The ring of level 0. */
  ring: 21,
} as const;
/** How many these are. */
export const BAND_WORDS = 22;

/** Words of a level. */
export const LEVEL = {
  /** Rows that the level makes. */
  low: 0,
  high: 1,
  /** Parameters of the kernels, for each place in the ring. */
  many: 2,
  one: 3,
  /** Its own ring, 0 for the last level, and that of the level before. */
  ring: 4,
  before: 5,
} as const;
/** How many these are. */
export const LEVEL_WORDS = 8;

/** Levels that a pass can have. */
export const MOST_LEVELS = 16;
/** Bytes of the parameters of a band. */
export const BAND_BYTES = 4 * (BAND_WORDS + MOST_LEVELS * LEVEL_WORDS);

/** The parameters of a band. */
export interface Band extends Readonly<Record<keyof typeof BAND, number>> {
  readonly each: readonly Readonly<Record<keyof typeof LEVEL, number>>[];
}

/** Writes the parameters of a band to the words from a place on. */
export function writeBand(words: Int32Array, place: number, band: Band): void {
  for (const [name, word] of Object.entries(BAND)) {
    words[place + word] = band[name as keyof typeof BAND];
  }
  band.each.forEach((level, i) => {
    for (const [name, word] of Object.entries(LEVEL)) {
      words[place + BAND_WORDS + i * LEVEL_WORDS + word] = level[name as keyof typeof LEVEL];
    }
  });
}
