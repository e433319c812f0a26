/** `laplace serve` as a program: what it prints, opens, and how it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const folder = mkdtempSync(join(tmpdir(), 'laplace-serve-'));
const program = join(folder, 'cli.js');
const programs = join(folder, 'bin');
const opened = join(folder, 'opened.txt');
const running = new Set<ChildProcess>();

beforeAll(async () => {
  // The program asks its own package for its version.
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ ...manifest, exports: { './package.json': './package.json' } }),
  );
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>page</title>');
  // Stands for what opens a browser.
  mkdirSync(programs);
  writeFileSync(join(programs, 'xdg-open'), `#!/bin/sh\necho "$1" > '${opened}'\n`);
  chmodSync(join(programs, 'xdg-open'), 0o755);
  await build({
    entryPoints: [fileURLToPath(new URL('../../src/cli.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['@numloom/source'],
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
    logLevel: 'silent',
  });
});
afterEach(() => {
  for (const one of running) one.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts the program. */
function serve(args: readonly string[], path = '') {
  const child = spawn(process.execPath, [program, 'serve', ...args], {
    env: { ...process.env, PATH: path },
  });
  running.add(child);
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (text: Buffer) => (said.stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said.stderr += text.toString()));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve(code ?? signal);
    });
  });
  const url = (): Promise<string> =>
    vi.waitFor(
      () => {
        const [found] = /http:\S+/.exec(said.stdout) ?? [];
        if (found === undefined) throw new Error(`no address yet: ${said.stderr}`);
        return found;
      },
      { timeout: 20_000 },
    );
  return { child, said, ended, url };
}

describe('laplace serve', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('serves until %s, and ends well', async (signal) => {
    const { child, said, ended, url } = serve(['--port', '0']);
    const address = await url();
    expect(said.stdout).toBe(`${address}\nCtrl-C ends.\n`);
    const response = await fetch(address);
    expect(await response.text()).toContain('<title>page</title>');
    child.kill(signal);
    expect(await ended).toBe(0);
    expect(said.stderr).toBe('');
    await expect(fetch(address)).rejects.toThrow();
  });

  test.runIf(process.platform === 'linux')('--open opens the page', async () => {
    const { child, ended, url } = serve(['--port', '0', '--open'], `${programs}:/bin:/usr/bin`);
    const address = await url();
    await vi.waitFor(
      () => expect(existsSync(opened) && readFileSync(opened, 'utf8')).toBe(`${address}\n`),
      {
        timeout: 10_000,
      },
    );
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  test.runIf(process.platform === 'linux')('--open goes on where nothing opens it', async () => {
    const { child, said, ended, url } = serve(['--port', '0', '--open'], folder);
    const address = await url();
    const warning = `laplace: warning: no browser could be opened; visit ${address}\n`;
    await vi.waitFor(() => expect(said.stderr).toBe(warning), { timeout: 10_000 });
    expect((await fetch(address)).status).toBe(200);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  test('a port that is taken is an error', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    const { said, ended } = serve(['--port', String(port)]);
    expect(await ended).toBe(1);
    expect(said.stderr).toBe(
      `laplace: error: port ${port} of 127.0.0.1 is taken; --port 0 takes any that is free\n`,
    );
    await new Promise((resolve) => other.close(resolve));
  });
});
