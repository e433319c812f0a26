/** Runs a script in a process of its own, with the sources of the packages. */
import { spawnSync } from 'node:child_process';

/**
 * Runs `body`, the text of a module in which `ndarray` and `ufunc` are the packages, with more
 * environment variables, and answers the value that it passes to `report`.
 */
export function runChild<T>(body: string, env: Readonly<Record<string, string>> = {}): T {
  const script = `
    import * as ndarray from '@numloom/ndarray';
    import * as ufunc from '@numloom/ufunc';
    const report = (value) => console.log(JSON.stringify(value));
    const MIB = 2 ** 20;
    /** Collects garbage, with jobs after it for the finalizers. */
    const collect = async () => {
      for (let i = 0; i < 3; i++) {
        globalThis.gc();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    ${body}`;
  const flags = ['--import', 'tsx', '--conditions=@numloom/source', '--expose-gc'];
  const child = spawnSync(process.execPath, [...flags, '--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as T;
}
