import { playwright } from '@vitest/browser-playwright';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { findChromium } from './tools/chromium.ts';
import { Tally } from './tools/tally.ts';

/** Resolve workspace packages to their TypeScript sources: no build needed before a test. */
const source = '@numloom/source';

/** Other random cases than usual: `SEED=random npm test`, or a number that a run has printed. */
const asked = process.env['SEED'];
const seed = asked === 'random' ? Date.now() % 2 ** 31 : Number(asked ?? 1);
if (!Number.isInteger(seed)) throw new Error(`SEED is ${asked}, must be an integer or 'random'`);
if (asked !== undefined) console.log(`Random cases from seed ${seed}`);

/** Without these two headers a page has no SharedArrayBuffer. */
const isolated = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

const all = ['**/test/**/*.test.ts'];

/**
 * Files that count what the whole process does, its kernels, its memory, its threads; and those that compare
 * backends at length, which takes longer where the engine has compiled functions for other callers before.
 */
const alone = [
  'test/examples.node.test.ts',
  '**/{memory,threads}/*.test.ts',
  '**/ufunc/test/kernels/*.test.ts',
  '**/ufunc/test/**/{memory.node,threads.node,paired.node,old-rows.node,keys,values,sorting,operators,cumulative,accuracy}.test.ts',
  '**/ufunc/test/reductions/reference.test.ts',
  '**/laplace/test/**/*.node.test.ts',
  '**/laplace/test/rows.test.ts',
];

/** Files share the modules that they import: to import them for each takes as long as most tests do. */
const node: TestProjectConfiguration = {
  extends: true,
  test: { name: 'node', isolate: false, include: all, exclude: ['**/*.browser.test.ts', ...alone] },
};

/** The rest of the tests in Node, each file in a process of its own. */
const nodeAlone: TestProjectConfiguration = {
  extends: true,
  test: { name: 'node-alone', include: alone, exclude: ['**/*.browser.test.ts'] },
};

/**
 * As on a page whose policy forbids to generate code: all of ufunc but what is about the code.
 */
const policy: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'policy',
    isolate: false,
    include: all,
    exclude: [
      'test/**',
      'packages/{ndarray,linalg,sparse,stats,laplace}/**',
      '**/kernels/{js,wasm*,shared-loads}.test.ts',
      '**/iterate/{visits,bands.node}.test.ts',
      '**/expressions/{paired,old-rows}.node.test.ts',
      '**/threads/*.node.test.ts',
      '**/*.browser.test.ts',
    ],
    setupFiles: ['./tools/no-code-generation.ts'],
    execArgv: ['--disallow-code-generation-from-strings'],
  },
};

/**
 * Tests in Chromium. It holds a file descriptor for each module of a page until the page is collected, some
 * hundreds for a file, and crashes where they run out: so files share a page if they can.
 */
const browser = (
  executablePath: string,
  name: string,
  isolate: boolean,
  include: string[],
  left: string[],
): TestProjectConfiguration => ({
  extends: true,
  server: { headers: isolated },
  // Bundled before the first test asks for them: a late find would reload the page under a test.
  optimizeDeps: { include: ['fast-check', 'fast-png', 'fflate'] },
  test: {
    name,
    isolate,
    include,
    exclude: ['**/*.node.test.ts', ...left],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          executablePath,
          args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
          ],
        },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
});

const chromium = findChromium();
const leftOut =
  'Browser tests left out: no Chromium found. Install one (apt-get install chromium, or ' +
  'npx playwright install chromium), or set CHROMIUM to the path of an executable.';

export default defineConfig({
  resolve: { conditions: [source, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [source, ...defaultServerConditions] } },
  test: {
    exclude: ['**/node_modules/**', '**/dist/**'],
    // Machines that test are slow and busy; a hang is still found.
    setupFiles: ['./tools/seed.ts'],
    provide: { seed },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', new Tally(chromium ? undefined : leftOut)],
    benchmark: { include: ['**/bench/**/*.bench.ts'] },
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts'],
      reporter: ['text', 'lcovonly'],
    },
    projects: [
      node,
      nodeAlone,
      policy,
      ...(chromium
        ? [
            browser(chromium, 'browser', false, all, alone),
            browser(chromium, 'browser-alone', true, alone, []),
          ]
        : []),
    ],
  },
});
