/**
 * Measures the page in Chromium while it relaxes 500 by 500 points live: frames of the screen and
 * pictures drawn in a second, the longest task of the main thread, and iterations a second beside those of the plain loop:
 * `npx tsx --conditions=@numloom/source packages/laplace/bench/page.ts [seconds] [threads]`.
 */
import { chromium } from 'playwright';
import { findChromium } from '../../../tools/chromium.ts';
import { openedPage } from './built-page.ts';

/** Pictures drawn: of the page, where these functions run. */
declare let drawn: number;

const [seconds = '5', threads = '1'] = process.argv.slice(2);
const { url, close } = await openedPage();
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath !== undefined && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const method of ['sweep', 'gauss-seidel', 'red-black']) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  await page.addInitScript(() => {
    Object.assign(globalThis, { drawn: 0 });
    const { prototype } = CanvasRenderingContext2D;
    const draw = Reflect.get(prototype, 'putImageData') as (...args: unknown[]) => void;
    Reflect.set(prototype, 'putImageData', function (this: unknown, ...args: unknown[]) {
      drawn++;
      draw.apply(this, args);
    });
  });
  await page.goto(`${url}#method=${method}`);
  await page.waitForFunction(() => document.querySelector('#state')?.textContent === 'Ready');
  await page.selectOption('#threads', threads);
  const figures = await page.evaluate(
    async (milliseconds) => {
      let longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
      }).observe({ type: 'longtask' });
      document.getElementById('run')!.click();
      let frames = 0;
      let gap = 0;
      drawn = 0;
      const begin = performance.now();
      let last = begin;
      while (last - begin < milliseconds) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const now = performance.now();
        gap = Math.max(gap, now - last);
        last = now;
        frames++;
      }
      return { rate: (1000 * frames) / (last - begin), longest, gap, drawn };
    },
    1000 * Number(seconds),
  );
  const [ours, plain] = await Promise.all([
    page.textContent('#rate'),
    page.textContent('#plain-rate'),
  ]);
  console.log(
    `${method}, 500 x 500, ${threads} thread${threads === '1' ? '' : 's'}: ` +
      `${figures.rate.toFixed(1)} frames a second, ${(figures.drawn / Number(seconds)).toFixed(1)} pictures, longest gap ${figures.gap.toFixed(0)} ms, ` +
      `longest task ${figures.longest === 0 ? 'below 50' : figures.longest.toFixed(0)} ms; ` +
      `iterations a second: numloom ${ours}, plain loop ${plain}`,
  );
  await page.close();
}
await browser.close();
await close();
