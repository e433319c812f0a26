/** The tasks in mathjs, the one JavaScript library with a sparse LU decomposition, if it is installed. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Contender } from '../contender.ts';
import { grid, type Rows } from './grids.ts';
import { partsOf } from './tasks.ts';

type Call = (...args: unknown[]) => unknown;

/** Points along an axis up to which it can be waited for. */
const LIMITS: Readonly<Record<string, number>> = { splu: 100, matvec: 400 };

export async function mathjs(): Promise<Contender | string> {
  const installed = createRequire(new URL('../../peers/package.json', import.meta.url));
  let math: Readonly<Record<string, Call>>;
  try {
    const { href } = pathToFileURL(installed.resolve('mathjs'));
    math = (await import(href)) as Readonly<Record<string, Call>>;
  } catch (error) {
    const [reason] = String(error).split('\n');
    return `mathjs is left out: ${reason}. Install the peers by npm run bench:install.`;
  }
  const SparseMatrix = math['SparseMatrix'] as unknown as new (data: object) => unknown;
  return {
    name: 'mathjs',
    prepare(name, [operand]) {
      const { kind, axes, points } = partsOf(name);
      const limit = LIMITS[kind];
      if (limit === undefined) return undefined;
      if (axes === 3 || points > limit) throw new Error(`takes too long at ${points} points`);
      const a = new SparseMatrix(columnsOf(grid(axes, points)));
      const b = Array.from(operand!);
      const { multiply, slu, lusolve } = math as Record<'multiply' | 'slu' | 'lusolve', Call>;
      const compute = kind === 'matvec' ? () => multiply(a, b) : () => lusolve(slu(a, 1, 1), b);
      const plain = (): number[] => {
        const result = compute() as { valueOf(): unknown } & { toArray?(): unknown };
        return ((result.toArray?.() ?? result.valueOf()) as number[]).flat().map(Number);
      };
      return { run: () => void compute(), result: plain };
    },
  };
}

/** By columns, as it has them; the matrices are symmetric. */
function columnsOf({ size, indptr, indices, data }: Rows): object {
  const [values, index, ptr] = [data, indices, indptr].map((part) => Array.from(part));
  return { values, index, ptr, size: [size, size], datatype: undefined };
}
