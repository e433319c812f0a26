import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** Which of the package's files a program takes along. */
async function filesOf(program: string): Promise<string[]> {
  const result = await build({
    stdin: { contents: program, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['@numloom/source'],
    metafile: true,
    write: false,
    minify: true,
  });
  const [output] = Object.values(result.metafile.outputs);
  return Object.entries(output!.inputs)
    .filter(([file, { bytesInOutput }]) => file.includes('stats/src/') && bytesInOutput > 0)
    .map(([file]) => file.replace(/.*stats\/src\//, ''));
}

test('one distribution takes no other along, nor what searches for parameters', async () => {
  const files = await filesOf(
    "import { norm } from '@numloom/stats'; console.log(norm.cdf(1), norm.fit([1, 2]));",
  );
  expect(files).toContain('continuous/norm.ts');
  expect(files.filter((file) => /^(continuous|discrete)\//.test(file))).toEqual([
    'continuous/norm.ts',
  ]);
  expect(
    files.filter((file) => /optimised|nelder|newton|incomplete-beta|density\//.test(file)),
  ).toEqual([]);
});
