/** What was in memory some sweeps ago, for when more were made than are wanted. */
import { allocateScratch, type Storage } from '@numloom/ndarray';

/** So many times as many sweeps as up to a start may be made up to the next one. */
const RARELY = 4;

/** The last start of a run that is kept. */
export class Start {
  readonly #storages: readonly Storage[];
  readonly #copies: Storage[] = [];
  #made = 0;

  /** @param storages - what sweeps change */
  constructor(storages: readonly Storage[]) {
    this.#storages = storages;
  }

  /**
   * Keeps what is there, if there was no start for long, or if the norm of the change may soon be
   * small enough: within two passes, should it decrease as it did in the last one.
   *
   * @param norms - of all sweeps so far
   * @param sweeps - in a pass
   */
  keep(norms: readonly number[], tol: number, sweeps: number): void {
    const made = norms.length;
    const last = norms[made - 1];
    const isNear = made > sweeps && last! * (last! / norms[made - 1 - sweeps]!) ** 2 <= tol;
    const isFirst = this.#copies.length === 0;
    if (!isFirst && !isNear && made < RARELY * (this.#made + sweeps)) return;
    this.#storages.forEach((storage, i) => {
      const copy = (this.#copies[i] ??= allocateScratch(storage.byteLength));
      copy.view('uint8').set(storage.view('uint8'));
    });
    this.#made = made;
  }

  /** Brings that back; answers how many sweeps were made then. */
  restore(): number {
    this.#copies.forEach((copy, i) => this.#storages[i]!.view('uint8').set(copy.view('uint8')));
    return this.#made;
  }

  dispose(): void {
    for (const copy of this.#copies) copy.dispose();
  }
}
