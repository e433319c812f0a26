import { save } from '@numloom/ndarray/files';
import { configure } from '@numloom/ufunc';
import { Command } from 'commander';
import { boundaries, type BoundaryName } from '../boundaries.ts';
import type { PlotField } from '../plot/field.ts';
import { type MethodName, methods } from '../methods/index.ts';
import {
  type CycleName,
  cycles,
  type PreconditionerName,
  preconditioners,
} from '../methods/method.ts';
import { laplaceProblem, type Problem } from '../problem/problem.ts';
import { solve } from '../solve/solve.ts';
import { solveDefaults } from '../solve/options.ts';
import type { Solution } from '../solve/solution.ts';
import { checkWritable, fileEnding, finite, integer, positive, unwritable } from './arguments.ts';
import { boundaryGlossary, boundaryOption, choice, glossary } from './choices.ts';
import { draw, type Themed, themeOption } from './draw.ts';
import { progressBar } from './progress.ts';
import { continueRun } from './run.ts';
import type { Terminal } from './terminal.ts';

const titles = Object.entries(methods).map(([name, { title }]) => [name, title] as const);

interface Options extends Themed {
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
  readonly plot?: string;
  readonly save?: string;
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
    .option('--resume <directory>', 'instead, continue what laplace run has begun there')
    .addHelpText('after', glossary('Methods', titles) + '\n' + boundaryGlossary + '\n')
    .action(async (options: Options) => {
      if (options.resume !== undefined) return continueRun(options.resume, terminal);
      for (const option of ['plot', 'save'] as const) {
        if (options[option] !== undefined) checkWritable(options[option], `--${option}`);
      }
      configure({ threads: options.threads });
      const solution = withProgress(options, terminal);
      terminal.stdout.write(summary(options, solution));
      if (!solution.converged) {
        terminal.stderr.write(
          `laplace: warning: stopped before the tolerance ${options.tol} was reached\n`,
        );
      }
      await write(options, solution, terminal);
    });
}

function problemOf({ size, boundary, source }: Options): Problem {
  const { solution, ...problem } = laplaceProblem(size, boundary);
  if (source !== 0) return { ...problem, source };
  return solution ? { ...problem, solution } : problem;
}

function withProgress(options: Options, terminal: Terminal): Solution {
  const { method, tol, maxiter, omega, preconditioner, cycle } = options;
  const progress = progressBar(terminal);
  let first: number | undefined;
  try {
    return solve(problemOf(options), {
      method,
      tol,
      maxiter,
      ...(omega !== undefined && { omega }),
      ...(preconditioner && { preconditioner }),
      ...(cycle && { cycle }),
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

async function write(options: Options, { u }: Solution, terminal: Terminal): Promise<void> {
  const { size, boundary, save: npy, plot, theme } = options;
  if (npy !== undefined) {
    try {
      save(npy, u);
    } catch (error) {
      throw unwritable(npy, '--save', error);
    }
    terminal.stdout.write(`saved ${npy}\n`);
  }
  if (plot !== undefined) {
    const field: PlotField = {
      // Rows of a picture are values of y.
      values: u.T.copy().data,
      rows: size,
      columns: size,
      extent: [0, 1, 0, 1],
      title: `Laplace's equation: ${boundaries[boundary].description}`,
      xlabel: 'x',
      ylabel: 'y',
      label: 'u(x, y)',
      theme,
    };
    await draw(plot, field, terminal);
  }
}
