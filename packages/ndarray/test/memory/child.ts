/** Runs a script in a process of its own, with the sources of the package. */
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';

export interface ChildOptions {
  readonly env?: Record<string, string>;
  readonly flags?: readonly string[];
}

const header = `
import { allocate, allocateScratch, heap } from './heap.ts';
import { PendingReaders } from './readers.ts';
import { scope } from './scope.ts';
const turn = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));
const MIB = 2 ** 20;
/** Two collections, each with a job after it for the finalizers. */
const collect = async () => {
  for (let i = 0; i < 2; i++) {
    await turn(5);
    globalThis.gc();
  }
  await turn(20);
};
`;

/**
 * Runs `body`, the text of a module that sees the memory's exports, and answers the value that it
 * passes to `report`.
 */
export async function runChild<T>(body: string, options: ChildOptions = {}): Promise<T> {
  const { outputFiles } = await build({
    stdin: {
      contents: `${header}\nconst report = (value) => console.log(JSON.stringify(value));\n${body}`,
      resolveDir: `${import.meta.dirname}/../../src/memory`,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  const flags = ['--expose-gc', ...(options.flags ?? []), '--input-type=module', '-'];
  const child = spawnSync(process.execPath, flags, {
    input: outputFiles[0]!.text,
    encoding: 'utf8',
    env: { ...process.env, ...options.env },
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as T;
}
