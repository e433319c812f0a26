/** stats beside its peers: times, and how far results are from SciPy's. */
import { fileURLToPath } from 'node:url';
import { chosenOf, compare } from '../compare.ts';
import type { Contender } from '../contender.ts';
import { differenceOf } from '../difference.ts';
import { program } from '../program.ts';
import { numloom } from './numloom.ts';
import { peers } from './peers.ts';
import { tasks } from './tasks.ts';

/** Prints the comparison of the tasks whose titles contain one of `wanted`, of all without it. */
export async function compareStats(wanted: readonly string[]): Promise<void> {
  const chosen = chosenOf(tasks, wanted);
  const script = fileURLToPath(new URL('scipy_tasks.py', import.meta.url));
  const found = [await program('SciPy', 'python3', [script]), numloom, ...(await peers())];
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
