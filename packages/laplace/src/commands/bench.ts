import { Command } from 'commander';
import { findPeers, type PeerEngine } from '../bench/peers.ts';
import { type Benchmark, peerEngines, runBenchmark } from '../bench/run.ts';
import { formatBenchmark } from '../bench/tables.ts';
import { rows as allRows, type RowName } from '../rows/index.ts';
import { plotBenchmark } from '../plot/benchmark.ts';
import { checkWritable, fileEnding, integer, namesAmong, positive } from './arguments.ts';
import { draw, type Themed, themeOption } from './draw.ts';
import { progressBar } from './progress.ts';
import type { Terminal } from './terminal.ts';

interface Options extends Themed {
  readonly size: number;
  readonly tol: number;
  readonly rows?: readonly RowName[];
  readonly peers?: readonly PeerEngine[];
  readonly repeat: number;
  readonly plot?: string;
  readonly json?: boolean;
}

const rowNames = Object.keys(allRows) as RowName[];
const anyPeers = namesAmong(peerEngines);

/** `laplace bench`: runs the rows and, on the same machine, those of C, NumPy and others. */
export function benchCommand(terminal: Terminal): Command {
  return new Command('bench')
    .description("Measures the rows of NumPyPy's Laplace benchmark, and its peers.")
    .option('--size <points>', 'grid points along each side', integer(3, 16000), 1000)
    .option('--tol <error>', 'stop when the L2 norm of a change is this or less', positive, 0.1505)
    .option('--rows <names>', `rows to run, of ${rowNames.join(', ')}`, namesAmong(rowNames))
    .option(
      '--peers <names>',
      `engines to compare with, of ${peerEngines.join(', ')}; none for no other`,
      (text) => (text === 'none' ? [] : anyPeers(text)),
    )
    .option('--repeat <runs>', 'runs of each row, of which the fastest counts', integer(1), 3)
    .option('--plot <path>', 'draw the times as bars: .png or .svg', fileEnding('.png', '.svg'))
    .addOption(themeOption())
    .option('--json', 'print one JSON object instead of tables')
    .action(async (given: Options) => {
      const { plot, theme } = given;
      if (plot !== undefined) checkWritable(plot, '--plot');
      const benchmark = await measure(given, terminal);
      const text = given.json
        ? JSON.stringify(benchmark, null, 2) + '\n'
        : formatBenchmark(benchmark);
      terminal.stdout.write(text);
      if (plot !== undefined)
        await draw(plot, plotBenchmark(benchmark, { theme }), terminal, given.json);
    });
}

async function measure(options: Options, terminal: Terminal): Promise<Benchmark> {
  const { size, tol, rows = rowNames, peers: engines = peerEngines, repeat } = options;
  const progress = progressBar(terminal);
  const peers = engines.length === 0 ? undefined : await findPeers();
  try {
    const onProgress = (done: number, total: number, what: string) =>
      progress.update(done / total, what);
    const problem = { size, tolerance: tol, rows, engines, repeat, onProgress };
    return await runBenchmark(problem, peers);
  } finally {
    progress.stop();
    await peers?.dispose();
  }
}
