/** Milliseconds that a screen reader has for one announcement. */
const APART = 1200;

/** Tells what happens to who cannot see it, not faster than it can be heard. */
export class Announcer {
  readonly #region: HTMLElement;
  #last = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param region - a live region */
  constructor(region: HTMLElement) {
    this.#region = region;
  }

  /** Says it now, or as soon as the last announcement was heard, unless another follows before. */
  say(text: string): void {
    clearTimeout(this.#timer);
    const wait = Math.max(0, this.#last + APART - performance.now());
    this.#timer = setTimeout(() => {
      this.#last = performance.now();
      // The same text again is not announced, unless it differs.
      this.#region.textContent = this.#region.textContent === text ? `${text}\u00a0` : text;
    }, wait);
  }
}
