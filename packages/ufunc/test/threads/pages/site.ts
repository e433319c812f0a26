/** A site whose pages have the library under one policy or another, and a browser to open them. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { chromium, type Page } from 'playwright';
import { workerText } from '../../../src/threads/worker-text.ts';

const isolated = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** The headers of each page. */
const pages = {
  plain: {},
  isolated,
  'no-worker-of-text': {
    ...isolated,
    'Content-Security-Policy': "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'",
  },
  'no-code-of-text': { ...isolated, 'Content-Security-Policy': "script-src 'self'" },
} as const satisfies Record<string, Record<string, string>>;

export type PageName = keyof typeof pages;

/** What a page saw. */
export interface Seen {
  readonly value: unknown;
  readonly warnings: readonly string[];
}

/** Before a worker's program: it says so when it holds an item, and never lets go. */
const HOLDING = `
  WebAssembly.Instance = function () {
    return { exports: { run() { postMessage('holds'); for (;;); } } };
  };`;

/** The scripts, by their paths. */
async function scripts(): Promise<Record<string, string>> {
  const { outputFiles } = await build({
    entryPoints: [`${import.meta.dirname}/tasks.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    conditions: ['@numloom/source'],
    logLevel: 'error',
  });
  return {
    '/tasks.js': outputFiles[0]!.text,
    '/worker.js': workerText,
    '/holding.js': HOLDING + workerText,
  };
}

/** Serves the site and starts a browser. */
export async function openSite(executablePath: string) {
  const texts = await scripts();
  const server = createServer(({ url }: IncomingMessage, response: ServerResponse) => {
    const text = texts[url!];
    // Workers need the headers of their page.
    const headers = text === undefined ? pages[url!.slice(1) as PageName] : isolated;
    response.writeHead(headers ? 200 : 404, {
      ...headers,
      'Content-Type': text === undefined ? 'text/html' : 'text/javascript',
    });
    response.end(text ?? '<!doctype html><script src="/tasks.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
  });

  return {
    /** Does a task of tasks.ts on a page. */
    run: async (name: PageName, task: string): Promise<Seen> => {
      const page: Page = await browser.newPage();
      try {
        const warnings: string[] = [];
        page.on('console', (message) => {
          if (message.type() === 'warning') warnings.push(message.text());
        });
        await page.goto(`http://127.0.0.1:${port}/${name}`);
        const value = await page.evaluate((task) => {
          const { run } = globalThis as unknown as { run: (task: string) => unknown };
          // Policies do not hold for what the debugger calls, but for what comes later.
          return new Promise((resolve) => setTimeout(() => resolve(run(task))));
        }, task);
        return { value, warnings };
      } finally {
        await page.close();
      }
    },
    close: async (): Promise<void> => {
      await browser.close();
      server.close();
    },
  };
}
