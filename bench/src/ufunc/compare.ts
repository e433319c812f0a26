/** numloom beside its peers: for each task the time, its ratio to numloom's, and the worst error. */
import type { Contender, Prepared } from '../contender.ts';
import { unitsBetween } from '../exact.ts';
import { measure } from '../measure.ts';
import { compiledC, python } from './languages.ts';
import { javascript, numloom } from './numloom.ts';
import { installedPeers } from './peers.ts';
import { type Task, tasks } from './tasks.ts';

/** Elements of a result that are compared with exact values. */
const SAMPLES = 1000;
const ROUNDS = 5;

/**
 * Prints the comparison of the tasks whose titles contain one of `wanted`, of all without it.
 */
export async function compareUfunc(wanted: readonly string[]): Promise<void> {
  const isWanted = ({ title }: Task) =>
    wanted.length === 0 || wanted.some((part) => title.includes(part));
  const chosen = tasks.filter(isWanted);
  if (chosen.length === 0) {
    const titles = tasks.map(({ title }) => title).join('; ');
    throw new RangeError(`bench: no case has ${wanted.join(' or ')} in its title, of: ${titles}`);
  }
  const contenders = [numloom, javascript, ...(await installedPeers(console.log))];
  for (const found of [await python('NumPy'), await python('numexpr'), await compiledC()]) {
    if (typeof found === 'string') console.log(found);
    else contenders.push(found);
  }
  console.log('Milliseconds, their ratio to those of numloom, and the worst error in units in the');
  console.log(`last place of ${SAMPLES} elements, against exact values. One thread.`);
  try {
    for (const task of chosen) await compare(task, contenders);
  } finally {
    for (const { close } of contenders) close?.();
  }
}

async function compare(task: Task, contenders: readonly Contender[]): Promise<void> {
  const operands = task.operands();
  const ready: { name: string; error: number; prepared: Prepared }[] = [];
  const unable: string[] = [];
  const exact = exactSamples(task, operands);
  for (const { name, prepare } of contenders) {
    try {
      const prepared = await prepare(task.name, operands);
      if (prepared === undefined) unable.push(name);
      else ready.push({ name, error: worst(await prepared.result(), exact), prepared });
    } catch (error) {
      unable.push(`${name} (${String(error).split('\n')[0]})`);
    }
  }
  const times = await measure(
    ready.map(({ prepared }) => prepared),
    ROUNDS,
  );
  const own = ready[0]?.name === numloom.name ? times[0]! : NaN;
  console.log(`\n${task.title}`);
  ready.forEach(({ name, error }, i) => {
    const ratio = Number.isNaN(own) ? '' : (times[i]! / own).toFixed(2);
    console.log(
      `  ${name.padEnd(20)}${format(times[i]!).padStart(10)} ms${ratio.padStart(9)}${`${format(error)} ulp`.padStart(16)}`,
    );
  });
  if (unable.length > 0) console.log(`  not: ${unable.join(', ')}`);
}

/** Exact values of some elements, by their places. */
function exactSamples(
  { exact, size }: Task,
  operands: readonly Float64Array[],
): Map<number, bigint> {
  const count = Math.min(size, SAMPLES);
  const places = Array.from({ length: count }, (_, k) => Math.floor((k * size) / count));
  return new Map(places.map((i) => [i, exact(operands, i)]));
}

function worst(result: ArrayLike<number>, exact: ReadonlyMap<number, bigint>): number {
  let most = 0;
  for (const [i, value] of exact) most = Math.max(most, unitsBetween(Number(result[i]), value));
  return most;
}

function format(value: number): string {
  return value !== 0 && (value < 0.01 || value >= 1e5) ? value.toExponential(1) : value.toFixed(2);
}
