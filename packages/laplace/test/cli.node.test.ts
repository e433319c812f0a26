import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { load } from '@numloom/ndarray/files';
import { type Benchmark, type RowName, laplaceProblem, rows, solve } from '@numloom/laplace';
import { peerEngines } from '../src/bench/run.ts';
import { main } from '../src/commands/main.ts';
import manifest from '../package.json' with { type: 'json' };

const folder = mkdtempSync(join(tmpdir(), 'laplace-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command line in this process. */
async function laplace(args: string, isTTY = false, columns = 80) {
  let stdout = '';
  let stderr = '';
  const stream = Object.assign(new PassThrough(), { isTTY, columns });
  stream.on('data', (text: Buffer) => (stderr += text.toString()));
  const terminal = { stdout: { write: (text: string) => (stdout += text) }, stderr: stream };
  const code = await main(args.split(' ').filter(Boolean), terminal);
  return { code, stdout, stderr };
}

describe('help', () => {
  test.each([
    ['--help', ['bench', 'solve', '--version']],
    ['bench --help', ['--size', '--tol', '--rows', '--peers', '--repeat', '--json', 'numeric5']],
    ['solve --help', ['--method', '--maxiter', '--boundary', '--plot', '--save', 'hot-top']],
    ['compare --help', ['--methods', '--json', 'Methods:', 'chebyshev', 'Boundaries:']],
  ])('%s says what there is', async (args, parts) => {
    const { code, stdout, stderr } = await laplace(args);
    expect([code, stderr]).toEqual([0, '']);
    for (const part of parts) expect(stdout).toContain(part);
  });

  test('is shown when there is no command', async () => {
    const { code, stderr } = await laplace('');
    expect(code).toBe(2);
    expect(stderr).toContain('Usage: laplace');
  });

  test('--version prints that of the package', async () => {
    expect(await laplace('--version')).toEqual({
      code: 0,
      stdout: `${manifest.version}\n`,
      stderr: '',
    });
  });
});

describe('wrong input is told by name', () => {
  test.each([
    ['frob', 2, "unknown command 'frob'"],
    ['bench --size 2', 2, "'--size <points>' argument '2' is invalid. It must be an integer 3 to"],
    ['bench --size 1e9', 2, "'--size <points>' argument '1e9' is invalid"],
    ['bench --size', 2, "'--size <points>' argument missing"],
    ['bench --tol -1', 2, "'--tol <error>' argument '-1' is invalid. It must be a finite number"],
    ['bench --tol many', 2, "'--tol <error>' argument 'many' is invalid"],
    ['bench --rows fused,numeric6', 2, "'numeric6' is not one of slow, slow2"],
    ['bench --peers fortran', 2, "'fortran' is not one of c, c-native, numpy"],
    ['bench --repeat 0', 2, "'--repeat <runs>' argument '0' is invalid"],
    ['bench --quick', 2, "unknown option '--quick'"],
    ['bench now', 2, 'too many arguments'],
    ['solve --size 2', 2, "'--size <points>' argument '2' is invalid"],
    ['solve --method magic', 2, "argument 'magic' is invalid. Allowed choices are jacobi"],
    ['solve --boundary cold', 2, "argument 'cold' is invalid. Allowed choices are x2-y2, xy"],
    ['solve --source hot', 2, "'--source <value>' argument 'hot' is invalid. It must be a finite"],
    ['solve --method cg --preconditioner x', 2, "'x' is invalid. Allowed choices are none, jacobi"],
    ['solve --method cg --omega 1.5', 2, 'omega is no option of the method cg'],
    ['solve --method sor --omega 3', 2, 'omega is 3'],
    ['solve --omega 1.5', 2, 'omega is no option of the method fast-poisson'],
    ['solve --method jacobi --cycle V', 2, 'cycle is no option of the method jacobi'],
    ['solve --resume no', 1, 'run.json cannot be read'],
    ...[
      '--size 9',
      '--method jacobi',
      '--tol 1',
      '--maxiter 9',
      '--boundary sin',
      '--source 1',
    ].map((option): [string, number, string] => [
      `solve --resume no ${option}`,
      2,
      `option '--resume <directory>' cannot be used with option '${option.split(' ')[0]!} <`,
    ]),
    ['solve --resume no --omega 1', 2, "cannot be used with option '--omega <factor>'"],
    ['solve --resume no --preconditioner ic0', 2, "with option '--preconditioner <name>'"],
    ['solve --resume no --cycle V', 2, "cannot be used with option '--cycle <name>'"],
    ['compare --methods sor,magic', 2, "'magic' is not one of jacobi"],
    ['compare --boundary cold', 2, "argument 'cold' is invalid"],
    ['solve --tol 0', 2, "'--tol <ratio>' argument '0' is invalid"],
    ['solve --maxiter 1.5', 2, "'--maxiter <n>' argument '1.5' is invalid"],
    ['solve --plot u.jpg', 2, "argument 'u.jpg' is invalid. Its name must end in .png or .svg"],
    ['solve --save u.txt', 2, "argument 'u.txt' is invalid. Its name must end in .npy"],
    [`solve --save ${folder}/no/u.npy`, 1, "u.npy' cannot be written: there is no such folder"],
    [`solve --plot ${folder}/no/u.png`, 1, "u.png' cannot be written: there is no such folder"],
  ])('%s', async (args, expected, message) => {
    const { code, stdout, stderr } = await laplace(args);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^laplace: error: /);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect([code, stdout]).toEqual([expected, '']);
  });

  test('a folder that may not be written', async ({ skip }) => {
    skip(process.getuid?.() === 0, 'the superuser may write anywhere');
    const locked = mkdtempSync(join(folder, 'locked-'));
    chmodSync(locked, 0o500);
    const { code, stderr } = await laplace(`solve --plot ${locked}/u.png`);
    expect([code, stderr]).toEqual([1, expect.stringContaining('permission denied')]);
  });
});

describe('laplace bench', () => {
  test('--json prints one object with every row', async () => {
    const { code, stdout, stderr } = await laplace(
      'bench --size 20 --peers none --repeat 2 --json',
    );
    expect([code, stderr]).toEqual([0, '']);
    const benchmark = JSON.parse(stdout) as Benchmark;
    expect(Object.keys(benchmark)).toEqual(['machine', 'problem', 'rows']);
    expect(benchmark.machine).toEqual({
      cpu: expect.any(String) as string,
      cores: expect.any(Number) as number,
      memory: expect.any(Number) as number,
      os: expect.any(String) as string,
      node: process.versions.node,
      v8: process.versions.v8,
      peers: [],
      missing: [],
    });
    expect(benchmark.problem).toEqual({
      size: 20,
      tolerance: 0.1505,
      boundary: 'x2-y2',
      repeat: 2,
    });
    expect(benchmark.rows.map(({ row }) => row)).toEqual(Object.keys(rows));
    for (const measured of benchmark.rows) {
      const { engine, row, iterations, msPerIteration, maxDifference } = measured;
      expect(Object.keys(measured)).toHaveLength(5);
      expect(engine).toBe('numloom');
      expect(iterations % rows[row as RowName].checkEvery).toBe(row.startsWith('numeric') ? 1 : 0);
      expect(msPerIteration).toBeGreaterThan(0);
      expect(maxDifference).toBe(0);
    }
  });

  test(
    'prints the peers that belong to the rows, and how all compare',
    { timeout: 60_000 },
    async () => {
      const { code, stdout } = await laplace(
        'bench --size 30 --rows numeric5,inline_slow --repeat 1',
      );
      expect(code).toBe(0);
      expect(stdout).toMatch(/\| numloom inline_slow +\| +\d+ \| +[\d.]+ ms \|/);
      expect(stdout).toMatch(/\| numloom numeric5 +\| +\d+ \| +[\d.]+ ms \|/);
      expect(stdout).not.toContain('numeric4');
      // Every engine is either there or said to be missing.
      for (const title of ['C -O3', 'C -O3 -march=native', 'NumPy', 'numexpr', 'PyPy']) {
        if (stdout.includes(`Missing: ${title}:`)) continue;
        expect(stdout).toContain(`/ ${title} |`);
      }
      const differences = stdout.match(/(?<=\| +)[^ |]+(?= \|$)/gm)!;
      expect(differences.filter((text) => /^\d/.test(text)).every((text) => text === '0')).toBe(
        true,
      );
    },
  );

  test('says which peers are missing and why', { timeout: 60_000 }, async () => {
    vi.stubEnv('PATH', folder);
    try {
      const text = await laplace('bench --size 10 --rows fused --repeat 1');
      expect(text.code).toBe(0);
      expect(text.stdout).toContain('Missing: C -O3: cc: not found');
      expect(text.stdout).toContain('Missing: NumPy: python3: not found');
      const json = await laplace('bench --size 10 --rows fused --peers c,pypy --repeat 1 --json');
      const { machine, rows: measured } = JSON.parse(json.stdout) as Benchmark;
      expect(machine.missing.map(({ engine }) => engine)).toEqual(['c', 'pypy']);
      expect(measured.map(({ engine }) => engine)).toEqual(['numloom']);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test('knows the peers by the names of the engines', () => {
    expect(peerEngines).toEqual(['c', 'c-native', 'numpy', 'numexpr', 'pypy']);
  });
});

describe('laplace solve', () => {
  test('saves and draws what it found', { timeout: 60_000 }, async () => {
    const [npy, png, svg] = ['u.npy', 'u.png', 'u.svg'].map((name) => join(folder, name));
    const problem = 'solve --size 24 --boundary sin --method jacobi --tol 1e-8';
    const first = await laplace(`${problem} --save ${npy} --plot ${png}`);
    expect([first.code, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toContain('24 x 24 points, boundary sin, method jacobi');
    expect(first.stdout).toMatch(/largest difference from the solution's formula: \d\.\d+e-4/);
    expect(first.stdout).toContain(`saved ${npy}\ndrew ${png}\n`);

    const { u } = solve(laplaceProblem(24, 'sin'), { method: 'jacobi', tol: 1e-8 });
    expect(load(npy as `${string}.npy`).tolist()).toEqual(u.tolist());
    expect(readFileSync(png!).subarray(1, 4).toString()).toBe('PNG');

    await laplace(`${problem} --plot ${svg}`);
    expect(readFileSync(svg!, 'utf8')).toContain('sin(πx) on the top edge');
  });

  test('saves under the name that it says, whatever the case of its ending', async () => {
    const npy = join(folder, 'capital.NPY');
    const { code, stdout } = await laplace(`solve --size 9 --save ${npy}`);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`saved ${npy}\n`)]);
    expect(load(npy as `${string}.npy`).tolist()).toEqual(solve(laplaceProblem(9)).u.tolist());
    expect(existsSync(`${npy}.npy`)).toBe(false);
    const svg = join(folder, 'capital.SVG');
    expect((await laplace(`solve --size 9 --plot ${svg}`)).stdout).toContain(`drew ${svg}\n`);
    expect(readFileSync(svg, 'utf8')).toMatch(/^<svg/);
  });

  test('warns when it stopped before the tolerance was reached', async () => {
    const { code, stdout, stderr } = await laplace('solve --size 30 --method jacobi --maxiter 12');
    expect(code).toBe(0);
    expect(stdout).toContain('12 iterations in ');
    expect((await laplace('solve --size 4 --maxiter 1')).stdout).toContain('1 iteration in ');
    expect(stderr).toBe('laplace: warning: stopped before the tolerance 1e-8 was reached\n');
  });
});

describe('laplace compare', () => {
  test('says of each method how it went', async () => {
    const args = 'compare --size 17 --methods direct,sor,jacobi --tol 1e-9';
    const { code, stdout, stderr } = await laplace(args);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('17 x 17 points, boundary sin, relative residual 1e-9 or less');
    for (const method of ['jacobi', 'sor', 'direct']) {
      // All of them are as far from the formula as the five-point formula is.
      expect(stdout).toMatch(
        new RegExp(`\\| ${method} +\\| +\\d+ \\|.* ms \\|.*e-\\d+ \\| 1\\.\\d+e-3 \\|`),
      );
    }
  });

  test('says who did not get there, and tells histories as JSON', async () => {
    const args = 'compare --size 17 --methods jacobi --maxiter 5 --boundary hot-top';
    expect((await laplace(args)).stdout).toMatch(/\| jacobi \| 5, not enough \|/);
    const { stdout } = await laplace(`${args} --json`);
    const { results } = JSON.parse(stdout) as {
      results: { history: { iterations: number[]; residuals: number[]; seconds: number[] } }[];
    };
    expect(results[0]!.history.iterations).toEqual([0, 1, 2, 3, 4, 5]);
    expect(results[0]!.history.residuals).toHaveLength(6);
    expect(results[0]!.history.seconds[0]).toBe(0);
  });
});

describe('the progress bar', () => {
  test.each(['solve --size 60 --method jacobi', 'bench --size 20 --peers none'])(
    'of %s is on a terminal only, and on stderr',
    async (args) => {
      const onTerminal = await laplace(args, true);
      expect(onTerminal.stderr).toContain('%');
      expect(onTerminal.stdout).not.toContain('\u001b');
      expect((await laplace(args)).stderr).toBe('');
    },
  );

  test('is cut at the width of the terminal, whose wrapping stays as it is', async () => {
    const { stderr } = await laplace('solve --size 60 --method jacobi', true, 20);
    // Without its escape sequences: 7 and 8 remember the cursor, others end in a letter.
    // eslint-disable-next-line no-control-regex
    const drawn = stderr.split(/\u001b(?:[78]|\[[?\d]*[a-zA-Z])/);
    expect(drawn.some((text) => text.includes('█'))).toBe(true);
    for (const text of drawn) expect([...text].length).toBeLessThanOrEqual(20);
    // Ctrl-C ends the program in the middle of all this.
    expect(stderr).not.toContain('[?7l');
    expect(stderr).not.toContain('[?25l');
  });
});

describe('the program', () => {
  const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
  const start = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', '--conditions=@numloom/source', cli, ...args], {
      encoding: 'utf8',
    });

  test('prints to stdout and ends with code 0', { timeout: 60_000 }, () => {
    const { status, stdout, stderr } = start('bench', '--size=10', '--peers=none', '--json');
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toHaveProperty('rows');
  });

  test('says beside its data what it drew', { timeout: 60_000 }, () => {
    const plot = join(mkdtempSync(join(tmpdir(), 'numloom-')), 'c.svg');
    const { stdout, stderr } = start('compare', '--size=9', '--json', `--plot=${plot}`);
    expect(JSON.parse(stdout)).toBeTypeOf('object');
    expect(stderr).toContain(`drew ${plot}`);
  });

  test('ends with code 2 on wrong arguments', { timeout: 60_000 }, () => {
    const { status, stdout, stderr } = start('solve', '--size', '2');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--size');
  });
});
