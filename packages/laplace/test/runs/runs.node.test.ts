import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { arange, type NdArray } from '@numloom/ndarray';
import { load, save } from '@numloom/ndarray/files';
import { multiply } from '@numloom/ufunc';
import { laplaceProblem, neumann, poissonProblem, solve } from '../../src/index.ts';
import { main } from '../../src/commands/main.ts';
import { Claims } from '../../src/runs/claims.ts';
import { placeName, thisProcess } from '../../src/runs/owner.ts';
import { resumeRun, RunError, runStatus, startRun } from '../../src/runs/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'laplace-runs-'));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;
const fresh = () => join(folder, `run-${count++}`);
const startingOf = (directory: string): string[] =>
  readdirSync(folder).filter((name) => name.startsWith(`${basename(directory)}.starting`));
const read = (file: string): NdArray => load(file as `${string}.npy`);
const bytesOf = (array: NdArray): string => {
  const { storage, nbytes } = array.copy();
  return Buffer.from(storage.view('uint8').slice(0, nbytes)).toString('base64');
};

describe('a run', () => {
  test('has the values of the method jacobi to the bit, whatever the memory', async () => {
    const cases = fc.record({
      shape: fc.oneof(
        fc.tuple(fc.integer({ min: 3, max: 40 }), fc.integer({ min: 3, max: 30 })),
        fc.tuple(...[12, 6, 7].map((max) => fc.integer({ min: 3, max }))),
      ),
      source: fc.constantFrom<'none' | 'number' | 'function' | 'array'>(
        'none',
        'number',
        'function',
        'array',
      ),
      omega: fc.constantFrom(1, 0.75),
      sweeps: fc.integer({ min: 1, max: 5 }),
      maxiter: fc.integer({ min: 1, max: 12 }),
      rows: fc.integer({ min: 1, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ shape, source, omega, sweeps, maxiter, rows }) => {
        const values = {
          none: 0,
          number: 1.5,
          function: (...at: number[]) => Math.sin(at[0]! * 3 + at[1]!),
          array: multiply(arange(shape.reduce((all, one) => all * one, 1)), 0.1).evaluate(),
        };
        const field = values[source];
        const problem = poissonProblem({
          shape,
          source: typeof field === 'object' ? field.reshape(shape) : field,
          sides: (x, y, z = 0) => x * x - y + z,
        });
        const wanted = solve(problem, { method: 'jacobi', omega, tol: 0, maxiter });
        const row = 8 * shape.slice(1).reduce((all, one) => all * one, 1);
        const memory =
          ((2 * sweeps + 2 + rows) * row * (typeof field === 'number' ? 1 : 2)) / 0.9 + 1;
        const directory = fresh();
        const run = await startRun(directory, { problem, omega, tol: 0, maxiter, sweeps, memory });
        expect([run.iterations, run.finished]).toEqual([maxiter, true]);
        expect(bytesOf(read(run.file))).toBe(bytesOf(wanted.u));
        expect(run.relativeResidual).toBeCloseTo(wanted.relativeResidual, 12);
        rmSync(directory, { recursive: true });
      }),
      { numRuns: 8 },
    );
  });

  test('of wide grids, too, which it sweeps panel by panel', async () => {
    const shape = [10, 4100];
    const problem = poissonProblem({ shape, source: (x, y) => y - x, sides: (x, y) => x + y });
    const wanted = solve(problem, { method: 'jacobi', tol: 0, maxiter: 7 });
    const options = { problem, tol: 0, maxiter: 7, sweeps: 3 };
    const residuals = new Set<number>();
    for (const memory of [14, 10].map((rows) => rows * 1500 * 16)) {
      const run = await startRun(fresh(), { ...options, memory });
      expect(bytesOf(read(run.file)) === bytesOf(wanted.u)).toBe(true);
      expect(run.relativeResidual).toBeCloseTo(wanted.relativeResidual, 12);
      residuals.add(run.residual);
    }
    expect(residuals.size).toBe(1);
  });

  test('stops at the tolerance, after as many sweeps with any memory', async () => {
    const problem = laplaceProblem(24, 'sin');
    const seen: { iterations: number; residual: number; values: string }[] = [];
    for (const rows of [100, 21]) {
      const passes: number[] = [];
      const { iterations, residual, converged, relativeResidual, file } = await startRun(fresh(), {
        problem,
        tol: 0.1,
        sweeps: 8,
        memory: rows * 240,
        callback: (status) => passes.push(status.iterations),
      });
      expect(converged).toBe(true);
      expect(relativeResidual).toBeLessThanOrEqual(0.1);
      expect(passes).toEqual(Array.from({ length: iterations / 8 }, (_, i) => 8 * i + 8));
      seen.push({ iterations, residual, values: bytesOf(read(file)) });
    }
    expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  test.each([-1000, -600, 520, 900])('has values times 2^%i as any others', async (exponent) => {
    const problem = (factor: number) =>
      poissonProblem({ shape: [9, 8], sides: (x, y) => factor * (1 + x * y), source: -factor });
    const options = { tol: 1e-3, sweeps: 2, memory: 2 ** 20 };
    const wanted = await startRun(fresh(), { problem: problem(1), ...options });
    const factor = 2 ** exponent;
    const found = await startRun(fresh(), { problem: problem(factor), ...options });
    expect([found.iterations, found.converged]).toEqual([wanted.iterations, true]);
    expect(found.residual / factor / wanted.residual).toBeCloseTo(1, 9);
    expect(
      multiply(read(found.file), 1 / factor)
        .evaluate()
        .tolist(),
    ).toEqual(read(wanted.file).tolist());
    const resumed = await resumeRun(found.directory);
    expect(resumed.residual).toBe(found.residual);
  });

  test('that is stopped by its signal goes on where it was, and tells how far it is', async () => {
    const directory = fresh();
    const stop = new AbortController();
    const reason = new Error('enough');
    const started = startRun(directory, {
      problem: laplaceProblem(20),
      boundary: 'x2-y2',
      maxiter: 50,
      sweeps: 5,
      signal: stop.signal,
      callback: ({ iterations }) => iterations === 15 && stop.abort(reason),
    });
    await expect(started).rejects.toBe(reason);
    expect(runStatus(directory)).toMatchObject({
      directory,
      file: join(directory, 'b.npy'),
      shape: [20, 20],
      boundary: 'x2-y2',
      ...{ omega: 1, tol: 1e-8, maxiter: 50, iterations: 15, converged: false, finished: false },
    });
    // With too little memory for the blocks that were planned.
    const end = await resumeRun(directory, { memory: 18 * 180 });
    expect(end).toEqual(runStatus(directory));
    expect(end.iterations).toBe(50);
    const wanted = solve(laplaceProblem(20), { method: 'jacobi', tol: 0, maxiter: 50 });
    expect(bytesOf(read(end.file))).toBe(bytesOf(wanted.u));
    expect(await resumeRun(directory)).toEqual(end);
    expect(readdirSync(join(directory, 'claims'))).toEqual([]);
  });

  test('ends at once when there is nothing to do', async () => {
    const nothing = { problem: poissonProblem({ shape: [5, 5] }) };
    expect(await startRun(fresh(), nothing)).toMatchObject({
      ...{ iterations: 0, converged: true, relativeResidual: 0 },
    });
  });
});

describe('wrong input is told by name', () => {
  const problem = laplaceProblem(10);
  const ghost = poissonProblem({ shape: [9, 9], sides: [0, neumann()] });
  const island = poissonProblem({
    shape: [9, 9],
    fixed: { mask: (x, y) => x === 0.5 && y === 0.5 },
  });
  test.each([
    ['startRun: omega is 1.5; it must be in (0, 1]', { omega: 1.5 }],
    ['startRun: omega is NaN', { omega: NaN }],
    ["startRun: omega is '1'; it must be", { omega: '1' as never }],
    ['startRun: memory is 1e9; it must be a number', { memory: '1e9' as never }],
    ['startRun: tol is -1; it must be finite', { tol: -1 }],
    ['startRun: maxiter is 1.5; it must be an integer of 0', { maxiter: 1.5 }],
    ['startRun: sweeps is 0; it must be an integer of 1', { sweeps: 0 }],
    ['startRun: memory is 0; it must be a number of bytes', { memory: 0 }],
    ['startRun: processes is 0.5; it must be an integer of 1', { processes: 0.5 }],
    [
      'startRun: memory is too little for 4 sweeps a pass over rows of 80',
      { memory: 300, sweeps: 4 },
    ],
    [
      'startRun: a side is neumann; in a run, values must be given on all sides',
      { problem: ghost },
    ],
    ['residual of the start is NaN', { problem: poissonProblem({ shape: [5, 5], sides: NaN }) }],
    ['startRun: the problem has fixed points inside; a run has none', { problem: island }],
  ])('%s', async (message, options) => {
    const directory = fresh();
    await expect(startRun(directory, { problem, ...options })).rejects.toThrow(message);
    expect(existsSync(directory)).toBe(false);
    expect(startingOf(directory)).toEqual([]);
  });

  test('a directory with something in it is left alone', async () => {
    const directory = fresh();
    mkdirSync(directory);
    await startRun(directory, { problem, maxiter: 1 });
    const again = startRun(directory, { problem });
    await expect(again).rejects.toThrow(`startRun: ${directory} holds a run, which may be resumed`);
    await expect(again).rejects.toThrow(RunError);
    const other = fresh();
    mkdirSync(other);
    writeFileSync(join(other, 'letter'), 'dear');
    await expect(startRun(other, { problem })).rejects.toThrow('is not empty; nothing is overwr');
    await expect(resumeRun(other)).rejects.toThrow(/^resumeRun: .*run\.json cannot be read$/);
    expect(readdirSync(other)).toEqual(['letter']);
    writeFileSync(`${fresh()}.starting`, '');
    await expect(startRun(join(folder, `run-${count - 1}`), { problem })).rejects.toThrow(RunError);
  });

  describe('a run that is about to be made', () => {
    /** What another process that makes it has beside. */
    const beside = (directory: string, owner?: object | string) => {
      const path = `${directory}.starting-other`;
      mkdirSync(path);
      writeFileSync(join(path, 'a.npy'), 'other');
      const text = typeof owner === 'string' ? owner : JSON.stringify(owner);
      if (owner !== undefined) writeFileSync(join(path, 'owner.json'), text);
      return path;
    };
    const living = () => ({ ...thisProcess(), since: Date.now() });

    test('by a living process since before is left to that', async () => {
      const directory = fresh();
      const path = beside(directory, { ...living(), since: Date.now() - 1e5 });
      const start = startRun(directory, { problem, maxiter: 1 });
      await expect(start).rejects.toThrow(RunError);
      await expect(start).rejects.toThrow(
        `startRun: ${directory} is being made by process ${process.pid} on ${thisProcess().host}; if`,
      );
      expect(startingOf(directory)).toEqual([basename(path)]);
      expect(readdirSync(path)).toEqual(['a.npy', 'owner.json']);
      expect(existsSync(directory)).toBe(false);
    });

    test('by a living process since later, or one that has not said so yet, is made', async () => {
      for (const owner of [{ ...living(), since: Date.now() + 1e5 }, '', '{"pid": 1', undefined]) {
        const directory = fresh();
        const path = beside(directory, owner);
        expect((await startRun(directory, { problem, maxiter: 1 })).iterations).toBe(1);
        expect(startingOf(directory)).toEqual([basename(path)]);
        expect(readFileSync(join(path, 'a.npy'), 'utf8')).toBe('other');
      }
    });

    test('by dead processes is made, and what they have left is removed', async () => {
      const directory = fresh();
      beside(directory, { ...living(), started: 'before', pid: process.pid });
      mkdirSync(`${directory}.starting-empty`);
      const old = `${directory}.starting-01234567-1-0badcafe`;
      mkdirSync(old);
      writeFileSync(join(old, 'owner.json'), '');
      utimesSync(old, 1, 1);
      expect((await startRun(directory, { problem, maxiter: 1 })).iterations).toBe(1);
      expect(startingOf(directory)).toEqual([]);
      expect(existsSync(join(directory, 'owner.json'))).toBe(false);
    });

    test('is made beside what has such a name, but was made by nobody here', async () => {
      const directory = fresh();
      const own = `${directory}.starting-points`;
      mkdirSync(own);
      writeFileSync(join(own, 'letter'), 'dear');
      utimesSync(own, 1, 1);
      expect((await startRun(directory, { problem, maxiter: 1 })).iterations).toBe(1);
      expect(readdirSync(own)).toEqual(['letter']);
    });

    test('by a process that was killed before it had said so is made, what it has left removed', async () => {
      const directory = fresh();
      const gone = spawnSync(process.execPath, ['--version']).pid;
      const left = `${directory}.starting-${placeName()}-${gone}-0badcafe`;
      const living = `${directory}.starting-${placeName()}-${process.pid}-0badcafe`;
      const elsewhere = `${directory}.starting-01234567-${gone}-0badcafe`;
      for (const path of [left, living, elsewhere]) {
        mkdirSync(path);
        writeFileSync(join(path, 'owner.json'), '');
      }
      expect((await startRun(directory, { problem, maxiter: 1 })).iterations).toBe(1);
      expect(startingOf(directory).sort()).toEqual(
        [living, elsewhere].map((one) => basename(one)).sort(),
      );
    });

    test('is not moved to where another one was meanwhile', async () => {
      const directory = fresh();
      let calls = 0;
      const source = (x: number): number => {
        if (calls++ === 0) {
          mkdirSync(directory);
          writeFileSync(join(directory, 'run.json'), 'of the other');
        }
        return x;
      };
      await expect(startRun(directory, { problem: { ...problem, source } })).rejects.toThrow(
        `startRun: ${directory} holds a run, which may be resumed; nothing is overwritten`,
      );
      expect(readFileSync(join(directory, 'run.json'), 'utf8')).toBe('of the other');
      expect([readdirSync(directory), startingOf(directory)]).toEqual([['run.json'], []]);
    });
  });

  test('what is damaged is refused, and not changed', async () => {
    const whole = fresh();
    await startRun(whole, { problem: { ...problem, source: (x) => x }, maxiter: 2 });
    const damages: [string, string | number, RegExp][] = [
      ['run.json', '{}', /run\.json describes no run/],
      ['run.json', 'x', /run\.json is damaged/],
      ['state.json', '', /state\.json is damaged/],
      ['state.json', '{ "sweeps": -1 }', /state\.json is damaged/],
      ['a.npy', 900, /a\.npy: the file is cut short/],
      ['b.npy', 'text', /b\.npy: not a \.npy file/],
      ['source.npy', -1, /source\.npy/],
    ];
    const text = readFileSync(join(whole, 'run.json'), 'utf8');
    for (const [from, to] of [
      ['"version": 1', '"version": 2'],
      ['"spacing": [', '"spacing": [0,'],
      ['"maxiter": 2', '"maxiter": "2"'],
    ] as const) {
      expect(text).toContain(from);
      damages.push(['run.json', text.replace(from, to), /has version 2 of|run\.json is damaged/]);
    }
    for (const [name, damage, message] of damages) {
      const copy = fresh();
      cpSync(whole, copy, { recursive: true });
      const file = join(copy, name);
      if (typeof damage === 'string') writeFileSync(file, damage);
      else if (damage < 0) rmSync(file);
      else truncateSync(file, damage);
      await expect(resumeRun(copy)).rejects.toThrow(message);
      expect(() => runStatus(copy)).toThrow(RunError);
      if (typeof damage === 'string') expect(readFileSync(file, 'utf8')).toBe(damage);
    }
    save(join(whole, 'a.npy'), arange(100).reshape([10, 10]).astype('float32'));
    expect(() => runStatus(whole)).toThrow(/the file holds float32, not float64/);
  });
});

describe('claims', () => {
  const always = () => true;
  const other = (started: string, pid = process.pid) => ({ ...thisProcess(), pid, started });
  const startOf = (pid: number): string => {
    if (!existsSync('/proc/self/stat')) return '';
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]!;
  };
  const claimFile = (directory: string, name: string, owner: object) =>
    writeFileSync(join(directory, 'claims', name), `${JSON.stringify(owner)}\n`);
  const begin = (blocks: number) => {
    const directory = fresh();
    mkdirSync(directory);
    return { directory, claims: new Claims(directory, 8, blocks) };
  };

  test('are of those that live, and go over when these have ended', async () => {
    const { directory, claims } = begin(3);
    const living = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const stat = () => readFileSync(`/proc/${living.pid}/stat`, 'utf8');
    const started = existsSync('/proc/self/stat')
      ? stat()
          .slice(stat().lastIndexOf(')') + 2)
          .split(' ')[19]!
      : '';
    claimFile(directory, '8-0-0', other(started, living.pid));
    // A number that was given to another process meanwhile.
    claimFile(directory, '8-1-4', other('1'));
    claimFile(directory, '4-2-0', other(started, living.pid));
    if (started !== '') {
      expect(claims.survey()).toEqual({
        free: [
          { block: 1, generation: 5 },
          { block: 2, generation: 0 },
        ],
        busy: 1,
      });
    }
    living.kill('SIGKILL');
    await new Promise((resolve) => living.once('close', resolve));
    expect(claims.survey().free[0]).toEqual({ block: 0, generation: 1 });
  });

  test('from before a restart go over, and so does what was done then', () => {
    const { directory, claims } = begin(3);
    const past = { ...thisProcess(), boot: 'earlier', space: 'another' };
    claimFile(directory, '8-0-0', past);
    claimFile(directory, '8-1-0', past);
    claimFile(directory, '8-1-0.done', past);
    writeFileSync(join(directory, 'claims', '8-2-0'), '');
    expect(claims.survey()).toEqual({
      free: [0, 1, 2].map((block) => ({ block, generation: 1 })),
      busy: 0,
    });
  });

  test.each([{ host: 'elsewhere' }, { space: 'another' }])('of %j are for people', (where) => {
    const { directory, claims } = begin(1);
    claimFile(directory, '8-0-0', { ...thisProcess(), ...where });
    expect(() => claims.survey()).toThrow(RunError);
    expect(() => claims.survey()).toThrow(
      /which cannot be seen from here, works on the run; if it has ended, remove .*claims$/,
    );
  });

  test('are made once, and none while somebody commits', ({ skip }) => {
    const { directory, claims } = begin(2);
    const started = startOf(process.ppid);
    skip(started === '', 'the system does not tell when processes started');
    const first = claims.claim(0, 0, always)!;
    expect(claims.claim(0, 0, always)).toBeUndefined();
    expect(claims.claim(1, 0, () => false)).toBeUndefined();
    expect(claims.claimCommit(always)).toBeUndefined();
    claims.done(first, Float64Array.of(1, 2));
    claims.done(claims.claim(1, 0, always)!, Float64Array.of(3));
    expect(claims.survey()).toEqual({ free: [], busy: 0 });
    expect(claims.claimCommit(() => false)).toBeUndefined();
    claimFile(directory, '8-commit-0', { ...thisProcess(), pid: process.ppid, started });
    expect(claims.claim(1, 1, always)).toBeUndefined();
    expect(claims.claimCommit(always)).toBeUndefined();
    claimFile(directory, '8-commit-1', other('1'));
    expect(claims.claimCommit(always)).toEqual([Float64Array.of(1, 2), Float64Array.of(3)]);
    claims.clear(9);
    claims.leave();
    expect(readdirSync(join(directory, 'claims'))).toEqual([]);
  });
});

describe('laplace run', () => {
  async function laplace(...args: string[]) {
    let stdout = '';
    let stderr = '';
    const stream = Object.assign(new PassThrough(), { isTTY: false });
    stream.on('data', (text: Buffer) => (stderr += text.toString()));
    const terminal = { stdout: { write: (text: string) => (stdout += text) }, stderr: stream };
    const code = await main(args, terminal);
    return { code, stdout, stderr };
  }

  test('starts, tells how far it is, and resumes', async () => {
    const directory = fresh();
    const options = '--size 12 --boundary hot-top --maxiter 10 --memory 1.7K --sweeps 3'.split(' ');
    const { code, stdout, stderr } = await laplace('run', directory, ...options);
    expect(code).toBe(0);
    expect(stderr).toMatch(/warning: stopped before the tolerance 1e-8 was reached/);
    const text = stdout.replace(/\d+\.\d+ s/, '1 s');
    expect(text).toMatch(
      /^12 x 12 points, boundary hot-top, method jacobi\n10 sweeps after 1 s\nresidual: .*\nvalues: /,
    );
    const wanted = solve(laplaceProblem(12, 'hot-top'), { method: 'jacobi', tol: 0, maxiter: 10 });
    expect(read(text.slice(text.indexOf('values: ') + 8).trim()).tolist()).toEqual(
      wanted.u.tolist(),
    );
    expect((await laplace('run', directory, '--resume')).stdout.replace(/\d+\.\d+ s/, '1 s')).toBe(
      text,
    );
    const solved = await laplace('solve', '--resume', directory);
    expect(solved.stdout.replace(/\d+\.\d+ s/, '1 s')).toBe(text);
    const [npy, svg] = [`${directory}.NPY`, `${directory}.svg`];
    const written = await laplace(
      ...['solve', '--resume', directory, '--save', npy, '--plot', svg, '--theme', 'dark'],
    );
    expect(written.stdout).toContain(`saved ${npy}\ndrew ${svg}\n`);
    expect(read(npy).tolist()).toEqual(wanted.u.tolist());
    expect(readFileSync(svg, 'utf8')).toContain('1 on the top edge, 0 on the others');
    const status = await laplace('run', directory, '--status');
    expect(status.stdout).toBe(text.replace(' after 1 s', ''));
  });

  test('tells before it goes on what of it cannot be written', async () => {
    const directory = fresh();
    await startRun(directory, {
      ...{ problem: poissonProblem({ shape: [5, 6, 7], sides: (x) => x }), maxiter: 3 },
      ...{ sweeps: 1, signal: undefined },
    });
    const file = `${directory}.png`;
    const { code, stdout, stderr } = await laplace('solve', '--resume', directory, '--plot', file);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--plot draws grids of two axes; the run has 5 x 6 x 7');
    const none = await laplace('solve', '--resume', directory, '--save', join(file, 'u.npy'));
    expect([none.code, none.stdout]).toEqual([1, '']);
    expect(none.stderr).toContain("u.npy' cannot be written: there is no such folder");
  });

  test('of a rectangle is drawn where it is', async () => {
    const directory = fresh();
    const extent = [
      [2, 4],
      [-1, 0],
    ] as const;
    const problem = poissonProblem({ shape: [9, 5], extent, sides: (x, y) => x + y });
    expect((await startRun(directory, { problem, maxiter: 4 })).extent).toEqual(extent);
    const file = `${directory}.svg`;
    expect((await laplace('solve', '--resume', directory, '--plot', file)).code).toBe(0);
    const svg = readFileSync(file, 'utf8');
    for (const text of ["Laplace's equation", '3.5', '−0.5']) expect(svg).toContain(text);
  });

  test.each([
    ['--memory many', 2, "'--memory <bytes>' argument 'many' is invalid. It must be a number of b"],
    ['--resume --size 5', 2, "option '--resume' cannot be used with option '--size <points>'"],
    ['--resume', 1, 'run.json cannot be read'],
    ['--memory 100', 2, 'startRun: memory is too little for'],
    ['--omega 2', 2, 'startRun: omega is 2; it must be in (0, 1]'],
  ])('%s is told by name', async (args, expected, message) => {
    const { code, stdout, stderr } = await laplace('run', fresh(), ...args.split(' '));
    expect(stderr).toContain(message);
    expect([code, stdout]).toEqual([expected, '']);
  });
});
