/** The sweeps of the benchmark's C program. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Contender } from '../contender.ts';
import { stopOf } from './tasks.ts';

const call = promisify(execFile);
const source = fileURLToPath(new URL('../../../packages/laplace/bench/laplace.c', import.meta.url));

/** What the program calls the kinds of tasks. */
const VARIANTS: Readonly<Record<string, string>> = {
  jacobi: 'swap',
  'jacobi-last': 'swap15',
  'gauss-seidel': 'inplace',
};

/** The program, compiled for any machine of this kind, or why there is none. */
export async function programInC(): Promise<Contender | string> {
  const folder = await mkdtemp(join(tmpdir(), 'numloom-bench-'));
  const executable = join(folder, 'laplace');
  try {
    await call('cc', ['-O3', '-ffp-contract=off', source, '-o', executable, '-lm']);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    const [reason] = (error as Error).message.split('\n');
    return `C is left out: ${reason}. It needs a compiler named cc.`;
  }
  return {
    name: 'C -O3',
    prepare(name) {
      const [kind, points] = name.split(':') as [string, string];
      const variant = VARIANTS[kind];
      if (variant === undefined) return undefined;
      const { tol, sweeps } = stopOf(Number(points), kind);
      const args = [variant, points, String(tol), String(sweeps)];
      return {
        async run() {
          const { stdout } = await call(executable, args);
          const said = JSON.parse(stdout) as { iterations: number; msPerIteration: number };
          return said.iterations * said.msPerIteration;
        },
        async result() {
          const out = join(folder, 'out.raw');
          await call(executable, [...args, out]);
          return new Float64Array(new Uint8Array(await readFile(out)).buffer);
        },
      };
    },
    close: () => void rm(folder, { recursive: true, force: true }),
  };
}
