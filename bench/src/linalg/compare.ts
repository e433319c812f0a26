/** linalg beside its peers: times, and how far results are from NumPy's. */
import { fileURLToPath } from 'node:url';
import { chosenOf, compare } from '../compare.ts';
import type { Contender } from '../contender.ts';
import { differenceOf } from '../difference.ts';
import { program } from '../program.ts';
import { numloom } from './numloom.ts';
import { peak } from './peak.ts';
import { installedPeers } from './peers.ts';
import { tasks } from './tasks.ts';

const fileOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** numloom where the engine has the relaxed multiply-add, by a flag where it needs one. */
function relaxed(): Promise<Contender | string> {
  const major = Number(process.versions.node.split('.')[0]);
  const flags = major < 22 ? ['--experimental-wasm-relaxed-simd'] : [];
  const modules = [...process.execArgv, '--conditions=@numloom/source'];
  return program('numloom, multiply-add', process.execPath, [
    ...new Set([...flags, ...modules]),
    fileOf('numloom_tasks.ts'),
  ]);
}

const numpy = (name: string, core?: string): Promise<Contender | string> =>
  program(name, 'python3', [fileOf('numpy_tasks.py')], { OPENBLAS_CORETYPE: core });

/** Prints the comparison of the tasks whose titles contain one of `wanted`, of all without it. */
export async function compareLinalg(wanted: readonly string[]): Promise<void> {
  const chosen = chosenOf(tasks, wanted);
  const contenders: Contender[] = [];
  for (const found of [await numpy('NumPy'), await numpy('128-bit NumPy', 'Nehalem')]) {
    if (typeof found === 'string') console.log(found);
    else contenders.push(found);
  }
  const fast = await relaxed();
  contenders.push(numloom);
  if (typeof fast === 'string') console.log(fast);
  else contenders.push(fast);
  contenders.push(await peak(), ...(await installedPeers(console.log)));
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
