import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../src/commands/main.ts';
import { type PageServer, servePage } from '../../src/server/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'laplace-served-'));
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>');
writeFileSync(join(folder, 'assets', 'a.js'), 'export {};');
writeFileSync(`${folder}.txt`, 'not to be served');

let server: PageServer;
beforeAll(async () => {
  server = await servePage({ port: 0, folder });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
  rmSync(`${folder}.txt`);
});

/** Asks for a path as it is written: `fetch` would tidy it up. */
function ask(path: string, method = 'GET'): Promise<{ status: number; headers: object }> {
  return new Promise((resolve, reject) => {
    request(server.url, { path, method }, (response) => {
      response.resume();
      resolve({ status: response.statusCode!, headers: response.headers });
    })
      .on('error', reject)
      .end();
  });
}

describe('the server', () => {
  test('isolates the page, and lets it evaluate no text', async () => {
    const { status, headers } = await ask('/');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html;charset=utf-8',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cache-control': 'no-cache',
    });
    const policy = (headers as Record<string, string>)['content-security-policy'];
    expect(policy).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';");
  });

  test('lets browsers keep what has its content in its name', async () => {
    expect((await ask('/assets/a.js')).headers).toMatchObject({
      'content-type': 'text/javascript',
      'cache-control': 'max-age=31536000, immutable',
      'cross-origin-embedder-policy': 'require-corp',
    });
  });

  test.each([
    ['/assets/', 404],
    ['/none.js', 404],
    [`/../${folder.split('/').at(-1)}.txt`, 404],
    [`/%2e%2e/${folder.split('/').at(-1)}.txt`, 404],
    ['/%', 404],
  ])('gives nothing at %s', async (path, status) => {
    expect((await ask(path)).status).toBe(status);
  });

  test('takes nothing', async () => {
    expect((await ask('/', 'POST')).status).toBe(405);
    expect((await ask('/', 'HEAD')).status).toBe(200);
  });

  test('says that a port is taken, or takes the next', async () => {
    const port = Number(new URL(server.url).port);
    await expect(servePage({ port, folder })).rejects.toThrow(
      `port ${port} of 127.0.0.1 is taken; --port 0 takes any that is free`,
    );
    const next = await servePage({ port, folder, more: 20 });
    expect(Number(new URL(next.url).port)).toBeGreaterThan(port);
    await next.close();
  });

  test('says that there is no page where none is built, and no such host', async () => {
    await expect(servePage({ port: 0, folder: `${folder}/assets` })).rejects.toThrow(
      /there is no page in .*assets: it is made by npm run build/,
    );
    await expect(servePage({ port: 0, folder, host: '192.0.2.1' })).rejects.toThrow(
      '--host 192.0.2.1 is no address of this machine',
    );
  });
});

describe('laplace serve', () => {
  test.each([
    ['--port 70000', "'--port <number>' argument '70000' is invalid. It must be an integer 0 to"],
    ['--port', "'--port <number>' argument missing"],
    ['now', 'too many arguments'],
  ])('%s is wrong', async (args, message) => {
    let text = '';
    const stderr = new PassThrough();
    stderr.on('data', (part: Buffer) => (text += part.toString()));
    const code = await main(['serve', ...args.split(' ')], { stdout: new PassThrough(), stderr });
    expect(code).toBe(2);
    expect(text).toContain(message);
  });
});
