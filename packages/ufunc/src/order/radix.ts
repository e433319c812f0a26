/**
 * Stable sorting of records of 32-bit words by their first one or two: by the bytes of the higher
 * word, the lowest byte first (Knuth, The Art of Computer Programming 3, 5.2.5), then each run of
 * records that share it by the lower word. Linear in the number of records, whatever they are.
 * Bytes are better digits than longer ones: 256 places to write at stay in the first-level cache.
 */

/** Up to here records are inserted one by one. */
const FEW = 32;
/** Counters of the four bytes of a word. */
const COUNTERS = 4 * 256;

/** Two buffers of records, and counters; for any number of sorts up to a size. */
export class RadixSorter {
  /** Words of a record: its key, low word first, and perhaps an index that rides along. */
  readonly width: 1 | 2 | 3;
  readonly #keyWords: 1 | 2;
  readonly #counts: Int32Array;
  #from: Int32Array;
  #to: Int32Array;

  constructor(size: number, keyWords: 1 | 2, withIndex: boolean) {
    this.#keyWords = keyWords;
    this.width = (keyWords + (withIndex ? 1 : 0)) as 1 | 2 | 3;
    this.#from = new Int32Array(size * this.width);
    this.#to = new Int32Array(size > FEW ? size * this.width : 0);
    this.#counts = new Int32Array(size > FEW ? COUNTERS : 0);
  }

  /** Where records are to be written, and where they are once sorted; another one after a sort. */
  get records(): Int32Array {
    return this.#from;
  }

  /** Sorts the first `n` records. */
  sort(n: number): void {
    const { width } = this;
    const high = (this.#keyWords - 1) as 0 | 1;
    if (n <= FEW) return insert(this.#from, 0, n, width, high);
    if (sortByWord(this.#from, this.#to, 0, n, width, high, this.#counts)) {
      [this.#from, this.#to] = [this.#to, this.#from];
    }
    if (high === 1) this.#sortRuns(n);
  }

  /** Sorts the runs that share their high word by the low one. */
  #sortRuns(n: number): void {
    const { width } = this;
    const records = this.#from;
    const end = n * width;
    let start = 0;
    let key = n > 0 ? records[1]! : 0;
    for (let at = width; at < end; at += width) {
      if (records[at + 1]! !== key) {
        start = at;
        key = records[at + 1]!;
      } else if (records[at]! >>> 0 < records[at - width]! >>> 0) {
        while (at < end && records[at + 1] === key) at += width;
        const count = (at - start) / width;
        if (count <= FEW) insert(records, start, count, width, 0);
        else if (sortByWord(records, this.#to, start, count, width, 0, this.#counts)) {
          records.set(this.#to.subarray(start, at), start);
        }
        at -= width;
      }
    }
  }
}

/**
 * Sorts `n` records from place `start` on by one of their words.
 *
 * @returns whether they are in `to` now, else they are in `from`
 */
function sortByWord(
  from: Int32Array,
  to: Int32Array,
  start: number,
  n: number,
  width: 1 | 2 | 3,
  word: 0 | 1,
  counts: Int32Array,
): boolean {
  counts.fill(0);
  const end = start + n * width;
  for (let at = start + word; at < end; at += width) {
    const key = from[at]!;
    counts[key & 255]!++;
    counts[256 + ((key >>> 8) & 255)]!++;
    counts[512 + ((key >>> 16) & 255)]!++;
    counts[768 + (key >>> 24)]!++;
  }
  let source = from;
  let target = to;
  for (let digit = 0; digit < 4; digit++) {
    const shift = 8 * digit;
    const base = 256 * digit;
    // Bytes that all records share.
    if (counts[base + ((from[start + word]! >>> shift) & 255)] === n) continue;
    for (let value = base, place = start; value < base + 256; value++) {
      const count = counts[value]!;
      counts[value] = place;
      place += count * width;
    }
    distribute(source, target, start, end, width, word, shift, counts, base);
    [source, target] = [target, source];
  }
  return source === to;
}

/** Moves each record to the next place of its byte. */
function distribute(
  from: Int32Array,
  to: Int32Array,
  start: number,
  end: number,
  width: 1 | 2 | 3,
  word: 0 | 1,
  shift: number,
  places: Int32Array,
  base: number,
): void {
  if (width === 1) {
    for (let i = start; i < end; i++) {
      const key = from[i]!;
      const digit = base + ((key >>> shift) & 255);
      const at = places[digit]!;
      places[digit] = at + 1;
      to[at] = key;
    }
  } else if (width === 2) {
    for (let i = start; i < end; i += 2) {
      const digit = base + ((from[i + word]! >>> shift) & 255);
      const at = places[digit]!;
      places[digit] = at + 2;
      to[at] = from[i]!;
      to[at + 1] = from[i + 1]!;
    }
  } else {
    for (let i = start; i < end; i += 3) {
      const digit = base + ((from[i + word]! >>> shift) & 255);
      const at = places[digit]!;
      places[digit] = at + 3;
      to[at] = from[i]!;
      to[at + 1] = from[i + 1]!;
      to[at + 2] = from[i + 2]!;
    }
  }
}

/** Sorts `n` records from place `start` on by the words up to `high`. */
function insert(records: Int32Array, start: number, n: number, width: number, high: 0 | 1): void {
  const end = start + n * width;
  for (let i = start + width; i < end; i += width) {
    const first = records[i]!;
    const second = width > 1 ? records[i + 1]! : 0;
    const third = width > 2 ? records[i + 2]! : 0;
    const key = (high === 1 ? second : first) >>> 0;
    const low = first >>> 0;
    let at = i;
    for (; at > start; at -= width) {
      const before = records[at - width + high]! >>> 0;
      if (before < key) break;
      if (before === key && (high === 0 || records[at - width]! >>> 0 <= low)) break;
      records[at] = records[at - width]!;
      if (width > 1) records[at + 1] = records[at - width + 1]!;
      if (width > 2) records[at + 2] = records[at - width + 2]!;
    }
    records[at] = first;
    if (width > 1) records[at + 1] = second;
    if (width > 2) records[at + 2] = third;
  }
}
