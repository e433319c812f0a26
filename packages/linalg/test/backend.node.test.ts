import { execFileSync } from 'node:child_process';
import { build } from 'esbuild';
import { backend } from '@numloom/linalg';
import { beforeAll, expect, test } from 'vitest';

/** A program that says what its backend is and what (1 + ε)² - (1 + 2 ε) is to it. */
const PROGRAM = `
  import { asarray } from '@numloom/ndarray';
  import { backend, matmul } from '@numloom/linalg';
  const x = 1 + 2 ** -30;
  const a = asarray([[1, x], [1, x]]);
  const b = asarray([[-1 - 2 ** -29, 0], [x, 0]]);
  console.log(backend(), matmul(a, b).get(0, 0) === 0);
`;

let code: string;
beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: PROGRAM, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    conditions: ['@numloom/source'],
  });
  code = outputFiles[0]!.text;
});

const run = (...flags: string[]): string =>
  execFileSync(process.execPath, [...flags, '--input-type=module'], {
    input: code,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  }).trim();

test('says which kernels run here', () => {
  expect(run()).toContain(backend());
});

/** What switches the relaxed instructions, in engines where they are and are not on by default. */
const flag = (on: boolean): string[] =>
  Number(process.versions.node.split('.')[0]) < 22
    ? on
      ? ['--experimental-wasm-relaxed-simd']
      : []
    : on
      ? []
      : ['--no-experimental-wasm-relaxed-simd'];

test('the relaxed kernels round products once, the others twice', () => {
  expect(run(...flag(true))).toMatch(/^relaxed-simd (true|false)$/);
  const plain = run(...flag(false));
  // Engines in which they can't be switched off any more have the relaxed ones.
  expect(plain).toMatch(/^(simd128 true|relaxed-simd (true|false))$/);
});
