/**
 * Folds in the order that kernel/fold.ts prescribes, made of the elementwise loops of the
 * machine: a loop whose output trails its operand by as many places as there are lanes adds each
 * element to the one that many places before, which leaves the lanes at the end.
 */
import type { TypedArray } from '@numloom/ndarray';
import { BLOCK, foldIdentity, LANES, STACK_DEPTH } from '../../kernel/fold.ts';
import type { FoldPrimitive, RealDType } from '../../kernel/primitives.ts';
import { primitiveLoop } from './loops.ts';
import { type Loop, type Register, registerData } from './register.ts';

/** Memory for the lanes of a block, by dtype. */
const lanesData: Partial<Record<RealDType, TypedArray>> = {};

/** The fold of one output of a kernel. Narrow sums wrap when they are stored. */
export class Folding {
  readonly #loop: Loop;
  readonly #identity: number | bigint;
  readonly #value: Register;
  readonly #target: Register;
  /** Views of the value, of the lanes and of the stack that are moved along. */
  readonly #block: Register;
  readonly #lanes: Register;
  readonly #odd: Register;
  readonly #stack: Register;
  readonly #top: Register;
  #pushes = 0;

  constructor(fold: FoldPrimitive, dtype: RealDType, value: Register, target: Register) {
    this.#loop = primitiveLoop(fold, dtype);
    this.#identity = foldIdentity(fold, dtype);
    this.#value = value;
    this.#target = target;
    const lanes = (lanesData[dtype] ??= registerData(dtype, LANES + BLOCK));
    this.#block = { data: value.data, at: 0, step: 1 };
    this.#lanes = { data: lanes, at: 0, step: 1 };
    this.#odd = { data: lanes, at: 0, step: 1 };
    const stack = registerData(dtype, STACK_DEPTH);
    this.#stack = { data: stack, at: 0, step: 1 };
    this.#top = { data: stack, at: 0, step: 1 };
  }

  /** Starts a result. */
  begin(): void {
    this.#pushes = 0;
    this.#top.at = 0;
  }

  /** Takes n values; those of a run come in pieces of whole blocks, but for the last. */
  take(n: number): void {
    const { data, at, step } = this.#value;
    this.#block.data = data;
    this.#block.step = step;
    for (let i = 0; i < n; i += BLOCK) {
      this.#block.at = at + i * step;
      this.#takeBlock(Math.min(BLOCK, n - i));
    }
  }

  #takeBlock(n: number): void {
    const lanes = this.#lanes;
    const odd = this.#odd;
    const data = lanes.data as Float64Array;
    data.fill(this.#identity as number, 0, LANES);
    const whole = n & -LANES;
    lanes.at = 0;
    lanes.step = 1;
    odd.at = LANES;
    if (whole > 0) this.#loop(whole, odd, lanes, this.#block, lanes);
    lanes.at = whole;
    if (n > whole) {
      this.#block.at += whole * this.#block.step;
      this.#loop(n - whole, lanes, lanes, this.#block, lanes);
    }
    lanes.step = 2;
    odd.at = whole + 1;
    odd.step = 2;
    for (let pairs = LANES / 2; pairs > 0; pairs >>= 1) this.#loop(pairs, lanes, lanes, odd, lanes);
    odd.step = 1;
    this.#push(data[whole]!);
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
    data[at] = top.at < 0 ? this.#identity : top.data[0]!;
  }
}
