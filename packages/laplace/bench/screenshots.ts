/**
 * Pictures of the page for the README, into `docs/images` of the package:
 * `npx tsx --conditions=@numloom/source packages/laplace/bench/screenshots.ts`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { findChromium } from '../../../tools/chromium.ts';
import { openedPage } from './built-page.ts';
import { lighter } from './lighter.ts';

const folder = fileURLToPath(new URL('../docs/images', import.meta.url));

/** A name, a window, and what it shows. */
const pictures = [
  { name: 'page-light', width: 1180, height: 820, scheme: 'light', scene: 'Two plates', hash: '' },
  {
    name: 'page-dark',
    width: 1180,
    height: 820,
    scheme: 'dark',
    scene: 'Spiral',
    hash: '#colours=inferno',
  },
  { name: 'page-phone', width: 360, height: 760, scheme: 'light', scene: 'Open ring', hash: '' },
] as const;

/** Lets it relax until the picture is one. */
async function relaxed(page: Page): Promise<void> {
  await page.click('#run');
  await page.waitForFunction(
    () => Number(document.querySelector('#progress')!.textContent.replace(/\D.*$|,/g, '')) > 0,
  );
  await page.waitForFunction(
    () => {
      const text = document.querySelector('#progress')!.textContent.replace(/,/g, '');
      return parseInt(text, 10) > 6000;
    },
    undefined,
    { timeout: 60_000 },
  );
}

const { url, close } = await openedPage();
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath !== undefined && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu'],
});
mkdirSync(folder, { recursive: true });
for (const { name, width, height, scheme, scene, hash } of pictures) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
  await page.goto(url + hash);
  await page.waitForFunction(() => document.querySelector('#state')?.textContent === 'Ready');
  await page.selectOption('#scene', scene);
  await relaxed(page);
  writeFileSync(`${folder}/${name}.png`, lighter(await page.screenshot()));
  console.log(`${folder}/${name}.png`);
  await page.close();
}
await browser.close();
await close();
