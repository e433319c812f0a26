/** sparse beside its peers: times, and how far results are from SciPy's. */
import { fileURLToPath } from 'node:url';
import { chosenOf, compare } from '../compare.ts';
import type { Contender } from '../contender.ts';
import { differenceOf } from '../difference.ts';
import { program } from '../program.ts';
import { mathjs } from './mathjs.ts';
import { numloom } from './numloom.ts';
import { tasks } from './tasks.ts';

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const scipy = (name: string, ...args: string[]): Promise<Contender | string> =>
  program(name, 'python3', [pathOf('scipy_tasks.py'), ...args]);

/** numloom where the engine has the relaxed multiply-add, by a flag where it needs one. */
function relaxed(): Promise<Contender | string> {
  const major = Number(process.versions.node.split('.')[0]);
  const flags = major < 22 ? ['--experimental-wasm-relaxed-simd'] : [];
  const modules = [...process.execArgv, '--conditions=@numloom/source'];
  const all = [...new Set([...flags, ...modules]), pathOf('numloom_tasks.ts')];
  return program('numloom, multiply-add', process.execPath, all);
}

/** Prints the comparison of the tasks whose titles contain one of `wanted`, of all without it. */
export async function compareSparse(wanted: readonly string[]): Promise<void> {
  const chosen = chosenOf(tasks, wanted);
  const found = [
    await scipy('SciPy'),
    await scipy('SciPy, best ordering', 'symmetric'),
    numloom,
    await relaxed(),
    await mathjs(),
  ];
  const contenders: Contender[] = [];
  for (const one of found) {
    if (typeof one === 'string') console.log(one);
    else contenders.push(one);
  }
  console.log('Milliseconds, their ratio to those of numloom, and the largest difference to the');
  console.log('first of them, relative to its largest element. One thread.');
  try {
    for (const task of chosen) {
      await compare(task, contenders, numloom.name, (_, first) => (result) => {
        return differenceOf(result, first).toExponential(1);
      });
    }
  } finally {
    for (const { close } of contenders) close?.();
  }
}
