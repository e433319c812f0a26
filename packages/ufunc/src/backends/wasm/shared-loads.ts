/** Loads each vector once that several leaves of a stencil read, now or in the next iteration. */
import type { FunctionCode } from './assembler.ts';
import type { Overlap } from './overlaps.ts';

export class SharedLoads {
  readonly #overlaps: readonly Overlap[];
  readonly #lanes: number;
  readonly #code: FunctionCode;
  readonly #push: (leaf: number, at: number) => void;
  /** The local of each vector, by leaf and place. */
  readonly #locals = new Map<string, number>();
  /** Vectors that are loaded at this point of the code. */
  readonly #loaded = new Set<string>();
  /** Leaf and place of the vectors that an iteration of the main loop takes from the last. */
  #carried: readonly (readonly [leaf: number, at: number])[] = [];

  /** @param push - pushes the vector of a leaf at a place of the iteration */
  constructor(
    overlaps: readonly Overlap[],
    lanes: number,
    code: FunctionCode,
    push: (leaf: number, at: number) => void,
  ) {
    this.#overlaps = overlaps;
    this.#lanes = lanes;
    this.#code = code;
    this.#push = push;
  }

  /** Whether the loads of a leaf are shared. */
  has(number: number): boolean {
    return this.#overlaps.some(({ leaf, base }) => leaf === number || base === number);
  }

  /** The local that holds the vector of a leaf at a place. */
  load(number: number, at: number): number {
    const overlap = this.#overlaps.find(({ leaf }) => leaf === number);
    if (overlap) return this.load(overlap.base, at + overlap.distance);
    const local = this.#local(number, at);
    const key = `${number} ${at}`;
    if (!this.#loaded.has(key)) {
      this.#push(number, at);
      this.#code.set(local);
      this.#loaded.add(key);
    }
    return local;
  }

  /** Before the main loop, whose iterations step by so many elements. */
  open(elements: number): void {
    const furthest = new Map<number, number>();
    for (const { base, distance } of this.#overlaps) {
      if (this.#overlaps.some(({ leaf }) => leaf === base) || distance > elements) continue;
      furthest.set(base, Math.max(distance, furthest.get(base) ?? 0));
    }
    this.#carried = [...furthest].flatMap(([base, distance]) =>
      Array.from({ length: distance / this.#lanes }, (_, i) => [base, i * this.#lanes] as const),
    );
    for (const [base, at] of this.#carried) this.load(base, at);
  }

  /** At the end of an iteration. */
  step(elements: number): void {
    this.#loaded.clear();
    for (const [base, at] of this.#carried) {
      this.#code.get(this.#local(base, at + elements)).set(this.#local(base, at));
      this.#loaded.add(`${base} ${at}`);
    }
  }

  /** After the main loop. */
  close(): void {
    this.#carried = [];
    this.#loaded.clear();
  }

  #local(leaf: number, at: number): number {
    const key = `${leaf} ${at}`;
    let local = this.#locals.get(key);
    if (local === undefined) this.#locals.set(key, (local = this.#code.permanentLocal('v128')));
    return local;
  }
}
