/** What an application that imports a few functions takes along, by the files of its bundle. */
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';

/** The files of @numloom/ufunc, without `packages/ufunc/src/`, of which a bundle holds something. */
async function filesOf(imports: string, from = 'ufunc'): Promise<string[]> {
  const names = imports.replace(/[{}]/g, '');
  const { metafile } = await build({
    stdin: {
      contents: `import { ${names} } from '@numloom/${from}'; globalThis.kept = [${names}];`,
      resolveDir: import.meta.dirname,
    },
    absWorkingDir: new URL('..', import.meta.url).pathname,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['@numloom/source'],
    metafile: true,
    minify: true,
    write: false,
  });
  const [output] = Object.values(metafile.outputs);
  const prefix = 'packages/ufunc/src/';
  return Object.entries(output!.inputs)
    .filter(([file, { bytesInOutput }]) => file.startsWith(prefix) && bytesInOutput > 0)
    .map(([file]) => file.slice(prefix.length));
}

const among = (files: readonly string[], pattern: RegExp): string[] =>
  files.filter((file) => pattern.test(file));

describe('the bundle of', () => {
  test('add has its row and those it is reduced with, and no family of others', async () => {
    const files = await filesOf('add, evaluate');
    expect(files).toContain('operators/rows/arithmetic.ts');
    expect(among(files, /^operators\/(math|table)/)).toEqual([]);
    expect(among(files, /^operators\/complex/)).toEqual(['operators/complex/arithmetic.ts']);
    expect(among(files, /rows\/(exp|float|hyper|integers|parts|round|trigo|error)/)).toEqual([]);
    expect(among(files, /^(nd|fuse|explain|evaluate-async|template|order)\b/)).toEqual([]);
    expect(among(files, /^reductions\/(statistics|arg|search|scan|cumulative|table)/)).toEqual([]);
    expect(among(files, /^threads\/(pool|settings|worker)/)).toEqual([]);
  });

  test('sin has the formulas of sines, and no methods of functions of two operands', async () => {
    const files = await filesOf('sin, evaluate');
    expect(files).toContain('operators/math/sine.ts');
    expect(among(files, /math\/(arc|cube|error|log|power|tangent)/)).toEqual([]);
    expect(among(files, /^methods\/(at|outer|reduce)\.ts/)).toEqual([]);
  });

  test('sort has nothing of what compiles expressions', async () => {
    const files = await filesOf('sort');
    expect(files).toContain('order/radix.ts');
    expect(among(files, /^(graph|plan|emit|backends|run|kernel|operators|threads)\b/)).toEqual([]);
  });

  test.each(['matmul', 'dot', 'tensordot', 'solve'])(
    '%s of linalg has nothing of what compiles expressions',
    async (name) => {
      const files = await filesOf(name, 'linalg');
      expect(files).toContain('expression/lazy.ts');
      expect(among(files, /^(graph|plan|emit|backends|operators|reductions|functions)\b/)).toEqual(
        [],
      );
    },
  );

  test('an assignment has no public function', async () => {
    const files = await filesOf('assign, evaluate');
    expect(among(files, /^(functions|methods|reductions|nd|template)\b/)).toEqual([]);
  });

  test('configure has the workers', async () => {
    const files = await filesOf('add, configure, evaluate');
    expect(files).toContain('threads/pool.ts');
  });
});
