import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchFile, compile } from './compile.ts';
import { run } from './process.ts';

/** Who computes: C at -O3, C at -O3 -march=native, NumPy, numexpr (one thread), PyPy's loops. */
export type PeerEngine = 'c' | 'c-native' | 'numpy' | 'numexpr' | 'pypy';

const cRows = ['copy', 'swap', 'swap15', 'inplace'];

/** The rows of every engine, as `bench/laplace.c` and `bench/peers.py` describe them. */
export const peerRows: Readonly<Record<PeerEngine, readonly string[]>> = {
  c: cRows,
  'c-native': cRows,
  numpy: ['numeric1', 'numeric2', 'numeric3', 'numeric4', 'numeric5'],
  numexpr: ['numeric5'],
  pypy: ['slow', 'slow2', 'swap', 'inline_slow'],
};

/** The programs to look for; found by `PATH` unless a path is given. */
export interface PeerCommands {
  /** C compiler; default `cc`. */
  readonly cc?: string;
  /** Python with NumPy and numexpr; default `python3`. */
  readonly python?: string;
  /** PyPy; default `pypy3`. */
  readonly pypy?: string;
}

/** What a peer is to solve. */
interface PeerProblem {
  /** Grid points along each side, boundary included; 3 or more. */
  readonly points: number;
  /** Stop when the L2 norm of a sweep's change is this or less. */
  readonly tolerance: number;
  /** Stop after so many sweeps in any case; default: no limit. */
  readonly maxIterations?: number;
  /** Also bring back the last array; default false. */
  readonly values?: boolean;
  /** Kill the peer after so many seconds; default 600. */
  readonly seconds?: number;
}

/** What one row of one engine measured. */
interface PeerResult {
  readonly engine: PeerEngine;
  readonly row: string;
  /** Sweeps made. */
  readonly iterations: number;
  /** Milliseconds a sweep, the mean of this run; the loop only, no start-up. */
  readonly msPerIteration: number;
  /** L2 norm of the last sweep's change. */
  readonly error: number;
  /** The last array, points x points, row by row; first index x, second y. */
  readonly values?: Float64Array;
}

/** The peers of this machine. Holds a temporary folder: dispose of it after use. */
export interface Peers extends AsyncDisposable {
  /** What can be measured, with the versions found. */
  readonly available: readonly { readonly engine: PeerEngine; readonly version: string }[];
  /** What cannot, and why. */
  readonly missing: readonly { readonly engine: PeerEngine; readonly reason: string }[];
  /**
   * Runs one row of one engine.
   *
   * @throws Error if the engine is missing or fails, RangeError on a row or a problem that is none
   */
  run(engine: PeerEngine, row: string, problem: PeerProblem): Promise<PeerResult>;
  /** Removes the temporary folder. */
  dispose(): Promise<void>;
}

/** One engine that works here: the program, and its arguments before those of the problem. */
interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly version: string;
}

/**
 * Glibc gives freed memory back and takes it again, page fault by page fault, in every sweep: which
 * NumPy rows it hits depends on what happens to lie last in the heap, and costs up to a factor of
 * two. Telling it to keep the memory shows each row at its best.
 */
const keepMemory = {
  MALLOC_TRIM_THRESHOLD_: '100000000000',
  MALLOC_MMAP_THRESHOLD_: '100000000000',
};

/**
 * Looks for the peers and compiles the C ones into a temporary folder. Never fails because a peer
 * is missing: those are listed with the reason.
 */
export async function findPeers(commands: PeerCommands = {}): Promise<Peers> {
  const { cc = 'cc', python = 'python3', pypy = 'pypy3' } = commands;
  const folder = await mkdtemp(join(tmpdir(), 'numloom-laplace-'));
  const searches: readonly (readonly [PeerEngine, () => Promise<Launch>])[] = [
    ['c', () => compiled(cc, join(folder, 'laplace-c'), false)],
    ['c-native', () => compiled(cc, join(folder, 'laplace-native'), true)],
    ['numpy', () => withModule(python, 'numpy')],
    ['numexpr', () => withModule(python, 'numexpr')],
    ['pypy', () => jit(pypy)],
  ];

  const launches = new Map<PeerEngine, Launch>();
  const missing: { engine: PeerEngine; reason: string }[] = [];
  const found = await Promise.allSettled(searches.map(([, search]) => search()));
  for (const [k, result] of found.entries()) {
    const engine = searches[k]![0];
    if (result.status === 'fulfilled') launches.set(engine, result.value);
    else missing.push({ engine, reason: (result.reason as Error).message });
  }

  let files = 0;
  const dispose = () => rm(folder, { recursive: true, force: true });
  return {
    available: [...launches].map(([engine, { version }]) => ({ engine, version })),
    missing,
    run: (engine, row, problem) => {
      const launch = launches.get(engine);
      const why = missing.find((peer) => peer.engine === engine)?.reason;
      if (!launch) return Promise.reject(new Error(`runPeer: no ${engine} here: ${why}`));
      return measure(engine, row, problem, launch, join(folder, `${files++}.raw`));
    },
    dispose,
    [Symbol.asyncDispose]: dispose,
  };
}

async function compiled(cc: string, output: string, native: boolean): Promise<Launch> {
  await compile(cc, output, native);
  const { stdout } = await run(cc, ['--version'], 60);
  return { command: output, args: [], version: stdout.split('\n')[0] ?? cc };
}

async function withModule(python: string, name: 'numpy' | 'numexpr'): Promise<Launch> {
  const modules = name === 'numexpr' ? ['numexpr', 'numpy'] : ['numpy'];
  const version = await ask(
    python,
    `import platform, ${modules.join(', ')}; ` +
      `print('Python', platform.python_version(), ` +
      `${modules.map((module) => `'${module}', ${module}.__version__`).join(', ')})`,
  );
  return { command: python, args: [benchFile('peers.py'), name], version };
}

async function jit(pypy: string): Promise<Launch> {
  const version = await ask(
    pypy,
    'import platform, sys; print(platform.python_implementation(), ' +
      "'.'.join(map(str, getattr(sys, 'pypy_version_info', ())[:3])), " +
      "'Python', platform.python_version())",
  );
  if (!version.startsWith('PyPy')) throw new Error(`${pypy}: is no PyPy but ${version}`);
  return { command: pypy, args: [benchFile('peers.py'), 'pypy'], version };
}

/** What a line of Python prints; its last line of complaint becomes the error. */
async function ask(python: string, program: string): Promise<string> {
  const { code, stdout, stderr } = await run(python, ['-c', program], 60);
  if (code !== 0) throw new Error(`${python}: ${stderr.trim().split('\n').at(-1) || 'failed'}`);
  return stdout.trim();
}

async function measure(
  engine: PeerEngine,
  row: string,
  problem: PeerProblem,
  launch: Launch,
  output: string,
): Promise<PeerResult> {
  check(engine, row, problem);
  const { points, tolerance, maxIterations = 1e9, values = false, seconds = 600 } = problem;
  const out = values ? [output] : [];
  const numbers = [row, `${points}`, `${tolerance}`];
  const most = `${maxIterations}`;
  const isC = engine === 'c' || engine === 'c-native';
  const args = isC ? [...numbers, most, ...out] : [...numbers, ...out, '--maxiter', most];

  const finished = await run(launch.command, [...launch.args, ...args], seconds, keepMemory);
  if (finished.code !== 0) {
    throw new Error(
      `runPeer: ${engine} ${row} ended with code ${finished.code}: ${finished.stderr.trim()}`,
    );
  }
  const result = { engine, row, ...parse(finished.stdout, row) };
  if (!values) return result;
  const bytes = await readFile(output);
  await rm(output);
  if (bytes.length !== 8 * points * points) {
    throw new Error(`runPeer: ${engine} ${row} wrote ${bytes.length} bytes, not 8 x points^2`);
  }
  // A copy: the buffer that readFile returns need not be aligned to 8 bytes.
  return { ...result, values: new Float64Array(new Uint8Array(bytes).buffer) };
}

function check(engine: PeerEngine, row: string, problem: PeerProblem): void {
  const rows = peerRows[engine];
  if (!rows.includes(row)) {
    throw new RangeError(`runPeer: row is '${row}'; ${engine} has ${rows.join(', ')}`);
  }
  const { points, tolerance, maxIterations = 1 } = problem;
  if (!Number.isInteger(points) || points < 3 || points > 40000) {
    throw new RangeError(`runPeer: points is ${points}; it must be an integer from 3 to 40000`);
  }
  if (!Number.isFinite(tolerance) || tolerance < 0) {
    throw new RangeError(`runPeer: tolerance is ${tolerance}; it must be finite and at least 0`);
  }
  if (!Number.isInteger(maxIterations) || maxIterations < 1 || maxIterations > 1e9) {
    throw new RangeError(
      `runPeer: maxIterations is ${maxIterations}; it must be an integer from 1 to 1e9`,
    );
  }
}

/** Reads the line of JSON that every peer prints. */
function parse(
  line: string,
  row: string,
): Pick<PeerResult, 'iterations' | 'msPerIteration' | 'error'> {
  const read = JSON.parse(line) as Partial<Record<string, unknown>>;
  const { iterations, msPerIteration, error } = read;
  if (
    read['row'] !== row ||
    typeof iterations !== 'number' ||
    typeof msPerIteration !== 'number' ||
    typeof error !== 'number'
  ) {
    throw new Error(`runPeer: ${row} printed ${line.trim()}, not the expected JSON`);
  }
  return { iterations, msPerIteration, error };
}
