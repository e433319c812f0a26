/**
 * Writes packages/ufunc/src/threads/worker-text.ts, the program of a worker as text:
 * `npx tsx tools/worker-text.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';

const FOLDER = 'packages/ufunc/src/threads/';
const FILE = `${FOLDER}worker-text.ts`;

/** The file as it should be. */
export async function expectedText(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${FOLDER}worker.ts`],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    conditions: ['@numloom/source'],
  });
  const text = `
    /**
     * The program of a worker as text: the one form that works under every bundler, where Node has
     * no file and a browser no address for it. It is a classic script and an ES module alike. Made
     * from worker.ts by tools/worker-text.ts, not by hand.
     */
    export const workerText = ${JSON.stringify(outputFiles[0]!.text.trim())};`;
  return format(text, { ...(await resolveConfig(FILE)), parser: 'typescript' });
}

/** The file as it is. */
export function presentText(): string {
  return readFileSync(FILE, 'utf8');
}

if (process.argv[1]?.endsWith('worker-text.ts') === true) {
  writeFileSync(FILE, await expectedText());
}
