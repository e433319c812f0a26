/** Text that becomes bytes as it grows. */

/** So many lines are joined at a time. */
const LINES = 2 ** 14;

/** Lines of a file. */
export class Lines {
  readonly #chunks: Uint8Array[] = [];
  #lines: string[] = [];

  add(line: string): void {
    if (this.#lines.push(line) === LINES) this.#flush();
  }

  /** All lines, each with its end. */
  bytes(): Uint8Array<ArrayBuffer> {
    this.#flush();
    const all = new Uint8Array(this.#chunks.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const chunk of this.#chunks) {
      all.set(chunk, at);
      at += chunk.length;
    }
    return all;
  }

  #flush(): void {
    if (this.#lines.length === 0) return;
    this.#chunks.push(new TextEncoder().encode(this.#lines.join('\n') + '\n'));
    this.#lines = [];
  }
}

/**
 * How numbers are written: with the fewest digits that are read back as the same number, or with
 * `precision` significant digits.
 */
export function formatter(precision: number | undefined): (value: number) => string {
  return (value) => {
    if (value !== value) return 'nan';
    if (value - value !== 0) return value > 0 ? 'inf' : '-inf';
    if (precision !== undefined) {
      return value.toExponential(precision - 1).replace(/e([+-])(\d)$/, 'e$10$2');
    }
    return value === 0 && 1 / value < 0 ? '-0' : String(value);
  };
}

/** @throws RangeError naming `caller` when digits are asked for that numbers do not have. */
export function checkPrecision(precision: number | undefined, caller: string): void {
  if (precision === undefined) return;
  if (!Number.isInteger(precision) || precision < 1 || precision > 101) {
    throw new RangeError(`${caller}: precision is ${precision}, must be in 1 to 101`);
  }
}
