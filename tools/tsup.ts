/** The one tsup configuration that every package uses. */
import type { Options } from 'tsup';

export function library(entry: string[] = ['src/index.ts']): Options {
  return {
    entry,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    removeNodeProtocol: false,
    dts: {
      entry: 'src/index.ts',
      // Symbol.dispose, which a user's own `lib` need not have.
      banner: '/// <reference lib="esnext.disposable" />',
      // tsup 8 sets baseUrl, which TypeScript 6 calls deprecated.
      compilerOptions: { ignoreDeprecations: '6.0' },
    },
    sourcemap: true,
    clean: true,
  };
}
