import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

/** So many runs of each kind instead of a few, as `KILLS=200 npm test`. */
const kills = Number(process.env['KILLS'] ?? 0);

const folder = mkdtempSync(join(tmpdir(), 'laplace-kill-'));
afterAll(() => rmSync(folder, { recursive: true }));
const program = join(folder, 'child.js');

/** Memory of windows that bring half of the rows forward. */
const memory = 27 * 19 * 16;

/** What a process says of a run that it has brought to its end. */
interface Result {
  readonly calls: number;
  readonly iterations: number;
  /** A digest. */
  readonly values: string;
}

interface Ending {
  readonly code: number | null;
  readonly result?: Result;
}

/** Starts a process that ends at a call, at a time, or when the run is at its end. */
function child(directory: string, at: { call?: number; time?: number }, options = {}) {
  const signals = at.time !== undefined;
  const given = JSON.stringify({ memory, ...options, signals });
  const one = spawn(process.execPath, [program, directory, String(at.call ?? 0), given]);
  let output = '';
  let errors = '';
  one.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  one.stdout.on('data', (text: Buffer) => {
    if (output === '' && signals) setTimeout(() => one.kill('SIGKILL'), at.time);
    output += text.toString();
  });
  return new Promise<Ending>((resolve, reject) => {
    one.on('close', (code) => {
      if (code !== 0 && code !== null) reject(new Error(errors));
      const last = output.trim().split('\n').at(-1)!;
      resolve({ code, ...(last.startsWith('{') && { result: JSON.parse(last) as Result }) });
    });
  });
}

let whole: Result;

/** Brings a run to its end by some processes, and sees that it is as if it had never been killed. */
async function expectSame(directory: string, options: object, processes = 1) {
  const all = Array.from({ length: processes }, () => child(directory, {}, options));
  for (const { code, result } of await Promise.all(all)) {
    expect({ code, ...result, calls: 0 }).toEqual({ code: 0, ...whole, calls: 0 });
  }
}

beforeAll(async () => {
  await build({
    entryPoints: {
      child: new URL('./child.ts', import.meta.url).pathname,
      'run-process': new URL('../../src/runs/run-process.ts', import.meta.url).pathname,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'es2022',
    conditions: ['@numloom/source'],
    outdir: folder,
  });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  whole = (await child(join(folder, 'whole'), {})).result!;
  expect(whole.iterations).toBe(16);
});

const seed = inject('seed');
const random = (count: number, most: number, salt: number) =>
  fc.sample(fc.integer({ min: 1, max: Math.floor(most) }), { numRuns: count, seed: seed + salt });

/** Begins, or begins again, a run that is killed at some calls, and brings it to its end. */
async function killedAt(name: string, moments: { call?: number; time?: number }[]) {
  const directory = join(folder, name);
  let killed = 0;
  for (const moment of moments) {
    const { code } = await child(directory, moment);
    if (code === null) killed++;
    if (code === 0) break;
  }
  await expectSame(directory, {});
  expect(readdirSync(folder).filter((one) => one.startsWith(`${name}.starting`))).toEqual([]);
  rmSync(directory, { recursive: true });
  return killed;
}

describe.concurrent('a run that is killed and resumed ends with the same array', () => {
  test('at any call of the file system', { timeout: 600_000 }, async () => {
    const { calls } = whole;
    expect(calls).toBeGreaterThan(150);
    // Several kills of one run: what is resumed is less and less.
    const numbers = kills
      ? Array.from({ length: kills }, (_, i) => [1 + Math.floor((i * calls) / kills)])
      : [random(5, calls / 3, 1), random(4, calls / 3, 2)];
    let killed = 0;
    for (const [k, list] of numbers.entries()) {
      killed += await killedAt(
        `call-${k}`,
        list.map((call) => ({ call })),
      );
    }
    expect(killed).toBeGreaterThanOrEqual(kills || 6);
  });

  test('at any time', { timeout: 600_000 }, async () => {
    const times = random(kills || 6, kills ? 60 : 15, 3);
    await killedAt(
      'time',
      times.map((time) => ({ time })),
    );
  });

  test('one or both of two processes', { timeout: 600_000 }, async () => {
    for (let k = 0; k < (kills || 1); k++) {
      const directory = join(folder, `two-${k}`);
      await child(directory, {}, { onlyBegins: true });
      const deaths = random(4, whole.calls / 6, 4 + k);
      for (let i = 0; i < deaths.length; i += 2) {
        await Promise.all([deaths[i]!, deaths[i + 1]!].map((call) => child(directory, { call })));
      }
      await expectSame(directory, {}, 2);
    }
  });

  test('of which one process starts the other', async () => {
    const directory = join(folder, 'helpers');
    const both = { processes: 2, memory: 2 * memory };
    await child(directory, { call: Math.floor(whole.calls / 3) }, both);
    await expectSame(directory, both);
  });
});
