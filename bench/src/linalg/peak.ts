/** How fast products could be at most: multiplications and additions of vectors in registers. */
import { asc } from '../../../tools/assembler.ts';
import type { Contender } from '../contender.ts';

/**
 * Sums that wait for nothing but themselves: as many as registers hold beside the factors. Factors are
 * loaded from the first-level cache, which costs nothing; products of constants would be taken out of
 * the loop, and sums that are multiplied wait longer.
 */
const SUMS = 8;
const LANES = 2;

const names = Array.from({ length: SUMS }, (_, i) => `c${i}`);
const source = `export function run(count: i32): f64 {
  ${names.map((name, i) => `let ${name} = f64x2.splat(${i});`).join('\n')}
  for (let at: usize = 0; count > 0; count--, at = (at + 64) & 2047) {
    const a0 = v128.load64_splat(at);
    const a1 = v128.load64_splat(at, 8);
    ${[0, 1, 2, 3].map((i) => `const b${i} = v128.load(at, ${16 * i});`).join('\n')}
    ${names.map((name, i) => `${name} = f64x2.add(${name}, f64x2.mul(a${i >> 2}, b${i & 3}));`).join('\n')}
  }
  return f64x2.extract_lane(${names.reduce((sum, name) => `f64x2.add(${sum}, ${name})`)}, 0);
}`;

async function compiled(): Promise<(count: number) => number> {
  let binary: Uint8Array<ArrayBuffer> | undefined;
  const { error } = await asc.main(
    [
      'peak.ts',
      '-O3',
      '--runtime',
      'stub',
      '--initialMemory',
      '1',
      '--enable',
      'simd',
      '--outFile',
      'peak.wasm',
    ],
    {
      readFile: (name) => (name === 'peak.ts' ? source : null),
      writeFile: (name, contents) => {
        if (name === 'peak.wasm') binary = contents as Uint8Array<ArrayBuffer>;
      },
    },
  );
  if (error) throw error;
  const { instance } = await WebAssembly.instantiate(binary!);
  return instance.exports['run'] as (count: number) => number;
}

/** As many operations as a product of matrices has, of the width that WebAssembly has. */
export async function peak(): Promise<Contender> {
  const run = await compiled();
  return {
    name: 'SIMD128 mul + add peak',
    prepare(task) {
      const [name, size] = task.split(':');
      if (name !== 'matmul') return undefined;
      const steps = Math.round(Number(size) ** 3 / (SUMS * LANES));
      return {
        // In parts: code that runs is not exchanged for optimised code.
        run: () => {
          for (let left = steps; left > 0; left -= 1e5) run(Math.min(left, 1e5));
        },
        result: () => [],
      };
    },
  };
}
