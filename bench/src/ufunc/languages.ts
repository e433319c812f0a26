/** The programs of other languages that are asked: NumPy, numexpr and C. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Contender } from '../contender.ts';
import { program } from '../program.ts';

const fileOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** NumPy or numexpr, or why not. */
export function python(flavour: 'NumPy' | 'numexpr'): Promise<Contender | string> {
  return program(flavour, 'python3', [fileOf('numpy_tasks.py'), flavour.toLowerCase()]);
}

/** Loops in C by the compiler `cc`, for any machine of this kind, or why not. */
export async function compiledC(): Promise<Contender | string> {
  const folder = await mkdtemp(join(tmpdir(), 'numloom-bench-'));
  const executable = join(folder, 'tasks');
  // As NumPy and WebAssembly round: no product and sum at once.
  const flags = ['-O3', '-ffp-contract=off', '-o', executable, fileOf('tasks.c')];
  try {
    await promisify(execFile)('cc', flags);
    return await program('C', executable, []);
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    return `C is left out: ${reason}. It needs a compiler named cc.`;
  } finally {
    // A process that has started needs its file no more.
    await rm(folder, { recursive: true, force: true });
  }
}
