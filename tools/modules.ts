/** Compiling a package file by file, for bundlers, which leave out files that nobody needs. */
import { readdir } from 'node:fs/promises';
import { build, type Plugin } from 'esbuild';

/** Imports of other files of the package stay imports, of what those files become. */
const keepImports: Plugin = {
  name: 'keep-imports',
  setup(hooks) {
    hooks.onResolve({ filter: /^\./ }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path: path.replace(/\.ts$/, '.js'), external: true },
    );
  },
};

/** Writes each file of `src`, but for those named, to `dist`. */
export async function writeModules(...leftOut: readonly string[]): Promise<void> {
  const files = await readdir('src', { recursive: true });
  await build({
    entryPoints: files
      .filter((file) => file.endsWith('.ts') && !leftOut.includes(file))
      .map((file) => `./src/${file}`),
    outbase: 'src',
    outdir: 'dist',
    bundle: true,
    packages: 'external',
    plugins: [keepImports],
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    sourcemap: true,
  });
}
