/** What is computed, of which operands. A task's name is the function and the size: `solve:500`. */
import type { Task } from '../compare.ts';

/** Numbers in [-1, 1), the same at every run. */
function random(size: number, seed: number): Float64Array {
  let state = seed * 0x9e3779b1;
  return Float64Array.from({ length: size }, () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 31 - 1;
  });
}

/** A + A^T. */
function symmetric(n: number): Float64Array {
  const a = random(n * n, 3);
  return a.map((value, at) => value + a[(at % n) * n + Math.floor(at / n)]!);
}

/** Symmetric, and so large on the diagonal that it is positive definite. */
function definite(n: number): Float64Array {
  const a = symmetric(n);
  for (let i = 0; i < n; i++) a[i * n + i]! += 2 * n;
  return a;
}

const square = (n: number): Float64Array => random(n * n, 1);

function task(name: string, n: number, operands: () => Float64Array[]): Task {
  return { name: `${name}:${n}`, title: `${name} ${n}`, operands };
}

/** Stacks of so many systems. */
export const STACK = 10_000;

export const tasks: readonly Task[] = [
  ...[256, 512, 1024, 2048].map((n) => task('matmul', n, () => [square(n), random(n * n, 2)])),
  task('matvec', 2000, () => [square(2000), random(2000, 2)]),
  ...[500, 1000, 2000].map((n) => task('lu_factor', n, () => [square(n)])),
  ...[500, 1000].flatMap((n) => [
    task('solve', n, () => [square(n), random(n, 2)]),
    task('cholesky', n, () => [definite(n)]),
    task('qr', n, () => [square(n)]),
    task('svd', n, () => [square(n)]),
    task('eigh', n, () => [symmetric(n)]),
    task('eig', n, () => [square(n)]),
  ]),
  ...[4, 16, 32].map((n) =>
    task('batched solve', n, () => [random(STACK * n * n, 1), random(STACK * n, 2)]),
  ),
];
