import { describe, expect, test } from 'vitest';
import { colourTable, writeColours } from '../../src/page/compute/colours.ts';
import { Computation } from '../../src/page/compute/computation.ts';
import type { FromWorker, Report, Setup } from '../../src/page/compute/protocol.ts';
import { Rate } from '../../src/page/compute/rate.ts';
import { Session } from '../../src/page/compute/session.ts';
import { defaultExpression, presets } from '../../src/page/expression/presets.ts';
import { cut } from '../../src/page/expression/template.ts';
import { Raster } from '../../src/page/painting/raster.ts';
import { cold, scenes } from '../../src/page/painting/scenes.ts';
import { SWEEP } from '../../src/page/state/state.ts';
import { ResidualHistory } from '../../src/page/view/history.ts';
import { colouring } from '../../src/plot/colourmap.ts';

describe('the plain loop computes what the method does', () => {
  const methods = [
    ['jacobi', defaultExpression],
    ['gauss-seidel', defaultExpression],
    ['sor', defaultExpression],
    ['red-black', defaultExpression],
    ...Object.entries(presets).map(([, text]) => [SWEEP, text] as const),
  ] as const;
  test.each(methods)('%s %s', (method, text) => {
    if (text === presets['Over an obstacle']) return;
    const parts = cut(text);
    for (const scene of [scenes['Hot top']!, scenes['Two plates']!]) {
      const raster = new Raster(24, scene);
      using session = new Session({ raster, method, parts });
      session.advance(3);
      using again = new Session({ raster, method, parts, before: session });
      const loop = again.plain(method, parts, raster)!;
      const [before] = [again.values.slice()];
      let squares = 0;
      for (let k = 0; k < 5; k++) squares = loop();
      again.advance(4);
      const last = again.values.slice();
      again.advance(1);
      let changes = 0;
      for (let k = 0; k < last.length; k++) changes += (again.values[k]! - last[k]!) ** 2;
      expect(before).not.toEqual(again.values);
      expect(Math.abs(squares / changes - 1)).toBeLessThan(1e-9);
    }
  });

  test('and there is none for what is no stencil', () => {
    const raster = new Raster(24, scenes['Hot top']!);
    const parts = cut(presets['Over an obstacle']!);
    using session = new Session({ raster, method: SWEEP, parts });
    expect(session.plain(SWEEP, parts, raster)).toBeUndefined();
  });
});

/** A worker without a worker: what it sends, and passes as long as there are any. */
function worker() {
  const sent: FromWorker[] = [];
  const computation = new Computation((message) => sent.push(message));
  const setup: Setup = {
    ...scenes['Hot top']!,
    size: 24,
    method: SWEEP,
    expression: defaultExpression,
    colours: 'viridis',
    threads: 1,
    pace: Infinity,
    isRunning: false,
    isFromZero: false,
  };
  const reports = (): Report[] => sent.flatMap((m) => (m.kind === 'report' ? [m.report] : []));
  const frames = () => sent.filter((message) => message.kind === 'frame');
  const finish = (): void => {
    while (computation.pass() !== undefined);
  };
  return { sent, computation, setup, reports, frames, finish };
}

describe('a computation', () => {
  test('runs to the end, and tells residuals that fall', () => {
    const { computation, setup, reports, finish } = worker();
    computation.hear({ kind: 'setup', ...setup, method: 'jacobi' });
    computation.hear({ kind: 'run', isRunning: true });
    finish();
    const last = reports().at(-1)!;
    expect(last.state).toBe('converged');
    expect(last.residual).toBeLessThanOrEqual(1e-10);
    const points = reports().flatMap((report) => report.points);
    const iterations = points.filter((_, k) => k % 2 === 0);
    expect(iterations.at(-1)).toBe(last.iterations);
    expect(iterations).toEqual([...iterations].sort((a, b) => a - b));
    expect(points.at(-1)).toBe(last.residual);
  });

  test('makes one iteration a step, and begins again', () => {
    const { computation, setup, reports } = worker();
    computation.hear({ kind: 'setup', ...setup });
    for (let k = 0; k < 3; k++) computation.hear({ kind: 'step' });
    expect(reports().at(-1)).toMatchObject({ iterations: 3, state: 'paused' });
    computation.hear({ kind: 'reset' });
    expect(reports().at(-1)).toMatchObject({ iterations: 0, isFresh: true, residual: NaN });
  });

  test('gives one frame whenever one is wanted and something has changed', () => {
    const { computation, setup, frames } = worker();
    computation.hear({ kind: 'setup', ...setup });
    expect(frames()).toEqual([]);
    computation.hear({ kind: 'frame' });
    expect(frames()).toHaveLength(1);
    computation.hear({ kind: 'frame' });
    expect(frames()).toHaveLength(1);
    const path = [{ x: 2048, y: 2048 }];
    computation.hear({ kind: 'stroke', stroke: { value: 1, radius: 300, path }, isLast: true });
    expect(frames()).toHaveLength(2);
    const { pixels } = frames().at(-1) as { pixels: ArrayBuffer };
    const middle = new Uint32Array(pixels)[12 * 24 + 12]!;
    expect([middle & 255, (middle >> 8) & 255, (middle >> 16) & 255, middle >>> 24]).toEqual([
      ...colouring('viridis', [-1, 1])(1),
      255,
    ]);
  });

  test('keeps what is painted while it runs, and frees it again', () => {
    const { computation, sent, setup } = worker();
    const value = (): number => {
      computation.hear({ kind: 'probe', row: 12, column: 12 });
      const answer = sent.at(-1)!;
      return answer.kind === 'probe' ? answer.value : NaN;
    };
    computation.hear({ kind: 'setup', ...setup, isRunning: true });
    computation.pass();
    const path = [{ x: 2137, y: 2137 }];
    const stroke = { value: -1, radius: 200, path };
    computation.hear({ kind: 'stroke', stroke, isLast: true });
    for (let k = 0; k < 5; k++) computation.pass();
    expect(value()).toBe(-1);
    computation.hear({ kind: 'painting', painting: { sides: cold, strokes: [] } });
    for (let k = 0; k < 5; k++) computation.pass();
    expect(value()).toBeGreaterThan(-1);
  });

  test('refuses what is no expression, with its place, and goes on when it is one again', () => {
    const { computation, sent, setup, reports } = worker();
    computation.hear({ kind: 'setup', ...setup, expression: 'u[1:-1, 1:-1] + w', isRunning: true });
    expect(sent).toContainEqual(
      expect.objectContaining({ kind: 'refused', about: 'expression', at: 16 }),
    );
    expect(computation.pass()).toBeUndefined();
    expect(reports().at(-1)).toMatchObject({ state: 'paused', iterations: 0 });
    computation.hear({ kind: 'setup', ...setup, isRunning: true });
    expect(computation.pass()).toBeGreaterThanOrEqual(0);
  });

  test('says that values grow without end', () => {
    const { computation, setup, reports, finish } = worker();
    const expression = '3 * u[1:-1, 1:-1] + 1';
    computation.hear({ kind: 'setup', ...setup, expression, isRunning: true });
    finish();
    expect(reports().at(-1)!.state).toBe('diverged');
  });

  test('keeps a pace', () => {
    const { computation, setup, reports } = worker();
    computation.hear({ kind: 'setup', ...setup, pace: 1, isRunning: true });
    computation.pass();
    expect(computation.pass()).toBeGreaterThan(500);
    computation.hear({ kind: 'step' });
    expect(reports().at(-1)!.iterations).toBe(2);
  });
});

test('colours are those of the map, beyond its ends those of the ends', () => {
  const table = colourTable('RdBu_r');
  const values = Float64Array.of(-1, -0.5, 0, 0.3, 1, -7, 7, Infinity, -Infinity, NaN);
  const pixels = new Uint32Array(values.length);
  writeColours(pixels, values, table);
  const colour = colouring('RdBu_r', [-1, 1]);
  const shown = Array.from(new Uint8Array(pixels.buffer));
  for (const [k, value] of [-1, -0.5, 0, 0.3, 1, -1, 1, 1, -1, NaN].entries()) {
    const [red, green, blue, alpha] = shown.slice(4 * k);
    for (const [part, expected] of colour(value).entries()) {
      expect(Math.abs([red!, green!, blue!][part]! - expected)).toBeLessThanOrEqual(1);
    }
    expect(alpha).toBe(255);
  }
});

test('a rate is that of the last of the work', () => {
  const rate = new Rate(100);
  expect(rate.perSecond).toBe(0);
  rate.add(1, 1000);
  expect(rate.perSecond).toBe(1);
  for (let k = 0; k < 10; k++) rate.add(5, 20);
  expect(rate.perSecond).toBeCloseTo(250);
});

test('a history is thinned, and keeps its shape', () => {
  const history = new ResidualHistory();
  for (let k = 1; k <= 5000; k++) history.add([k, 1 / k]);
  const { iterations, residuals } = history;
  expect(iterations.length).toBeLessThanOrEqual(600);
  expect(iterations.length).toBeGreaterThan(250);
  for (const [k, iteration] of iterations.entries()) expect(residuals[k]).toBe(1 / iteration);
  history.add([6000, NaN, 6001, 0]);
  expect(history.residuals.every((residual) => residual > 0)).toBe(true);
  history.clear();
  expect(history.iterations).toEqual([]);
});
