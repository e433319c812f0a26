import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { findPeers, peerRows, type PeerEngine } from '../src/bench/peers.ts';

const peers = await findPeers();
afterAll(() => peers.dispose());

/** The reason why a test is left out, or '' when it can run. */
const lacking = (engine: PeerEngine) =>
  peers.missing.find((peer) => peer.engine === engine)?.reason ?? '';

/**
 * Jacobi or Gauss-Seidel in plain TypeScript, in the peers' order of operations: the values after
 * `sweeps` sweeps and the error of each.
 */
function solve(n: number, sweeps: number, inPlace: boolean) {
  const h = 1 / (n - 1);
  const square = h * h;
  const scale = 0.5 / (square + square);
  const errors: number[] = [];
  const u = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    const t = k === n - 1 ? 1 : k * h;
    u[k * n] = t * t;
    u[k * n + n - 1] = t * t - 1;
    u[k] = 0 - t * t;
    u[(n - 1) * n + k] = 1 - t * t;
  }
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const before = u.slice();
    const read = inPlace ? u : before;
    for (let i = 1; i < n - 1; i++) {
      for (let j = 1; j < n - 1; j++) {
        const p = i * n + j;
        const vertical = (read[p - n]! + read[p + n]!) * square;
        u[p] = (vertical + (read[p - 1]! + read[p + 1]!) * square) * scale;
      }
    }
    errors.push(Math.hypot(...u.map((value, p) => value - before[p]!)));
  }
  return { values: u, errors };
}

describe.each(Object.keys(peerRows) as PeerEngine[])('%s', (engine) => {
  test.for(peerRows[engine])('row %s', async (row, { skip }) => {
    skip(lacking(engine) !== '', lacking(engine));
    const inPlace = row === 'inplace' || row === 'inline_slow';
    const interval = row.startsWith('numeric') || row === 'swap15' ? 15 : 1;
    const points = 23;
    const tolerance = 0.1505;

    const limited = { points, tolerance: 0, maxIterations: 20, values: true };
    const twenty = await peers.run(engine, row, limited);
    expect(twenty).toMatchObject({ engine, row, iterations: 20 });
    expect(twenty.msPerIteration).toBeGreaterThan(0);
    expect(twenty.values).toEqual(solve(points, 20, inPlace).values);

    const { errors } = solve(points, 60, inPlace);
    const last = errors.findIndex((error, k) => error <= tolerance && k % interval === 0);
    const converged = await peers.run(engine, row, { points, tolerance });
    expect(converged.iterations).toBe(last + 1);
    expect(converged.error).toBeCloseTo(errors[last]!, 12);
    expect(converged).not.toHaveProperty('values');
  });
});

test('programs that do not exist are listed with the reason', async () => {
  const none = await findPeers({
    cc: 'no-such-cc',
    python: 'no-such-python',
    pypy: 'no-such-pypy',
  });
  expect(none.available).toEqual([]);
  expect(none.missing).toEqual([
    { engine: 'c', reason: 'no-such-cc: not found' },
    { engine: 'c-native', reason: 'no-such-cc: not found' },
    { engine: 'numpy', reason: 'no-such-python: not found' },
    { engine: 'numexpr', reason: 'no-such-python: not found' },
    { engine: 'pypy', reason: 'no-such-pypy: not found' },
  ]);
  await expect(none.run('c', 'swap', { points: 5, tolerance: 1 })).rejects.toThrow(
    'runPeer: no c here: no-such-cc: not found',
  );
  await none.dispose();
});

test('a python that is no PyPy is not taken for one', async ({ skip }) => {
  skip(lacking('numpy') !== '', lacking('numpy'));
  const found = await findPeers({ cc: 'no-such-cc', pypy: 'python3' });
  expect(found.missing.find((peer) => peer.engine === 'pypy')?.reason).toMatch(
    /^python3: is no PyPy but CPython/,
  );
  await found.dispose();
});

test('the temporary folder goes away', async ({ onTestFinished }) => {
  const folder = mkdtempSync(join(tmpdir(), 'peers-test-'));
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  const found = await findPeers({ cc: 'no-such-cc', python: 'no-such', pypy: 'no-such' });
  expect(readdirSync(folder)).toHaveLength(1);
  await found[Symbol.asyncDispose]();
  expect(readdirSync(folder)).toEqual([]);
});

describe('bad arguments', () => {
  const engine = peers.available[0]?.engine;
  const problem = { points: 5, tolerance: 1 };
  test.each([
    ['numeric7', problem, /^runPeer: row is 'numeric7'; .+ has /],
    ['', { ...problem, points: 2 }, 'runPeer: points is 2; it must be an integer from 3 to 40000'],
    ['', { ...problem, points: 4.5 }, 'runPeer: points is 4.5; it must be an integer'],
    ['', { ...problem, tolerance: NaN }, 'runPeer: tolerance is NaN; it must be finite'],
    ['', { ...problem, maxIterations: 0 }, 'runPeer: maxIterations is 0; it must be an integer'],
  ])('row %j of %j', async (row, wrong, message) => {
    if (!engine) return;
    await expect(peers.run(engine, row || peerRows[engine][0]!, wrong)).rejects.toThrow(message);
  });

  test('a peer that takes too long is killed', async ({ skip }) => {
    skip(engine === undefined, 'no peer here');
    const slow = { points: 2000, tolerance: 0, seconds: 0.2 };
    await expect(peers.run(engine!, peerRows[engine!][0]!, slow)).rejects.toThrow(
      /no end within 0\.2 s$/,
    );
  });
});
