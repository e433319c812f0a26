/**
 * Computes a function of the float64 values on its standard input, the first operand's before the
 * second's, and writes the results. For exponential_measure.py and trigonometric_measure.py, which say how it is run.
 */
import { array, heap, zeros } from '@numloom/ndarray';
import * as ufunc from '@numloom/ufunc';
import { readFileSync, writeSync } from 'node:fs';

const [name, arity, repeats] = process.argv.slice(2) as [string, string, string];
heap.configure({ budget: 2 ** 31 });
const bytes = readFileSync(0);
const values = new Float64Array(
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
);
const length = values.length / Number(arity);
const operands = Array.from({ length: Number(arity) }, (_, i) =>
  array(values.subarray(i * length, (i + 1) * length)),
);
const target = zeros(length);
const compute = (ufunc as unknown as Record<string, (...x: unknown[]) => ufunc.Expression>)[name]!;
let best = Infinity;
for (let i = 0; i < Number(repeats); i++) {
  const begin = performance.now();
  ufunc.assign(target, compute(...operands));
  best = Math.min(best, performance.now() - begin);
}
const results = Buffer.from(Float64Array.from(target.data).buffer);
for (let at = 0; at < results.length;) at += writeSync(1, results, at);
process.stderr.write(`${(best / length) * 1e6}`);
