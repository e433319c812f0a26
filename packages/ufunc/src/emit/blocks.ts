/** Finds what instructions are only needed where the condition of a `usually` fails. */
import { isOperation, type Kernel } from '../kernel/kernel.ts';
import { primitiveInfo } from '../kernel/primitives.ts';
import type { Rate } from './schedule.ts';

/** An instruction, or a block with what is computed in it first. */
export type Step = number | Block;

/** Instructions `usually` that have their condition in common, by number. */
export interface Block {
  readonly choices: readonly number[];
  readonly steps: readonly Step[];
}

/** Stands for the code outside of all blocks. */
const OUTSIDE = -1;

/**
 * The instructions of each element in their order, those that only the last operand of a `usually`
 * needs inside its block. Loads and calls that may throw stay outside.
 */
export function stepsOf({ body, outputs }: Kernel, rates: readonly Rate[]): readonly Step[] {
  const blocks = blocksOf(body, rates);
  /** The block that each instruction is in, and that each block is in, by its first choice. */
  const places: number[] = [];
  const common = (a: number, b: number | undefined): number => {
    if (b === undefined) return a;
    const around = new Set<number>();
    for (let at = a; at !== OUTSIDE; at = places[at]!) around.add(at);
    let at = b;
    while (at !== OUTSIDE && !around.has(at)) at = places[at]!;
    return at;
  };
  for (const { value } of outputs) places[value] = OUTSIDE;
  for (let last = body.length - 1; last >= 0; last--) {
    // The choices of a block are in one place.
    const first = blocks[last] ?? last;
    let place: number | undefined;
    for (let i = first; i <= last; i++) {
      if (places[i] !== undefined) place = common(places[i]!, place);
    }
    for (let i = first; i <= last; i++) {
      const one = body[i]!;
      const stays = !isOperation(one) || primitiveInfo(one.op).scalarCall;
      places[i] = stays ? OUTSIDE : (place ?? OUTSIDE);
    }
    for (let i = first; i <= last; i++) {
      const one = body[i]!;
      if (!isOperation(one)) continue;
      one.args.forEach((arg, position) => {
        const inside = position === 2 && blocks[i] !== undefined;
        places[arg] = common(inside ? first : places[i]!, places[arg]);
      });
    }
    last = first;
  }
  const steps = new Map<number, Step[]>();
  const put = (place: number, step: Step): void => {
    const list = steps.get(place);
    if (list) list.push(step);
    else steps.set(place, [step]);
  };
  body.forEach((_, i) => {
    if (rates[i] !== 'element') return;
    const first = blocks[i];
    if (first === undefined) return put(places[i]!, i);
    if (first !== i) return;
    const choices = blocks.flatMap((block, k) => (block === first ? [k] : []));
    put(places[i]!, { choices, steps: steps.get(i) ?? [] });
  });
  return steps.get(OUTSIDE) ?? [];
}

/** For each `usually` the first one of its block: those that follow one another share one. */
function blocksOf(body: Kernel['body'], rates: readonly Rate[]): (number | undefined)[] {
  const blocks: (number | undefined)[] = [];
  body.forEach((instruction, i) => {
    if (instruction.op !== 'usually' || rates[i] !== 'element') return;
    const first = blocks[i - 1];
    const isSame =
      first !== undefined &&
      instruction.args.every((arg) => arg < first) &&
      instruction.args[0] === (body[first] as typeof instruction).args[0];
    blocks[i] = isSame ? first : i;
  });
  return blocks;
}
