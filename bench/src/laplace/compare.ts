/** laplace beside C, SciPy and PyAMG. */
import { fileURLToPath } from 'node:url';
import { chosenOf, compare, type Judge } from '../compare.ts';
import type { Contender } from '../contender.ts';
import { differenceOf } from '../difference.ts';
import { program } from '../program.ts';
import { programInC } from './c.ts';
import { solver } from './solvers.ts';
import { sweeps } from './sweeps.ts';
import { discretisationError, formula, type LaplaceTask, tasks } from './tasks.ts';
import { transforms } from './transforms.ts';

const script = fileURLToPath(new URL('scipy_tasks.py', import.meta.url));
const python = (name: string, way: string): Promise<Contender | string> =>
  program(name, 'python3', [script, way]);

/** Prints the comparison of the tasks whose titles contain one of `wanted`, of all without it. */
export async function compareLaplace(wanted: readonly string[]): Promise<void> {
  const found = [
    sweeps(1),
    sweeps(2),
    transforms,
    solver('fast-poisson', Infinity),
    solver('multigrid', Infinity),
    solver('cg', 1100, { preconditioner: 'multigrid' }),
    solver('cg', 260, { preconditioner: 'ic0' }),
    solver('direct', 520),
    solver('chebyshev', 260),
    solver('sor', 260),
    solver('red-black', 260),
    await programInC(),
    await python('SciPy, dst and elimination', 'tridiagonal'),
    await python('SciPy, dst and LAPACK', 'banded'),
    await python('SciPy, dstn', 'dstn'),
    await python('PyAMG Ruge-Stuben', 'ruge-stuben'),
    await python('PyAMG aggregation, cg', 'aggregation'),
  ];
  const contenders: Contender[] = [];
  for (const one of found) {
    if (typeof one === 'string') console.log(one);
    else contenders.push(one);
  }
  console.log(
    'Milliseconds, their ratio to those of numloom (its fastest), and an error: of sweeps and',
  );
  console.log(
    'transforms the largest difference to the first result, relative to its largest element; of',
  );
  console.log(
    "solvers that of the solution to its formula, in units of the five-point formula's error.",
  );
  try {
    for (const task of chosenOf(tasks, wanted)) {
      const own = task.kind === 'accuracy' ? 'numloom fast-poisson' : 'numloom';
      await compare(task, contenders, own, (_, first) => judgeOf(task, first));
    }
  } finally {
    for (const { close } of contenders) close?.();
  }
}

function judgeOf({ kind, points }: LaplaceTask, first: ArrayLike<number>): Judge {
  if (kind !== 'accuracy') return (result) => differenceOf(result, first).toExponential(1);
  return (u) => {
    let most = 0;
    const h = 1 / (points - 1);
    for (let i = 1; i < points - 1; i++) {
      for (let j = 1; j < points - 1; j++) {
        const difference = u[i * points + j]! - formula(i * h, j * h);
        most = Math.max(most, Math.abs(difference));
      }
    }
    return (most / discretisationError(points)).toFixed(2);
  };
}
