/**
 * Expressions that still need the present values of a storage: those that were built on it and
 * that nobody has consumed yet. A write settles them first, which is what makes an expression
 * denote the values its operands had when it was built.
 */

/** Something that reads a storage later, and can be told to read it now. */
export interface PendingReader {
  /**
   * Computes what depends on the storage, so that the storage may change. `together` are all
   * readers that are settled now, this one among them: they may be computed in one pass.
   */
  settle(together: readonly PendingReader[]): void;
}

/** Above this many readers, those that nobody else holds are let go. */
const WEAK_ABOVE = 32;

/**
 * The pending readers of one storage. A reader that its user has dropped can no longer be read,
 * so forgetting it is always right; weak references only bound the memory such readers take.
 */
export class PendingReaders {
  /** A reader while it is the only one; most are gone before another one comes, so it costs little. */
  #first: PendingReader | undefined;
  #strong = new Set<PendingReader>();
  #weak = new Set<WeakRef<PendingReader>>();
  /** The weak reference to each reader that has one. */
  #references = new WeakMap<PendingReader, WeakRef<PendingReader>>();
  #pruneAbove = 2 * WEAK_ABOVE;

  /** Adding a reader again changes nothing. */
  add(reader: PendingReader): void {
    if (this.#first === reader) return;
    if (this.#first === undefined && this.size === 0) {
      this.#first = reader;
      return;
    }
    if (this.#first !== undefined) {
      this.#strong.add(this.#first);
      this.#first = undefined;
    }
    if (this.#weak.size > 0 && this.#references.has(reader)) return;
    this.#strong.add(reader);
    if (this.#strong.size > WEAK_ABOVE) this.#weaken();
  }

  delete(reader: PendingReader): void {
    if (this.#first === reader) {
      this.#first = undefined;
      return;
    }
    if (this.#strong.delete(reader) || this.#weak.size === 0) return;
    const reference = this.#references.get(reader);
    if (!reference) return;
    this.#weak.delete(reference);
    this.#references.delete(reader);
  }

  /** Takes all readers out, so that settling one may not meet it here again. */
  take(): PendingReader[] {
    const readers: PendingReader[] = this.#first === undefined ? [] : [this.#first];
    this.#first = undefined;
    for (const reference of this.#weak) {
      const reader = reference.deref();
      if (reader) readers.push(reader);
    }
    readers.push(...this.#strong);
    this.#strong.clear();
    this.#weak.clear();
    this.#references = new WeakMap();
    return readers;
  }

  get size(): number {
    return (this.#first === undefined ? 0 : 1) + this.#strong.size + this.#weak.size;
  }

  #weaken(): void {
    for (const reader of this.#strong) {
      const reference = new WeakRef(reader);
      this.#references.set(reader, reference);
      this.#weak.add(reference);
    }
    this.#strong.clear();
    if (this.#weak.size <= this.#pruneAbove) return;
    for (const reference of this.#weak) {
      if (reference.deref() === undefined) this.#weak.delete(reference);
    }
    this.#pruneAbove = 2 * (this.#weak.size + WEAK_ABOVE);
  }
}
