/**
 * `npm run bench`: the `*.bench.ts` files, or with the name of a package whose peers are known, that
 * package beside them.
 */
import { spawnSync } from 'node:child_process';

const [name, ...rest] = process.argv.slice(2);

if (name === 'ufunc') {
  const { compareUfunc } = await import('./ufunc/compare.ts');
  await compareUfunc(rest);
} else if (name === 'linalg') {
  const { compareLinalg } = await import('./linalg/compare.ts');
  await compareLinalg(rest);
} else if (name === 'sparse') {
  const { compareSparse } = await import('./sparse/compare.ts');
  await compareSparse(rest);
} else if (name === 'stats') {
  const { compareStats } = await import('./stats/compare.ts');
  await compareStats(rest);
} else if (name === 'laplace') {
  const { compareLaplace } = await import('./laplace/compare.ts');
  await compareLaplace(rest);
} else {
  const options = ['bench', '--run', '--project', 'node', '--passWithNoTests'];
  const { status } = spawnSync('npx', ['vitest', ...options, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}
