import { Command } from 'commander';
import { markdownTable } from 'markdown-table';
import type { BoundaryName } from '../boundaries.ts';
import { type MethodName, methods } from '../methods/index.ts';
import { laplaceProblem, type Problem } from '../problem/problem.ts';
import type { Solution } from '../solve/solution.ts';
import { solve } from '../solve/solve.ts';
import { integer, namesAmong, positive } from './arguments.ts';
import { boundaryGlossary, boundaryOption, glossary } from './choices.ts';
import { progressBar } from './progress.ts';
import type { Terminal } from './terminal.ts';

interface Options {
  readonly size: number;
  readonly methods?: readonly MethodName[];
  readonly tol: number;
  readonly maxiter: number;
  readonly boundary: BoundaryName;
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
    .option('--json', 'print one JSON object, histories included, instead of a table')
    .addHelpText('after', glossary('Methods', titles) + '\n' + boundaryGlossary + '\n')
    .action((options: Options) => {
      const solutions = solveAll(options, terminal);
      terminal.stdout.write(
        options.json ? asJson(options, solutions) : asTable(options, solutions),
      );
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
      residuals: Array.from(history.residuals),
      seconds: Array.from(history.seconds),
    },
  }));
  return JSON.stringify({ size, boundary, tol, results }, null, 2) + '\n';
}
