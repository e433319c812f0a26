/** Decides where in the nest each instruction of a kernel is computed. */
import { stepsOf, type Step } from './blocks.ts';
import { isOperation, type Instruction, type Kernel, looksUp } from '../kernel/kernel.ts';
import { LANES } from '../kernel/fold.ts';
import { primitiveInfo, type RealDType } from '../kernel/primitives.ts';

/** How often a value changes: never in a launch, with each run, or with each element. */
export type Rate = 'launch' | 'row' | 'element';

/** The plan of a kernel's innermost loop. */
export interface Schedule {
  /** Rate of each instruction. */
  readonly rates: readonly Rate[];
  /** Whether registers suffice for what all copies of the body have loaded. */
  readonly light: boolean;
  /** After how many copies those before are kept apart from those that follow; two are mixed without harm. */
  readonly mixed: number;
  /** What is computed for each element. */
  readonly steps: readonly Step[];
  /** Whether some fold depends on the order of its elements. */
  readonly ordered: boolean;
  /** Vectors per iteration of the main loop; 0 where there is no such loop. */
  readonly copies: number;
  /** How many of them take turns, instruction by instruction. */
  readonly together: number;
  /** Whether ordered folds have more accumulators than registers hold, and keep them in memory. */
  readonly accumulatesInMemory: boolean;
}

/**
 * From this many element-wise operations on, one copy of the body after the other no longer pays.
 * What does is that vectors take turns: the operations of one depend so much on one another that
 * the processor would wait for them.
 */
const LARGE_BODY = 24;

/** Instructions up to which the copies of a body need not be kept apart; the same with several folds. */
const LIGHT_BODY = 6;
const LIGHT_WITH_FOLDS = 5;

/** Vectors that take turns, as long as they have no more operations than the second number. */
const TURNS = 4;
const MOST_OPERATIONS = 1024;
/** Up to so many operations, those with look-ups are faster with fewer turns. */
const SHORT_WITH_TABLES = 64;

/** Vectors of accumulators that leave registers for the body. */
const MOST_ACCUMULATORS = 8;

function rateOf(instruction: Instruction, kernel: Kernel, earlier: readonly Rate[]): Rate {
  if (instruction.op === 'load') {
    return kernel.leaves[instruction.leaf]!.inner === 'broadcast' ? 'row' : 'element';
  }
  if (!isOperation(instruction)) return 'launch';
  const rates = instruction.args.map((arg) => earlier[arg]!);
  // A call that may throw must not happen where there is no element.
  const mayThrow = primitiveInfo(instruction.op).scalarCall && !isFloat(instruction.dtype);
  if (mayThrow || rates.includes('element')) return 'element';
  return rates.includes('row') ? 'row' : 'launch';
}

/** Rates of a kernel's instructions. */
export function ratesOf(kernel: Kernel): Rate[] {
  const rates: Rate[] = [];
  for (const instruction of kernel.body) rates.push(rateOf(instruction, kernel, rates));
  return rates;
}

/** Whether the order of the elements shows in the result of a fold. */
export function isOrdered(dtype: RealDType): boolean {
  return isFloat(dtype);
}

/** Whether a dtype is a floating-point one. */
function isFloat(dtype: RealDType): boolean {
  return dtype === 'float32' || dtype === 'float64';
}

/** The plan for vectors of so many elements. */
export function scheduleOf(kernel: Kernel, lanes: number, copies: number): Schedule {
  const rates = ratesOf(kernel);
  const orderedFolds = kernel.outputs.filter(
    (output) => output.kind === 'fold' && isOrdered(kernel.body[output.value]!.dtype),
  );
  const ordered = orderedFolds.length > 0;
  const steps = stepsOf(kernel, rates);
  const work = steps.filter((i) => typeof i === 'number' && isOperation(kernel.body[i]!)).length;
  const elements = rates.filter((rate) => rate === 'element').length;
  const light = elements <= LIGHT_BODY;
  const stores = kernel.outputs.some(({ kind, when }) => kind === 'store' && when !== 'row');
  const isCrowded = orderedFolds.length > 1 && elements > LIGHT_WITH_FOLDS;
  // Stores keep copies in order for a while.
  const mixed = (light && isCrowded) || (!light && stores) ? 2 : light ? Infinity : 1;
  const small = work <= LARGE_BODY;
  if (ordered) copies = small || lanes > 1 ? LANES / lanes : 0;
  const accumulators = (orderedFolds.length * LANES) / lanes;
  const accumulatesInMemory = lanes > 1 && accumulators > MOST_ACCUMULATORS;
  const schedule = { rates, steps, ordered, accumulatesInMemory, mixed };
  if (small) return { ...schedule, copies, together: 1, light };
  const turns = looksUp(kernel) && work <= SHORT_WITH_TABLES ? TURNS / 2 : TURNS;
  let together = lanes === 1 ? 1 : Math.min(copies, turns);
  while (together > 1 && together * work > MOST_OPERATIONS) together /= 2;
  return { ...schedule, copies: ordered ? copies : together, together, light: false };
}
