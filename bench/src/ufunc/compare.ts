/** ufunc beside its peers: times, and worst errors against exact values. */
import { chosenOf, compare, format } from '../compare.ts';
import { unitsBetween } from '../exact.ts';
import { compiledC, python } from './languages.ts';
import { javascript, numloom } from './numloom.ts';
import { installedPeers } from './peers.ts';
import { type Task, tasks } from './tasks.ts';

/** Elements of a result that are compared with exact values. */
const SAMPLES = 1000;

/**
 * Prints the comparison of the tasks whose titles contain one of `wanted`, of all without it.
 */
export async function compareUfunc(wanted: readonly string[]): Promise<void> {
  const chosen = chosenOf(tasks, wanted);
  const contenders = [numloom, javascript, ...(await installedPeers(console.log))];
  for (const found of [await python('NumPy'), await python('numexpr'), await compiledC()]) {
    if (typeof found === 'string') console.log(found);
    else contenders.push(found);
  }
  console.log('Milliseconds, their ratio to those of numloom, and the worst error in units in the');
  console.log(`last place of ${SAMPLES} elements, against exact values. One thread.`);
  try {
    for (const task of chosen) {
      await compare(task, contenders, numloom.name, (operands) => {
        const exact = exactSamples(task, operands);
        return (result) => `${format(worst(result, exact))} ulp`;
      });
    }
  } finally {
    for (const { close } of contenders) close?.();
  }
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
