/** Lists of entries in owned memory, that grow while a factorisation finds out how many there are. */
import type { Owned } from '@numloom/linalg/kernels';

/** Lists that have one entry each for every entry there is, as indices and values. */
export class Growing {
  readonly #owned: Owned;
  readonly #widths: readonly number[];
  /** Where they are. */
  readonly addresses: number[];
  /** Entries that have room. */
  room: number;

  /** `widths` are the bytes of an entry, of each list. */
  constructor(owned: Owned, widths: readonly number[], room: number) {
    this.#owned = owned;
    this.#widths = widths;
    this.room = Math.max(16, Math.ceil(room));
    this.addresses = widths.map((width) => owned.bytes(width * this.room));
  }

  /**
   * Has room for `needed` entries, `used` of which are kept.
   *
   * @throws RangeError where there is no room for them.
   */
  grow(used: number, needed: number, caller: string): void {
    const bounded = Math.min(2 ** 31 - 1, needed);
    const sizes = [2 * needed, 1.25 * needed, needed].map((size) => Math.min(2 ** 31 - 1, size));
    for (const size of sizes) {
      const room = Math.floor(size);
      try {
        this.#widths.forEach((width, list) => {
          const from = this.addresses[list]!;
          this.addresses[list] = this.#owned.moved(from, width * used, width * room);
        });
        if (bounded < needed) break;
        this.room = room;
        return;
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
      }
    }
    const bytes = this.#widths.reduce((sum, width) => sum + width, 0) * needed;
    throw new RangeError(
      `${caller}: the factors have ${needed} entries or more, and there is no room for the ` +
        `${Math.ceil(bytes / 2 ** 20)} MiB that they take`,
    );
  }
}
