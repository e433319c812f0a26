/** What is computed: `sweeps` of the benchmark, `accuracy` of solvers, transforms. */
import type { Task } from '../compare.ts';

/** A task, and what its results are measured by. */
export interface LaplaceTask extends Task {
  readonly kind: 'jacobi' | 'jacobi-last' | 'gauss-seidel' | 'accuracy' | 'dstn';
  readonly points: number;
}

/** Largest difference of the five-point solution of the accuracy task from its formula. */
export const discretisationError = (points: number): number => 2.86e-7 * (1000 / points) ** 2;

/** The formula: sin(πx) sinh(πy) / sinh(π). */
export const formula = (x: number, y: number): number =>
  (Math.sin(Math.PI * x) * Math.sinh(Math.PI * y)) / Math.sinh(Math.PI);

function task(kind: LaplaceTask['kind'], points: number, title: string): LaplaceTask {
  const operands =
    kind === 'dstn'
      ? () => [Float64Array.from({ length: points ** 2 }, (_, i) => Math.sin(1 + i * 0.7))]
      : () => [];
  return { kind, points, name: `${kind}:${points}`, title, operands };
}

export const tasks: readonly LaplaceTask[] = [
  task('gauss-seidel', 1000, 'Gauss-Seidel 1000², 278 sweeps to the change 0.1505'),
  task('jacobi', 1000, 'Jacobi 1000², 219 sweeps to the change 0.1505'),
  task('gauss-seidel', 4000, 'Gauss-Seidel 4000², 24 sweeps'),
  task('jacobi', 4000, 'Jacobi 4000², 48 sweeps'),
  task('jacobi-last', 4000, 'Jacobi 4000², 48 sweeps, measured at the last (C at every 15th)'),
  ...[257, 513, 1000, 1025, 2049].map((points) =>
    task('accuracy', points, `accuracy ${points}², to the error of the five-point formula`),
  ),
  ...[255, 998, 1000, 1023, 2047].map((points) => task('dstn', points, `dstn ${points}²`)),
];

/** Sweeps of a task, and the change to stop at. */
export function stopOf(points: number, kind: string): { tol: number; sweeps: number } {
  if (points === 1000) return { tol: 0.1505, sweeps: 10_000 };
  return { tol: 1e-9, sweeps: kind === 'gauss-seidel' ? 24 : 48 };
}
