/**
 * The compiler of AssemblyScript. Its declarations are left out, for they change those of JavaScript's
 * own arrays for the whole program.
 */

interface Compiler {
  readonly version: string;
  /** Runs the command line; files go through the functions, if given. */
  main(
    options: readonly string[],
    system: {
      readonly readFile?: (name: string) => string | null;
      readonly writeFile: (name: string, contents: Uint8Array<ArrayBuffer> | string) => void;
      readonly stderr?: { readonly write: (chunk: Uint8Array | string) => void };
    },
  ): Promise<{ readonly error: Error | null }>;
}

const NAME: string = 'assemblyscript/asc';

export const { default: asc } = (await import(NAME)) as { readonly default: Compiler };
