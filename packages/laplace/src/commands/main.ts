import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { UsageError } from './arguments.ts';
import { benchCommand } from './bench.ts';
import { compareCommand } from './compare.ts';
import { runCommand } from './run.ts';
import { serveCommand } from './serve.ts';
import { solveCommand } from './solve.ts';
import type { Terminal } from './terminal.ts';

/**
 * The command line.
 *
 * @param args - without the names of the program and of the script
 * @returns the exit code: 0, 2 when the arguments are wrong, 1 when something else fails
 */
export async function main(args: readonly string[], terminal: Terminal = process): Promise<number> {
  const program = new Command('laplace')
    .description(
      "Laplace's equation on numloom arrays: solvers, runs on files, a page, and the benchmark.",
    )
    .version(version(), '--version')
    .helpOption('--help')
    .helpCommand(false)
    .addCommand(benchCommand(terminal))
    .addCommand(solveCommand(terminal))
    .addCommand(runCommand(terminal))
    .addCommand(compareCommand(terminal))
    .addCommand(serveCommand(terminal));
  for (const command of [program, ...program.commands]) {
    command
      .helpOption('-h, --help', 'show this')
      .showHelpAfterError(`See '${command === program ? '' : 'laplace '}${command.name()} --help'.`)
      .exitOverride()
      .configureOutput({
        writeOut: (text) => terminal.stdout.write(text),
        writeErr: (text) => terminal.stderr.write(text),
        outputError: (text, write) => write(`laplace: ${text}`),
      });
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has printed its own errors already; help and version are none.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.stderr.write(`laplace: error: ${(error as Error).message}\n`);
    if (!(error instanceof UsageError)) return 1;
    terminal.stderr.write(`See 'laplace ${args[0]} --help'.\n`);
    return 2;
  }
}

function version(): string {
  const require = createRequire(import.meta.url);
  return (require('@numloom/laplace/package.json') as { version: string }).version;
}
