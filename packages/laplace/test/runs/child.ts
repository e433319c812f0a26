/** Works on a run, and ends as if by SIGKILL at one of its calls to the file system: a program. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { poissonProblem } from '../../src/problem/problem.ts';
import { resumeRun, startRun, type StartRunOptions } from '../../src/runs/index.ts';

const [directory, callOfDeath, options] = process.argv.slice(2) as [string, string, string];

let calls = 0;
const functions = fs as unknown as Record<string, (...args: unknown[]) => unknown>;
const countCalls = (): void => {
  for (const [name, call] of Object.entries(functions)) {
    if (!name.endsWith('Sync') || typeof call !== 'function') continue;
    functions[name] = (...args) => {
      if (++calls === Number(callOfDeath)) {
        // A write may come to an end in the middle.
        if (name === 'writeSync' && args[1] instanceof Uint8Array) {
          call(args[0], args[1], args[2], Math.ceil((args[3] as number) / 2), args[4]);
        }
        process.kill(process.pid, 'SIGKILL');
      }
      return call(...args);
    };
  }
  syncBuiltinESMExports();
};

interface Given extends Omit<StartRunOptions, 'problem'> {
  /** Whether to tell when the work begins. */
  readonly signals: boolean;
  /** Whether to stop after the first pass. */
  readonly onlyBegins?: boolean;
}

const { signals, onlyBegins = false, ...given } = JSON.parse(options) as Given;
const stop = new AbortController();
const how = {
  ...given,
  signal: stop.signal,
  callback: () => onlyBegins && stop.abort(new Error('begun')),
};
const problem = poissonProblem({
  shape: [33, 19],
  source: (x, y) => Math.sin(5 * x) * y,
  sides: (x, y) => x * x - y + 2,
});
countCalls();
if (signals) process.stdout.write('ready\n');
try {
  const { file, iterations } = await (fs.existsSync(directory)
    ? resumeRun(directory, how)
    : startRun(directory, { problem, tol: 0, maxiter: 16, sweeps: 4, ...how }));
  const values = createHash('sha256').update(fs.readFileSync(file)).digest('hex');
  process.stdout.write(`${JSON.stringify({ calls, iterations, values })}\n`);
} catch (error) {
  if (!onlyBegins || (error as Error).message !== 'begun') throw error;
}
