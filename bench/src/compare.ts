/** Contenders beside numloom: for each task the time, its ratio to numloom's, and an error. */
import type { Contender, Prepared } from './contender.ts';
import { measure } from './measure.ts';

const ROUNDS = 5;

/** What is computed, of which operands. */
export interface Task {
  /** Name that contenders know. */
  readonly name: string;
  readonly title: string;
  readonly operands: () => Float64Array[];
}

/** Says how far a result is from what is right. */
export type Judge = (result: ArrayLike<number>) => string;

/** The tasks whose titles contain one of `wanted`, all without it. */
export function chosenOf<T extends Task>(tasks: readonly T[], wanted: readonly string[]): T[] {
  const chosen = tasks.filter(
    ({ title }) => wanted.length === 0 || wanted.some((part) => title.includes(part)),
  );
  if (chosen.length > 0) return chosen;
  const titles = tasks.map(({ title }) => title).join('; ');
  throw new RangeError(`bench: no case has ${wanted.join(' or ')} in its title, of: ${titles}`);
}

/**
 * Prints the comparison of a task.
 *
 * @param own - the contender whose times the others' are divided by
 * @param judged - who judges results; made of the first result that there is
 */
export async function compare(
  task: Task,
  contenders: readonly Contender[],
  own: string,
  judged: (operands: readonly Float64Array[], first: ArrayLike<number>) => Judge,
): Promise<void> {
  const operands = task.operands();
  const ready: { name: string; error: string; prepared: Prepared }[] = [];
  const unable: string[] = [];
  let judge: Judge | undefined;
  for (const { name, prepare } of contenders) {
    try {
      const prepared = await prepare(task.name, operands);
      if (prepared === undefined) {
        unable.push(name);
        continue;
      }
      const result = await prepared.result();
      judge ??= judged(operands, result);
      ready.push({ name, error: result.length === 0 ? '' : judge(result), prepared });
    } catch (error) {
      unable.push(`${name} (${String(error).split('\n')[0]})`);
    }
  }
  const times = await measure(
    ready.map(({ prepared }) => prepared),
    ROUNDS,
  );
  const base = times[ready.findIndex(({ name }) => name === own)] ?? NaN;
  console.log(`\n${task.title}`);
  ready.forEach(({ name, error }, i) => {
    const ratio = Number.isNaN(base) ? '' : (times[i]! / base).toFixed(2);
    console.log(
      `  ${name.padEnd(26)}${format(times[i]!).padStart(10)} ms${ratio.padStart(9)}${error.padStart(16)}`,
    );
  });
  if (unable.length > 0) console.log(`  not: ${unable.join(', ')}`);
}

/** A figure, short. */
export function format(value: number): string {
  return value !== 0 && (value < 0.01 || value >= 1e5) ? value.toExponential(1) : value.toFixed(2);
}
