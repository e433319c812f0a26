import { markdownTable } from 'markdown-table';
import type { RowName } from '../rows/index.ts';
import { counterparts, engineTitles } from './counterparts.ts';
import { formatTime } from './format-time.ts';
import type { PeerEngine } from './peers.ts';
import type { Benchmark, Engine, Measurement } from './run.ts';

const LOOPS: readonly Engine[] = ['c', 'c-native', 'pypy'];
const LOOP_ROWS: readonly string[] = ['slow', 'slow2', 'inline_slow'];

/** A benchmark as text: the machine, the table of the loops and that of the array expressions. */
export function formatBenchmark({ machine, problem, rows }: Benchmark): string {
  const { cpu, cores, memory, os, node, v8, peers, missing } = machine;
  const { size, tolerance, repeat } = problem;
  const runs = repeat === 1 ? 'one run' : `the fastest of ${repeat} interleaved runs`;
  const gib = (memory / 2 ** 30).toFixed(0);
  const isLoop = ({ engine, row }: Measurement) =>
    engine === 'numloom' ? LOOP_ROWS.includes(row) : LOOPS.includes(engine);
  return [
    `Laplace's equation, ${size} x ${size} points, x² − y² on the boundary, tolerance ${tolerance};`,
    `float64, one thread, ${runs}.`,
    `${cpu}, ${cores} logical cores, ${gib} GiB; ${os}; Node.js ${node}, V8 ${v8}.`,
    ...peers.map(({ engine, version }) => `${engineTitles[engine]}: ${version}`),
    ...missing.map(({ engine, reason }) => `Missing: ${engineTitles[engine]}: ${reason}`),
    ...table('Loops, error every iteration', rows.filter(isLoop), rows),
    ...table(
      'Array expressions, error every 15 iterations (fused, inplace: every one)',
      rows.filter((row) => !isLoop(row)),
      rows,
    ),
    ...(peers.length === 0 ? [] : ['', ...legend]),
    '',
  ].join('\n');
}

const legend = [
  "Columns after the time: this row's time over that of the peer's row of the same name, or of the",
  'one in brackets; below 1 this row is the faster one. Difference: of the last array, from that of',
  'the same algorithm after as many sweeps in another program; largest of all elements.',
];

function table(
  title: string,
  lines: readonly Measurement[],
  all: readonly Measurement[],
): readonly string[] {
  if (lines.length === 0) return [];
  const ours = lines.filter(({ engine }) => engine === 'numloom');
  const engines = (Object.keys(engineTitles) as Engine[]).filter(
    (engine): engine is PeerEngine =>
      engine !== 'numloom' && ours.some((line) => ratioTo(engine, line, all) !== undefined),
  );
  const head = ['bench', 'iterations', 'time per iteration'];
  const ratios = engines.map((engine) => `/ ${engineTitles[engine]}`);
  // Peers first, as what is compared with.
  const sorted = [...lines.filter(({ engine }) => engine !== 'numloom'), ...ours];
  const body = sorted.map((line) => [
    `${engineTitles[line.engine]} ${line.row}`,
    String(line.iterations),
    `${formatTime(line.msPerIteration)} ms`,
    ...engines.map((engine) => ratioTo(engine, line, all) ?? ''),
    line.maxDifference === 0 ? '0' : line.maxDifference.toExponential(1),
  ]);
  const cells = [[...head, ...ratios, 'difference'], ...body];
  const align = ['l', ...cells[0]!.slice(1).map(() => 'r')];
  return ['', title, '', ...markdownTable(cells, { align }).split('\n')];
}

/** A row's time over that of its counterpart, and the counterpart's name where it differs. */
function ratioTo(
  peer: PeerEngine,
  { engine, row, msPerIteration }: Measurement,
  all: readonly Measurement[],
): string | undefined {
  if (engine !== 'numloom') return undefined;
  const name = counterparts[row as RowName][peer];
  const other = all.find((line) => line.engine === peer && line.row === name);
  if (other === undefined) return undefined;
  const ratio = (msPerIteration / other.msPerIteration).toFixed(2);
  return other.row === row ? ratio : `${ratio} (${other.row})`;
}
