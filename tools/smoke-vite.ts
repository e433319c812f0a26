/**
 * Opens the page of a folder in Chromium, built by Vite and from its development server, and fails
 * unless `globalThis.outcome` of the page resolves to 'ok': `npx tsx tools/smoke-vite.ts FOLDER`.
 */
import { chromium } from 'playwright';
import { build, createServer, type InlineConfig, preview } from 'vite';
import { findChromium } from './chromium.ts';

const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
const [root = '.'] = process.argv.slice(2);
const config: InlineConfig = { root, configFile: false, logLevel: 'warn', clearScreen: false };

async function open(executablePath: string, url: string): Promise<unknown> {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    // A development server may load the page once more when it has found its dependencies.
    const outcome = await page.waitForFunction(
      () => (globalThis as { outcome?: Promise<string> }).outcome,
    );
    return await outcome.jsonValue();
  } finally {
    await browser.close();
  }
}

const executablePath = findChromium();
if (executablePath === undefined) {
  console.log('Vite is left out: no Chromium found');
} else {
  await build(config);
  const built = await preview({ ...config, preview: { headers, host: '127.0.0.1', port: 0 } });
  const server = await createServer({ ...config, server: { headers, host: '127.0.0.1', port: 0 } });
  await server.listen();
  for (const { resolvedUrls } of [built, server]) {
    const outcome = await open(executablePath, resolvedUrls!.local[0]!);
    if (outcome !== 'ok') throw new Error(`a page of Vite says: ${String(outcome)}`);
  }
  await Promise.all([built.close(), server.close()]);
}
