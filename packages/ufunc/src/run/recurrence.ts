/**
 * Recurrences: stores that read what earlier indices of an axis have written, as running sums and
 * running extremes do. Where that axis lies outside of others, the plan of such stores runs row
 * after row, each row in vectors.
 */
import { planTask, type Task } from '../plan/plan.ts';
import type { Steps } from '../threads/job.ts';
import { planSteps } from './execute.ts';

/**
 * Runs stores in ascending order along an axis.
 *
 * @returns false, with nothing done, where that axis would be the innermost loop
 */
export function* recurrenceSteps(
  shape: readonly number[],
  axis: number,
  roots: Task['roots'],
  caller: string,
): Steps<boolean> {
  if (shape.includes(0)) return true;
  const plan = planTask({ shape, foldedAxes: [axis], recurrence: true, roots }, caller);
  if (plan.folding === 'inside') return false;
  yield* planSteps(plan);
  return true;
}
