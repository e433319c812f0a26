/** The one tsup configuration that every package uses. */
import { writeFile } from 'node:fs/promises';
import type { Options } from 'tsup';
import { writeModules } from './modules.ts';

const INDEX = { index: 'src/index.ts' };

/**
 * @param modules - the entry points that are imported, by the name of their file in `dist`
 * @param programs - the ones that are run, or are one file where bundlers see many; without declarations
 * @param scripts - texts that become files of `dist` as they are, for others to run
 * @param unbundled - whether modules are compiled file by file, and only programs are one file each
 */
export function library(
  modules: Record<string, string> = INDEX,
  programs: Record<string, string> = {},
  scripts: Record<string, string> = {},
  unbundled = false,
): Options {
  return {
    entry: unbundled ? programs : { ...modules, ...programs },
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    external: [/^node:/],
    removeNodeProtocol: false,
    dts: {
      entry: modules,
      // Symbol.dispose, which a user's own `lib` need not have.
      banner: '/// <reference lib="esnext.disposable" />',
      compilerOptions: {
        // tsup 8 sets baseUrl, which TypeScript 6 calls deprecated.
        ignoreDeprecations: '6.0',
        // `npm run check` does, for all packages at once; here each would check those below it again.
        noCheck: true,
        // Packages below are built before, and their declarations are read faster than their sources.
        customConditions: [],
      },
    },
    sourcemap: true,
    esbuildOptions(options) {
      // Literals that are spread into others become part of them: spreading takes time.
      options.minifySyntax = true;
    },
    clean: true,
    async onSuccess() {
      if (unbundled) {
        const apart = Object.values(programs).filter(
          (file) => !Object.values(modules).includes(file),
        );
        await writeModules(...apart.map((file) => file.slice(4)));
      }
      for (const [name, text] of Object.entries(scripts)) {
        await writeFile(`dist/${name}.js`, text);
      }
    },
  };
}
