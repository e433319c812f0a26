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

/** Engines of Node.js 22 and later have the relaxed instructions, and can't be without. */
const isOptional = Number(process.versions.node.split('.')[0]) < 22;

test('the relaxed kernels round products once, the others twice', () => {
  const relaxed = run(...(isOptional ? ['--experimental-wasm-relaxed-simd'] : []));
  // Where the processor has no such instruction, they round twice, too.
  expect(relaxed).toMatch(/^relaxed-simd (true|false)$/);
  if (isOptional) expect(run()).toBe('simd128 true');
});
