/**
 * Folds in the order that kernel/fold.ts prescribes, made of the elementwise loops of the
 * machine: a loop whose output trails its operand by as many places as there are lanes adds each
 * element to the one that many places before, which leaves the lanes at the end.
 */
import type { TypedArray } from '@numloom/ndarray';
import { BLOCK, type FoldStep, foldStep, LANES, PART, STACK_DEPTH } from '../../kernel/fold.ts';
import type { FoldPrimitive, RealDType } from '../../kernel/primitives.ts';
import { primitiveLoop } from './loops.ts';
import { type Loop, type Register, registerData } from './register.ts';

/** Memory for the lanes of a block, by dtype. */
const lanesData: Partial<Record<RealDType, TypedArray>> = {};

/** The fold of one output of a kernel. Narrow sums wrap when they are stored. */
export class Folding {
  readonly #loop: Loop;
  readonly #step: FoldStep;
  readonly #value: Register;
  readonly #target: Register;
  /** Views of the value, of the lanes and of the stack that are moved along. */
  readonly #block: Register;
  readonly #lanes: Register;
  readonly #part: Register;
  readonly #stack: Register;
  readonly #top: Register;
  #pushes = 0;
  /** What was seen so far, where the result depends on it. */
  #nan = false;
  #number = false;

  constructor(fold: FoldPrimitive, dtype: RealDType, value: Register, target: Register) {
    this.#step = foldStep(fold, dtype);
    this.#loop = primitiveLoop(this.#step.step, dtype);
    this.#value = value;
    this.#target = target;
    const lanes = (lanesData[dtype] ??= registerData(dtype, 2 * LANES + PART));
    this.#block = { data: value.data, at: 0, step: 1 };
    this.#lanes = { data: lanes, at: 0, step: 1 };
    this.#part = { data: lanes, at: 0, step: 1 };
    const stack = registerData(dtype, STACK_DEPTH);
    this.#stack = { data: stack, at: 0, step: 1 };
    this.#top = { data: stack, at: 0, step: 1 };
  }

  /** Starts a result. */
  begin(): void {
    this.#pushes = 0;
    this.#top.at = 0;
    this.#nan = this.#number = false;
  }

  /** Takes n values; those of a run come in pieces of whole blocks, but for the last. */
  take(n: number): void {
    const { data, at, step } = this.#value;
    if (this.#step.nan !== undefined) this.#look(n);
    this.#block.data = data;
    this.#block.step = step;
    for (let i = 0; i < n; i += BLOCK) {
      this.#block.at = at + i * step;
      this.#takeBlock(Math.min(BLOCK, n - i));
    }
  }

  #look(n: number): void {
    const { data, at, step } = this.#value;
    for (let i = 0, place = at; i < n; i++, place += step) {
      const value = data[place];
      if (value === value) this.#number = true;
      else this.#nan = true;
    }
  }

  /** The lanes of the block are the first ones, those of a part come behind. */
  #takeBlock(n: number): void {
    const lanes = this.#lanes;
    const part = this.#part;
    const data = lanes.data as Float64Array;
    data.fill(this.#step.start as number, 0, LANES);
    const { at, step } = this.#block;
    for (let i = 0; i < n; i += PART) {
      this.#block.at = at + i * step;
      this.#takePart(Math.min(PART, n - i));
      lanes.at = 0;
      this.#loop(LANES, lanes, lanes, part, lanes);
    }
    for (let half = LANES / 2; half > 0; half >>= 1) {
      part.at = half;
      this.#loop(half, lanes, lanes, part, lanes);
    }
    this.#push(data[0]!);
  }

  #takePart(n: number): void {
    const lanes = this.#lanes;
    const part = this.#part;
    (lanes.data as Float64Array).fill(this.#step.start as number, LANES, 2 * LANES);
    const whole = n & -LANES;
    lanes.at = LANES;
    part.at = 2 * LANES;
    if (whole > 0) this.#loop(whole, part, lanes, this.#block, lanes);
    part.at = lanes.at = LANES + whole;
    if (n > whole) {
      this.#block.at += whole * this.#block.step;
      this.#loop(n - whole, lanes, lanes, this.#block, lanes);
    }
  }

  #push(value: number): void {
    const top = this.#top;
    (top.data as Float64Array)[top.at] = value;
    for (let n = ++this.#pushes; n % 2 === 0; n /= 2) this.#combine();
    top.at++;
  }

  /** Combines the entry on top with the one under it. */
  #combine(): void {
    const top = this.#top;
    const under = this.#stack;
    under.at = top.at - 1;
    this.#loop(1, under, under, top, under);
    top.at--;
  }

  /** Writes the result. */
  end(): void {
    const top = this.#top;
    const { data, at } = this.#target;
    for (top.at--; top.at > 0;) this.#combine();
    const { nan, start } = this.#step;
    const isNaN = nan !== undefined && (nan === 'any' ? this.#nan : !this.#number);
    data[at] = isNaN ? NaN : top.at < 0 ? start : top.data[0]!;
  }
}
