/** The one tsup configuration that every package uses. */
import type { Options } from 'tsup';

export function library(entry: string[] = ['src/index.ts']): Options {
  return {
    entry,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    removeNodeProtocol: false,
    // tsup 8 sets baseUrl, which TypeScript 6 calls deprecated.
    dts: { entry: 'src/index.ts', compilerOptions: { ignoreDeprecations: '6.0' } },
    sourcemap: true,
    clean: true,
  };
}
