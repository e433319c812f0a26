/** What is computed. A task's name is the function, the number of axes of the grid, and its points. */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { asarray, type NdArray } from '@numloom/ndarray';
import type { Task } from '../compare.ts';
import { grid, product } from './grids.ts';
import { mmwrite } from '@numloom/sparse/files';
import { matrixFiles, readMatrix } from './matrices.ts';

/** The parts of a task's name; of a matrix in a file, axes and points are none. */
export function partsOf(name: string): { kind: string; axes: number; points: number } {
  const [kind, axes, points] = name.split(':') as [string, string, string];
  return { kind, axes: Number(axes), points: Number(points) };
}

/** Where the file of a task is. */
export const fileOf = (name: string): string =>
  join(tmpdir(), `numloom-${name.replace(/:/g, '-')}.mtx`);

function vector(size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, i) => Math.sin(1 + i * 0.7));
}

/** A solution that is known, and the right-hand side that belongs to it. */
function task(kind: string, axes: number, points: number): Task {
  return {
    name: `${kind}:${axes}:${points}`,
    title: `${kind.replace('-', ', ')} ${points}${axes === 2 ? '²' : '³'}`,
    operands() {
      const x = vector(points ** axes);
      return [kind === 'matvec' ? x : product(grid(axes, points), x)];
    },
  };
}

/** Factors and a solution of a real matrix, which is written to a file that all contenders can read. */
function matrixTask(file: string): Task {
  const name = `matrix:${file}`;
  return {
    name,
    title: `splu ${basename(file, extname(file)).replace(/^.*?__/, '')}`,
    operands() {
      const matrix = readMatrix(file);
      mmwrite(fileOf(name), matrix);
      const x = asarray(vector(matrix.shape[0]));
      const b = matrix.dtype === 'complex128' ? x : (matrix.tocsr().matmul(x) as NdArray);
      return [Float64Array.from(b.values() as Iterable<number>)];
    },
  };
}

/** Reading a file that is written before. */
function reading(points: number): Task {
  const { name, title } = task('mmread', 2, points);
  return {
    name,
    title,
    operands() {
      const { size, indptr, indices } = grid(2, points);
      const values = vector(indices.length);
      const lines: string[] = [
        `%%MatrixMarket matrix coordinate real general\n${size} ${size} ${indices.length}\n`,
      ];
      for (let i = 0; i < size; i++) {
        for (let k = indptr[i]!; k < indptr[i + 1]!; k++) {
          lines.push(`${i + 1} ${indices[k]! + 1} ${values[k]}\n`);
        }
      }
      writeFileSync(fileOf(name), lines.join(''));
      return [];
    },
  };
}

export const tasks: readonly Task[] = [
  ...[100, 200, 400, 700].map((points) => task('splu', 2, points)),
  ...[20, 30, 40].map((points) => task('splu', 3, points)),
  ...[100, 200, 400].map((points) => task('splu-columns', 2, points)),
  ...[20, 30].map((points) => task('splu-columns', 3, points)),
  ...matrixFiles.map(matrixTask),
  ...[100, 400, 1000].map((points) => task('matvec', 2, points)),
  ...['cg', 'cg-jacobi'].map((kind) => task(kind, 2, 400)),
  task('cg-spilu', 2, 100),
  reading(400),
];
