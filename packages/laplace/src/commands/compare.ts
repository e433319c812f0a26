import { Command } from 'commander';
import { markdownTable } from 'markdown-table';
import type { BoundaryName } from '../boundaries.ts';
import { type MethodName, methods } from '../methods/index.ts';
import { laplaceProblem, type Problem } from '../problem/problem.ts';
import type { Solution } from '../solve/solution.ts';
import { solve } from '../solve/solve.ts';
import { plotConvergence } from '../plot/convergence.ts';
import { checkWritable, fileEnding, integer, namesAmong, positive } from './arguments.ts';
import { boundaryGlossary, boundaryOption, choice, glossary } from './choices.ts';
import { draw, type Themed, themeOption } from './draw.ts';
import { progressBar } from './progress.ts';
import type { Terminal } from './terminal.ts';

interface Options extends Themed {
  readonly size: number;
  readonly methods?: readonly MethodName[];
  readonly tol: number;
  readonly maxiter: number;
  readonly boundary: BoundaryName;
  readonly along: 'iterations' | 'seconds';
  readonly plot?: string;
  readonly json?: boolean;
}

const names = Object.keys(methods) as MethodName[];

/** `laplace compare`: solves one problem by all methods. */
export function compareCommand(terminal: Terminal): Command {
  return new Command('compare')
    .description('Solves one problem by several methods: iterations, times and errors of each.')
    .option('--size <points>', 'grid points along each side', integer(3, 16000), 129)
    .option('--methods <names>', 'the methods, with commas between; all', namesAmong(names))
    .option('--tol <ratio>', 'stop at this residual, relative to the right side', positive, 1e-8)
    .option('--maxiter <n>', 'stop after so many iterations in any case', integer(1), 100_000)
    .addOption(boundaryOption('sin'))
    .option('--plot <path>', 'draw how residuals fall: .png or .svg', fileEnding('.png', '.svg'))
    .addOption(
      choice('--along <what>', 'what the picture counts', ['iterations', 'seconds'], 'iterations'),
    )
    .addOption(themeOption())
    .option('--json', 'print one JSON object, histories included, instead of a table')
    .addHelpText('after', glossary('Methods', titles) + '\n' + boundaryGlossary + '\n')
    .action(async (options: Options) => {
      const { plot } = options;
      if (plot !== undefined) checkWritable(plot, '--plot');
      const solutions = solveAll(options, terminal);
      terminal.stdout.write(
        options.json ? asJson(options, solutions) : asTable(options, solutions),
      );
      if (plot !== undefined)
        await draw(plot, pictureOf(options, solutions), terminal, options.json);
    });
}

const titles = Object.entries(methods).map(([name, { title }]) => [name, title] as const);

function solveAll(options: Options, terminal: Terminal): Solution[] {
  const { size, boundary, tol, maxiter } = options;
  const chosen = options.methods ?? names;
  const problem: Problem = laplaceProblem(size, boundary);
  const progress = progressBar(terminal);
  try {
    return chosen.map((method, i) => {
      progress.update(i / chosen.length, method);
      const solution = solve(problem, { method, tol, maxiter });
      solution.u.dispose();
      return solution;
    });
  } finally {
    progress.stop();
  }
}

function pictureOf(
  { size, boundary, tol, along, theme }: Options,
  solutions: readonly Solution[],
): string {
  const histories = solutions.map(({ method, history }) => ({ label: method, ...history }));
  const title = `${size} × ${size} points, boundary ${boundary}`;
  return plotConvergence(histories, { title, x: along, tol, theme });
}

function asTable({ size, boundary, tol }: Options, solutions: readonly Solution[]): string {
  const body = solutions.map(
    ({ method, iterations, milliseconds, relativeResidual, error, converged }) => [
      method,
      converged ? String(iterations) : `${iterations}, not enough`,
      `${milliseconds.toPrecision(3)} ms`,
      relativeResidual.toExponential(1),
      ...(error ? [error.max.toExponential(2)] : []),
    ],
  );
  const withError = solutions.some(({ error }) => error !== undefined);
  const head = ['method', 'iterations', 'time', 'residual', ...(withError ? ['error'] : [])];
  const align = ['l', ...head.slice(1).map(() => 'r')];
  return [
    `${size} x ${size} points, boundary ${boundary}, relative residual ${tol} or less, one run each`,
    '',
    markdownTable([head, ...body], { align }),
    '',
  ].join('\n');
}

function asJson(options: Options, solutions: readonly Solution[]): string {
  const { size, boundary, tol } = options;
  const results = solutions.map(({ u: _, history, ...rest }) => ({
    ...rest,
    history: {
      iterations: Array.from(history.iterations),
      residuals: Array.from(history.residuals),
      seconds: Array.from(history.seconds),
    },
  }));
  return JSON.stringify({ size, boundary, tol, results }, null, 2) + '\n';
}
