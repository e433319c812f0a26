import { save } from '@numloom/ndarray/files';
import { Command, Option } from 'commander';
import { boundaries, type BoundaryName } from '../boundaries.ts';
import { coordinates, laplaceProblem } from '../problem.ts';
import type { PlotField } from '../plot/field.ts';
import { savePlot } from '../plot/save.ts';
import { type MethodName, methods, solve, solveDefaults, type Solution } from '../solve.ts';
import { checkWritable, fileEnding, integer, positive, unwritable } from './arguments.ts';
import { progressBar } from './progress.ts';
import type { Terminal } from './terminal.ts';

interface Options {
  readonly size: number;
  readonly method: MethodName;
  readonly tol: number;
  readonly maxIterations: number;
  readonly boundary: BoundaryName;
  readonly plot?: string;
  readonly save?: string;
}

/** `laplace solve`: solves one problem, and draws or saves what it found. */
export function solveCommand(terminal: Terminal): Command {
  return new Command('solve')
    .description("Solves Laplace's equation on the unit square for given values on its boundary.")
    .option('--size <points>', 'grid points along each side', integer(3, 16000), 100)
    .addOption(
      choice('--method <name>', 'the iteration', Object.keys(methods), solveDefaults.method),
    )
    .option(
      '--tol <error>',
      'stop when the L2 norm of a change is this or less',
      positive,
      solveDefaults.tolerance,
    )
    .option(
      '--max-iterations <n>',
      'stop after so many sweeps in any case',
      integer(1),
      solveDefaults.maxIterations,
    )
    .addOption(
      choice(
        '--boundary <name>',
        'the values, see below',
        Object.keys(boundaries),
        solveDefaults.boundary,
      ),
    )
    .option('--plot <path>', 'draw the solution as .png or .svg', fileEnding('.png', '.svg'))
    .option('--save <path>', 'write the solution as .npy', fileEnding('.npy'))
    .addHelpText('after', boundaryHelp)
    .action(async (options: Options) => {
      for (const option of ['plot', 'save'] as const) {
        if (options[option] !== undefined) checkWritable(options[option], `--${option}`);
      }
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

const boundaryHelp = [
  '',
  'Boundaries:',
  ...Object.entries(boundaries).map(
    ([name, { description }]) => `  ${name.padEnd(13)}${description}`,
  ),
  '',
].join('\n');

function choice(flags: string, text: string, names: readonly string[], preset: string): Option {
  return new Option(flags, text).choices(names).default(preset);
}

function withProgress(options: Options, terminal: Terminal): Solution {
  const { size, method, tol: tolerance, maxIterations, boundary } = options;
  const progress = progressBar(terminal);
  let first: number | undefined;
  const onError = (error: number, iterations: number): void => {
    first ??= error;
    // The error falls by a constant factor a sweep in the end: its logarithm tells how far it is.
    const way = Math.log(first / error) / Math.log(first / tolerance);
    const fraction = Math.max(iterations / maxIterations, Number.isFinite(way) ? way : 0);
    progress.update(Math.min(1, fraction), `sweep ${iterations}, error ${error.toExponential(2)}`);
  };
  try {
    return solve({ size, method, tolerance, maxIterations, boundary, onError });
  } finally {
    progress.stop();
  }
}

function summary(options: Options, solution: Solution): string {
  const { size, method, boundary } = options;
  const { iterations, error, milliseconds } = solution;
  const { solution: exact } = boundaries[boundary] as (typeof boundaries)['x2-y2' | 'sin'];
  const lines = [
    `${size} x ${size} points, boundary ${boundary}, method ${method}`,
    `${iterations} ${iterations === 1 ? 'sweep' : 'sweeps'} in ${(milliseconds / 1000).toFixed(3)} s`,
    `last change, L2 norm: ${error.toExponential(3)}`,
  ];
  if (exact !== undefined) {
    const most = distance(solution, options, exact).toExponential(3);
    lines.push(`largest difference from the solution's formula: ${most}`);
  }
  return lines.join('\n') + '\n';
}

function distance(
  { u }: Solution,
  { size, boundary }: Options,
  exact: (x: number, y: number) => number,
): number {
  const t = coordinates(laplaceProblem(size, boundary));
  const values = u.data;
  let most = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      most = Math.max(most, Math.abs(values[i * size + j]! - exact(t[i]!, t[j]!)));
    }
  }
  return most;
}

async function write(options: Options, { u }: Solution, terminal: Terminal): Promise<void> {
  const { size, boundary, save: npy, plot } = options;
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
    };
    try {
      await savePlot(plot, field);
    } catch (error) {
      throw unwritable(plot, '--plot', error);
    }
    terminal.stdout.write(`drew ${plot}\n`);
  }
}
