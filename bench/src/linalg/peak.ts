/** How fast products could be at most: multiplications and additions of vectors in registers. */
import asc from 'assemblyscript/asc';
import type { Contender } from '../contender.ts';

/** Chains that wait for nothing but themselves: more than an addition and a product take. */
const CHAINS = 12;
const LANES = 2;

const names = Array.from({ length: CHAINS }, (_, i) => `c${i}`);
const source = `export function run(count: i32, x: f64, y: f64): f64 {
  const a = f64x2.splat(x);
  const b = f64x2.splat(y);
  ${names.map((name, i) => `let ${name} = f64x2.splat(${i});`).join('\n')}
  for (; count > 0; count--) {
    ${names.map((name) => `${name} = f64x2.add(f64x2.mul(${name}, a), b);`).join('\n')}
  }
  return f64x2.extract_lane(${names.reduce((sum, name) => `f64x2.add(${sum}, ${name})`)}, 0);
}`;

async function compiled(): Promise<(count: number, x: number, y: number) => number> {
  let binary: Uint8Array<ArrayBuffer> | undefined;
  const { error } = await asc.main(
    ['peak.ts', '-O3', '--runtime', 'stub', '--enable', 'simd', '--outFile', 'peak.wasm'],
    {
      readFile: (name) => (name === 'peak.ts' ? source : null),
      writeFile: (name, contents) => {
        if (name === 'peak.wasm') binary = contents as Uint8Array<ArrayBuffer>;
      },
    },
  );
  if (error) throw error;
  const { instance } = await WebAssembly.instantiate(binary!);
  return instance.exports['run'] as (count: number, x: number, y: number) => number;
}

/** As many operations as a product of matrices has, of the width that WebAssembly has. */
export async function peak(): Promise<Contender> {
  const run = await compiled();
  return {
    name: 'SIMD128 mul + add peak',
    prepare(task) {
      const [name, size] = task.split(':');
      if (name !== 'matmul') return undefined;
      const steps = Math.round(Number(size) ** 3 / (CHAINS * LANES));
      return {
        // In parts: code that runs is not exchanged for optimised code.
        run: () => {
          for (let left = steps; left > 0; left -= 1e5) run(Math.min(left, 1e5), 0.5, 0.25);
        },
        result: () => [],
      };
    },
  };
}
