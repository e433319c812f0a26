import { Command, InvalidArgumentError, Option } from 'commander';
import type { BoundaryName } from '../boundaries.ts';
import { laplaceProblem } from '../problem/problem.ts';
import { resumeRun, type RunOptions, runStatus, type RunStatus, startRun } from '../runs/index.ts';
import { solveDefaults } from '../solve/options.ts';
import { asUsage, finite, integer, positive } from './arguments.ts';
import { boundaryGlossary, boundaryOption } from './choices.ts';
import { progressBar } from './progress.ts';
import type { Terminal } from './terminal.ts';

interface Options {
  readonly size: number;
  readonly boundary: BoundaryName;
  readonly source: number;
  readonly omega: number;
  readonly tol: number;
  readonly maxiter: number;
  readonly sweeps?: number;
  readonly memory: number;
  readonly processes: number;
  readonly resume?: boolean;
  readonly status?: boolean;
}

/** What the work on a run may take. */
interface Share {
  readonly memory: number;
  readonly processes: number;
}

const MEMORY = 2 ** 28;

/** Of a new run only. */
const NEW = ['size', 'boundary', 'source', 'omega', 'tol', 'maxiter', 'sweeps'];

/** `laplace run`: sweeps over a grid in files, which go on where they ended. */
export function runCommand(terminal: Terminal): Command {
  return new Command('run')
    .description(
      "Solves by Jacobi's method on a grid in files, which may be larger than memory; saved after each pass.",
    )
    .argument('<directory>', 'where the files are; made for a new run')
    .option('--size <points>', 'grid points along each side', integer(3, 100_000), 1000)
    .addOption(boundaryOption('x2-y2'))
    .option('--source <value>', 'solve ∇²u = this number, instead of 0', finite, 0)
    .option('--omega <factor>', 'damping, at most 1', positive, 1)
    .option(
      '--tol <ratio>',
      'stop when the residual is this part of the right side or less, 2-norms',
      positive,
      solveDefaults.tol,
    )
    .option(
      '--maxiter <n>',
      'stop after so many sweeps in any case',
      integer(0),
      solveDefaults.maxiter,
    )
    .option('--sweeps <n>', 'sweeps of a pass; default: up to 64, as memory allows', integer(1))
    .addOption(
      new Option('--memory <bytes>', 'of all processes together, beside their programs')
        .argParser(bytes)
        .default(MEMORY, '256M'),
    )
    .option('--processes <n>', 'processes that work on it', integer(1, 1024), 1)
    .addOption(new Option('--resume', 'continue what is in the directory').conflicts(NEW))
    .addOption(
      new Option('--status', 'only tell how far it is').conflicts([
        ...NEW,
        'resume',
        'memory',
        'processes',
      ]),
    )
    .addHelpText('after', boundaryGlossary + '\n')
    .action(async (directory: string, options: Options) => {
      if (options.status) {
        terminal.stdout.write(summary(runStatus(directory)));
        return;
      }
      if (options.resume) {
        await continueRun(directory, terminal, options);
        return;
      }
      const { size, boundary, source, omega, tol, maxiter, sweeps } = options;
      const problem = { ...laplaceProblem(size, boundary), source };
      const run = { problem, boundary, omega, tol, maxiter, sweeps };
      await watched(directory, options, terminal, 'startRun', (how) =>
        startRun(directory, { ...run, ...how }),
      );
    });
}

/** Continues a run and tells how it ended: also what `laplace solve --resume` does. */
export async function continueRun(
  directory: string,
  terminal: Terminal,
  share: Share = { memory: MEMORY, processes: 1 },
): Promise<RunStatus> {
  return watched(directory, share, terminal, 'resumeRun', (how) => resumeRun(directory, how));
}

/** Shows how far a run is, ends it where it can be continued when the user asks for that, and sums up. */
async function watched(
  directory: string,
  { memory, processes }: Share,
  terminal: Terminal,
  caller: string,
  run: (options: RunOptions) => Promise<RunStatus>,
): Promise<RunStatus> {
  const progress = progressBar(terminal);
  const stop = new AbortController();
  const interrupted = (): void =>
    stop.abort(new Error(`stopped; laplace run ${directory} --resume continues`));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  let first: number | undefined;
  const callback = ({ iterations, relativeResidual, tol, maxiter }: RunStatus): void => {
    first ??= relativeResidual;
    const way = Math.log(first / relativeResidual) / Math.log(first / tol);
    const fraction = Math.max(iterations / maxiter, Number.isFinite(way) ? way : 0);
    const text = `sweep ${iterations}, residual ${relativeResidual.toExponential(2)}`;
    progress.update(Math.min(1, fraction), text);
  };
  const start = performance.now();
  let status: RunStatus;
  try {
    status = await asUsage(caller, () => run({ memory, processes, signal: stop.signal, callback }));
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    progress.stop();
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(3);
  terminal.stdout.write(summary(status, ` after ${seconds} s`));
  if (!status.converged) {
    terminal.stderr.write(
      `laplace: warning: stopped before the tolerance ${status.tol} was reached\n`,
    );
  }
  return status;
}

function summary(status: RunStatus, time = ''): string {
  const { shape, boundary, iterations, relativeResidual, file, finished } = status;
  const sides = boundary === undefined ? '' : `, boundary ${boundary}`;
  return [
    `${shape.join(' x ')} points${sides}, method jacobi`,
    `${iterations} ${iterations === 1 ? 'sweep' : 'sweeps'}${time}${finished ? '' : ', to be continued'}`,
    `residual: ${relativeResidual.toExponential(3)} of the right side, 2-norms`,
    `values: ${file}`,
    '',
  ].join('\n');
}

const UNITS = ['', 'K', 'M', 'G', 'T'];

/** A number of bytes. */
function bytes(text: string): number {
  const [, number = '', unit = ''] =
    /^(\d+(?:\.\d+)?)\s*([KMGT]?)(?:i?B)?$/i.exec(text.trim()) ?? [];
  const value = Math.floor(Number(number) * 1024 ** UNITS.indexOf(unit.toUpperCase()));
  if (number !== '' && value >= 1) return value;
  throw new InvalidArgumentError('It must be a number of bytes, as 512M or 2G.');
}
