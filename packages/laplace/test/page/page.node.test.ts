/** The page as somebody uses it, in Chromium, served as `laplace serve` does. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../../../tools/chromium.ts';
import { colouring } from '../../src/plot/colourmap.ts';
import { type PageServer, servePage } from '../../src/server/server.ts';

const executablePath = findChromium();
const title = executablePath === undefined ? 'the page (left out: no Chromium found)' : 'the page';

describe.skipIf(executablePath === undefined)(title, () => {
  const folder = mkdtempSync(join(tmpdir(), 'laplace-page-'));
  const complaints: string[] = [];
  let server: PageServer;
  let browser: Browser;

  beforeAll(async () => {
    const configFile = fileURLToPath(new URL('../../vite.config.ts', import.meta.url));
    const [launched] = await Promise.all([
      chromium.launch({
        ...(executablePath !== undefined && { executablePath }),
        args: ['--no-sandbox', '--disable-gpu'],
      }),
      build({ configFile, logLevel: 'error', build: { outDir: folder, minify: false } }),
    ]);
    browser = launched;
    server = await servePage({ port: 0, folder });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens the page; whatever it complains of fails the test that looks. */
  async function open(
    hash = '',
    settings: Parameters<Browser['newContext']>[0] = {},
  ): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 860 },
      ...settings,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENT.timeout);
    page.on('console', (message) => {
      // This test reads the canvas, which is not what it is made for.
      if (message.text().includes('willReadFrequently')) return;
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(server.url + hash);
    await shows(page, '#state', /Ready/);
    return page;
  }

  async function shows(page: Page, selector: string, text: RegExp): Promise<void> {
    await page.waitForFunction(
      ([selector, source, flags]) =>
        new RegExp(source, flags).test(document.querySelector(selector)?.textContent ?? ''),
      [selector, text.source, text.flags] as const,
      PATIENT,
    );
  }

  const iterations = async (page: Page): Promise<number> =>
    Number((await page.textContent('#progress'))!.replace(/,/g, '').split(' ')[0]);

  /** The colour of the picture at a part of its width and height. */
  const colour = (page: Page, x: number, y: number): Promise<number[]> =>
    page.evaluate(
      ([x, y]) => {
        const canvas = document.querySelector('canvas')!;
        const { width } = canvas;
        const [left, top] = [Math.round(x * (width - 1)), Math.round(y * (width - 1))];
        return Array.from(canvas.getContext('2d')!.getImageData(left, top, 1, 1).data.slice(0, 3));
      },
      [x, y] as const,
    );

  async function becomes(page: Page, x: number, y: number, wanted: readonly number[]) {
    await expect
      .poll(
        async () => {
          const found = await colour(page, x, y);
          return Math.max(...found.map((part, k) => Math.abs(part - wanted[k]!)));
        },
        { timeout: 30_000, interval: 30 },
      )
      .toBeLessThan(12);
  }

  async function violations(page: Page): Promise<string[]> {
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
  }

  const YELLOW = [253, 231, 37];
  const GREEN = [33, 145, 140];
  const VIOLET = [68, 1, 84];

  test('paints, runs, pauses, steps, resets and undoes', async () => {
    const page = await open('#size=200&painting=');
    await becomes(page, 0.5, 0.5, GREEN);
    const box = (await page.locator('#picture').boundingBox())!;
    const to = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
    await page.mouse.move(...to(0.3, 0.5));
    await page.mouse.down();
    await page.mouse.move(...to(0.7, 0.5), { steps: 8 });
    await page.mouse.up();
    for (const x of [0.3, 0.5, 0.7]) await becomes(page, x, 0.5, YELLOW);
    await becomes(page, 0.5, 0.56, GREEN);
    expect(page.url()).toContain('painting=');

    // At full pace it may converge before it is paused.
    await page.selectOption('#pace', '600');
    await page.click('#run');
    await shows(page, '#run', /Pause/);
    // What was given stays, and spreads.
    await expect.poll(async () => (await colour(page, 0.5, 0.54))[0], PATIENT).toBeGreaterThan(70);
    await becomes(page, 0.5, 0.5, YELLOW);
    await shows(page, '#ratio', /times the plain JavaScript loop/);
    await shows(page, '#plain-rate', /\d/);
    await page.click('#run');
    await shows(page, '#state', /Paused/);
    const before = await iterations(page);
    expect(before).toBeGreaterThan(10);
    await page.click('#step');
    await expect.poll(() => iterations(page), PATIENT).toBe(before + 1);
    expect(await page.getAttribute('#plot', 'aria-label')).toMatch(
      /^Residual over iterations.* after/,
    );
    expect(await page.locator('#plot polyline').count()).toBe(1);
    await page.click('#reset');
    await expect.poll(() => iterations(page), PATIENT).toBe(0);
    await becomes(page, 0.5, 0.54, GREEN);

    await page.check('input[value="free"]', { force: true });
    await page.mouse.click(...to(0.5, 0.5));
    await becomes(page, 0.5, 0.5, GREEN);
    await page.click('#undo');
    await becomes(page, 0.5, 0.5, YELLOW);
    await page.click('#undo');
    await becomes(page, 0.5, 0.5, GREEN);
    expect(await page.isDisabled('#undo')).toBe(true);
    await page.selectOption('#scene', 'Hot top');
    await becomes(page, 0.5, 0, YELLOW);
    expect(await page.inputValue('#top')).toBe('1');
    await page.fill('#left', '-1');
    await page.press('#left', 'Tab');
    await becomes(page, 0, 0.5, VIOLET);
    await page.context().close();
    expect(complaints).toEqual([]);
  });

  test('runs every method, at any size, pace and number of threads', async () => {
    const page = await open('#size=100');
    const names = await page
      .locator('#method option')
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    expect(names).toContain('sweep');
    expect(names).toContain('jacobi');
    for (const name of names) {
      await page.selectOption('#method', name);
      if (name === 'fast-poisson') {
        await shows(page, '#method-problem', /without values that are given inside/);
        continue;
      }
      await shows(page, '#progress', /^0 /);
      await page.click('#step');
      await shows(page, '#progress', /^1 .*residual \d/);
      expect(await page.isHidden('#method-problem'), name).toBe(true);
    }
    // Without values inside, all methods suit.
    const sides = await open('#size=100&painting=');
    await sides.fill('#left', '1');
    await sides.press('#left', 'Tab');
    await sides.selectOption('#method', 'fast-poisson');
    await sides.click('#step');
    await shows(sides, '#progress', /^1 .*residual \d/);
    await sides.context().close();
    await page.selectOption('#method', 'sor');
    await shows(page, '#progress', /^0 /);
    await page.click('#run');
    await shows(page, '#state', /Converged/);
    // Another method begins again, and runs: slowly, lest it converge before what follows.
    await page.selectOption('#pace', '10');
    await page.selectOption('#method', 'jacobi');
    await shows(page, '#state', /Running/);
    await page.selectOption('#pace', 'Infinity');
    await shows(page, '#state', /Converged/);
    // So does another size.
    await page.selectOption('#pace', '10');
    await page.selectOption('#size', '300');
    await shows(page, '#state', /Running/);
    await expect.poll(() => page.getAttribute('#picture', 'width'), PATIENT).toBe('300');
    await page.selectOption('#colours', 'RdBu_r');
    await becomes(page, 0.5, 0.36, colouring('RdBu_r', [-1, 1])(1));
    const threads = page.locator('#threads option');
    await page.selectOption('#threads', String(Math.min(2, await threads.count())));
    await expect.poll(() => iterations(page), PATIENT).toBeGreaterThan(2);
    await page.context().close();
    expect(complaints).toEqual([]);
  });

  test('runs an expression that is written, says what is wrong with one, and keeps it in a link', async () => {
    const page = await open('#size=100');
    await page.fill('#expression', 'u[1:-1, 1:-1] + alert(1)');
    await page.click('#apply');
    await shows(page, '#problem', /unknown function 'alert'/);
    await shows(page, '#announcer', /Not possible: unknown function 'alert'/);
    expect(await page.textContent('#problem')).toMatch(/\n {16}\^$/);
    expect(await page.getAttribute('#expression', 'aria-invalid')).toBe('true');
    expect(
      await page.evaluate(() => [
        document.activeElement!.id,
        (document.activeElement as HTMLTextAreaElement).selectionStart,
      ]),
    ).toEqual(['expression', 16]);
    const checked = await violations(page);
    expect(checked).toEqual([]);

    await page.fill('#expression', '0.5 + 0 * u[1:-1, 1:-1] # everywhere');
    await page.press('#expression', 'Control+Enter');
    await expect.poll(() => page.isHidden('#problem'), PATIENT).toBe(true);
    await page.click('#run');
    await shows(page, '#state', /Converged/);
    await becomes(page, 0.5, 0.5, colouring('viridis', [-1, 1])(0.5));
    const url = page.url();
    const other = await open(url.slice(url.indexOf('#')));
    expect(await other.inputValue('#expression')).toBe('0.5 + 0 * u[1:-1, 1:-1] # everywhere');
    await other.selectOption('#preset', 'Over an obstacle');
    await other.click('#run');
    await becomes(other, 0.5, 0.5, colouring('viridis', [-1, 1])(0.8));
    await page.context().close();
    await other.context().close();
    expect(complaints).toEqual([]);
  });

  test('is painted, run and shared by keys alone', async () => {
    const page = await open('#size=200&painting=');
    const steps: string[] = [];
    for (let k = 0; k < 40; k++) {
      await page.keyboard.press('Tab');
      steps.push(await page.evaluate(() => document.activeElement!.id || 'tool'));
      if (steps.at(-1) === 'preset') break;
    }
    expect(steps.slice(0, 6)).toEqual(['tool', 'share', 'picture', 'run', 'step', 'reset']);
    for (const id of ['scene', 'value', 'radius', 'top', 'method', 'size', 'expression', 'apply']) {
      expect(steps).toContain(id);
    }
    await page.focus('#picture');
    await page.keyboard.press('Home');
    await page.keyboard.press('PageUp');
    for (let k = 0; k < 16; k++) {
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press(' ');
    await becomes(page, 0.25, 0.25, YELLOW);
    await shows(page, '#announcer', /Painted 1\.00 at row 50, column 50/);
    await page.keyboard.press('p');
    for (let k = 0; k < 32; k++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    await becomes(page, 0.7, 0.25, YELLOW);
    await page.keyboard.press('Delete');
    await becomes(page, 0.75, 0.25, GREEN);
    await page.keyboard.press('Control+z');
    await becomes(page, 0.75, 0.25, YELLOW);
    await page.selectOption('#pace', '10');
    await page.focus('#run');
    await page.keyboard.press('Enter');
    await shows(page, '#state', /Running/);
    await shows(page, '#announcer', /Running/);
    await page.context().close();
    expect(complaints).toEqual([]);
  });

  test.each([
    ['light', { width: 1280, height: 860 }],
    ['dark', { width: 1280, height: 860 }],
    ['light', { width: 360, height: 740 }],
    ['dark', { width: 360, height: 740 }],
  ] as const)('suits all readers: %s, %o', async (colorScheme, viewport) => {
    const page = await open('#size=100', { colorScheme, viewport, reducedMotion: 'reduce' });
    await page.click('#step');
    expect(await violations(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(viewport.width);
    const paper = await page.evaluate(
      () => getComputedStyle(document.documentElement).backgroundColor,
    );
    const [red] = paper.match(/\d+/g)!.map(Number);
    expect(red! < 128).toBe(colorScheme === 'dark');
    await page.context().close();
    expect(complaints).toEqual([]);
  });

  test('needs no network once it is loaded', async () => {
    const page = await open('#size=100');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.context().setOffline(true);
    await page.click('#run');
    await expect.poll(() => iterations(page), PATIENT).toBeGreaterThan(5);
    await page.reload();
    await shows(page, '#state', /Ready/);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await page.click('#run');
    await expect.poll(() => iterations(page), PATIENT).toBeGreaterThan(5);
    await page.context().close();
    expect(complaints).toEqual([]);
  });

  test('draws while 500 by 500 points relax', async () => {
    const page = await open();
    const { frames, longest } = await page.evaluate(async () => {
      let longest = 0;
      let frames = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
      }).observe({ type: 'longtask' });
      document.getElementById('run')!.click();
      const start = performance.now();
      while (performance.now() - start < 1500) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        frames++;
      }
      return { frames: (1000 * frames) / (performance.now() - start), longest };
    });
    // For who reads the log: machines that test are slow, so nothing is demanded of it.
    process.stdout.write(
      `page: ${frames.toFixed(1)} frames a second, longest task ${longest.toFixed(0)} ms, ` +
        `${await page.textContent('#rate')} iterations a second, plain ${await page.textContent('#plain-rate')}\n`,
    );
    expect(frames).toBeGreaterThan(0);
    expect(await iterations(page)).toBeGreaterThan(0);
    await page.context().close();
    expect(complaints).toEqual([]);
  });
});

/** Machines that test are slow and busy. */
const PATIENT = { timeout: 30_000 };
