import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from './process.ts';

/**
 * Path of a file of the package's `bench` folder, which lies beside both `src` and `dist`.
 *
 * @throws Error if the package was installed without it
 */
export function benchFile(name: string): string {
  // From dist/*.js first, then from src/bench/*.ts and dist/bench/*.js.
  for (const folder of ['../bench/', '../../bench/']) {
    const path = fileURLToPath(new URL(folder + name, import.meta.url));
    if (existsSync(path)) return path;
  }
  throw new Error(`benchFile: this package has no bench/${name}; is the installation complete?`);
}

/**
 * Compiles `bench/laplace.c` with -O3.
 *
 * @param native - for exactly this machine's processor (-march=native)
 * @throws Error if the compiler is missing or refuses
 */
export async function compile(cc: string, output: string, native: boolean): Promise<void> {
  // Why contraction is off, and what that costs (nothing): see laplace.c.
  const flags = ['-O3', '-ffp-contract=off', ...(native ? ['-march=native'] : [])];
  const args = [...flags, benchFile('laplace.c'), '-o', output, '-lm'];
  const { code, stderr } = await run(cc, args, 120);
  if (code !== 0) {
    const reason = stderr.split('\n').find((line) => line.includes('error')) ?? stderr.trim();
    throw new Error(`${cc} ${flags.join(' ')} failed: ${reason}`);
  }
}
