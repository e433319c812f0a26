import { configure } from '@numloom/ufunc';
import { Command, Option } from 'commander';
import type { BoundaryName } from '../boundaries.ts';
import { type MethodName, methods } from '../methods/index.ts';
import {
  type CycleName,
  cycles,
  type PreconditionerName,
  preconditioners,
} from '../methods/method.ts';
import { laplaceProblem, type Problem } from '../problem/problem.ts';
import { solve } from '../solve/solve.ts';
import { solveDefaults, type SolveOptions } from '../solve/options.ts';
import { runStatus } from '../runs/index.ts';
import type { Solution } from '../solve/solution.ts';
import { asUsage, fileEnding, finite, integer, positive } from './arguments.ts';
import { boundaryGlossary, boundaryOption, choice, glossary } from './choices.ts';
import { themeOption } from './draw.ts';
import { progressBar } from './progress.ts';
import {
  checkDestinations,
  checkDrawable,
  type Destinations,
  writeRun,
  writeSolution,
} from './results.ts';
import { continueRun } from './run.ts';
import type { Terminal } from './terminal.ts';

const titles = Object.entries(methods).map(([name, { title }]) => [name, title] as const);

/** What the run in a directory has been told already. */
const PROBLEM = [
  ...['size', 'method', 'tol', 'maxiter', 'boundary', 'source'],
  ...['omega', 'preconditioner', 'cycle'],
];

interface Options extends Destinations {
  readonly size: number;
  readonly method: MethodName | 'auto';
  readonly tol: number;
  readonly maxiter: number;
  readonly boundary: BoundaryName;
  readonly source: number;
  readonly omega?: number;
  readonly preconditioner?: PreconditionerName;
  readonly cycle?: CycleName;
  readonly threads: number;
  readonly resume?: string;
}

/** `laplace solve`: solves one problem, and draws or saves what it found. */
export function solveCommand(terminal: Terminal): Command {
  return new Command('solve')
    .description("Solves Laplace's equation on the unit square for given values on its boundary.")
    .option('--size <points>', 'grid points along each side', integer(3, 16000), 100)
    .addOption(
      choice(
        '--method <name>',
        'how it is solved, see below',
        [...Object.keys(methods), 'auto'],
        solveDefaults.method,
      ),
    )
    .option(
      '--tol <ratio>',
      'stop when the residual is this part of the right side or less, 2-norms',
      positive,
      solveDefaults.tol,
    )
    .option(
      '--maxiter <n>',
      'stop after so many iterations in any case',
      integer(1),
      solveDefaults.maxiter,
    )
    .addOption(boundaryOption('x2-y2'))
    .option('--source <value>', 'solve ∇²u = this number, instead of 0', finite, 0)
    .option('--omega <factor>', 'relaxation factor; default: the best one', positive)
    .addOption(choice('--preconditioner <name>', 'of conjugate gradients', preconditioners))
    .addOption(choice('--cycle <name>', 'of multigrid', cycles))
    .option('--threads <n>', 'threads that compute', integer(1), 1)
    .option('--plot <path>', 'draw the solution as .png or .svg', fileEnding('.png', '.svg'))
    .addOption(themeOption())
    .option('--save <path>', 'write the solution as .npy', fileEnding('.npy'))
    .addOption(
      new Option(
        '--resume <directory>',
        'continue what laplace run has begun there; with --plot, --theme, --save, --threads only',
      ).conflicts(PROBLEM),
    )
    .addHelpText('after', glossary('Methods', titles) + '\n' + boundaryGlossary + '\n')
    .action(async (options: Options) => {
      const { resume, threads } = options;
      checkDestinations(options);
      configure({ threads });
      if (resume !== undefined) {
        checkDrawable(options, runStatus(resume));
        return writeRun(options, await continueRun(resume, terminal), terminal);
      }
      await asUsage('solve', () => tried(options));
      const solution = withProgress(options, terminal);
      terminal.stdout.write(summary(options, solution));
      if (!solution.converged) {
        terminal.stderr.write(
          `laplace: warning: stopped before the tolerance ${options.tol} was reached\n`,
        );
      }
      await writeSolution(options, { ...options, ...solution }, terminal);
    });
}

function problemOf({ size, boundary, source }: Options): Problem {
  const { solution, ...problem } = laplaceProblem(size, boundary);
  if (source !== 0) return { ...problem, source };
  return solution ? { ...problem, solution } : problem;
}

function optionsOf(options: Options): SolveOptions {
  const { method, tol, maxiter, omega, preconditioner, cycle } = options;
  return { method, tol, maxiter, omega, preconditioner, cycle };
}

/** Has the method look at its options, on a grid that costs nothing. */
function tried(options: Options): void {
  solve(laplaceProblem(3), { ...optionsOf(options), maxiter: 0 });
}

function withProgress(options: Options, terminal: Terminal): Solution {
  const { tol, maxiter } = options;
  const progress = progressBar(terminal);
  let first: number | undefined;
  try {
    return solve(problemOf(options), {
      ...optionsOf(options),
      callback: ({ iterations, relativeResidual }) => {
        first ??= relativeResidual;
        // The residual falls by a constant factor in the end: its logarithm tells how far it is.
        const way = Math.log(first / relativeResidual) / Math.log(first / tol);
        const fraction = Math.max(iterations / maxiter, Number.isFinite(way) ? way : 0);
        const text = `iteration ${iterations}, residual ${relativeResidual.toExponential(2)}`;
        progress.update(Math.min(1, fraction), text);
      },
    });
  } finally {
    progress.stop();
  }
}

function summary(options: Options, solution: Solution): string {
  const { size, boundary } = options;
  const { method, iterations, relativeResidual, error, milliseconds } = solution;
  const lines = [
    `${size} x ${size} points, boundary ${boundary}, method ${method}`,
    `${iterations} ${iterations === 1 ? 'iteration' : 'iterations'} in ${(milliseconds / 1000).toFixed(3)} s`,
    `residual: ${relativeResidual.toExponential(3)} of the right side, 2-norms`,
  ];
  if (error !== undefined) {
    lines.push(`largest difference from the solution's formula: ${error.max.toExponential(3)}`);
  }
  return lines.join('\n') + '\n';
}
