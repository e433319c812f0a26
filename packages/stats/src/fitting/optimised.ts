/** Fits that are searched for. */
import {
  type ContinuousLaw,
  domainOf,
  endsOf,
  type Fitter,
  type FitTask,
} from '../distributions/law.ts';
import { type Minimum, nelderMead } from './nelder-mead.ts';
import { refine } from './newton.ts';
import { type Summary, summaryOf } from './summary.ts';

/** Where to start from: some guesses of [...shapes, loc, scale]. */
export type Guess = (summary: Summary, fixed: readonly (number | undefined)[]) => number[][];

/**
 * A fitter that searches for the most likely parameters, or for those with the moments of the
 * observations, of the first of `orders`, from each of the guesses; the best is taken. The likelihood of some distributions
 * grows without bound towards the end of the support: a search ends at a local maximum where it finds
 * one.
 */
export const optimised =
  (guess: Guess, orders: readonly number[] = [1, 2, 3, 4, 5]): Fitter =>
  (task, law) => {
    const summary = summaryOf(task.data);
    const objective =
      task.method === 'MLE' ? likelihoodOf(task, law) : momentsOf(task, law, orders);
    const { fixed, start } = task;
    const free = fixed.flatMap((value, k) => (value === undefined ? [k] : []));
    const whole = (x: readonly number[]): number[] => {
      const theta = fixed.map((value) => value ?? 0);
      free.forEach((place, k) => (theta[place] = x[k]!));
      return theta;
    };
    const f = (x: readonly number[]) => objective(whole(x));
    const guesses = guess(summary, fixed).map((theta) =>
      theta.map((value, k) => start[k] ?? value),
    );
    let best: Minimum = { x: free.map(() => NaN), value: Infinity };
    /** First moves from parameters: a location moves by parts of the scale, others by parts of themselves. */
    const stepsFrom = (x: readonly number[], scale: number) =>
      free.map((place, k) => (place === fixed.length - 2 ? scale * 0.1 : x[k]! * 0.1 || 0.1));
    for (const theta of guesses) {
      const from = free.map((place) => theta[place]!);
      const found = nelderMead(f, from, stepsFrom(from, theta.at(-1)!), 0);
      if (found.value < best.value) best = found;
    }
    if (best.value < Infinity) {
      best = nelderMead(f, best.x, stepsFrom(best.x, whole(best.x).at(-1)!));
    }
    if (!(best.value < Infinity)) {
      throw new RangeError(
        `${task.caller}: no parameters were found ${task.method === 'MM' ? 'that have finite moments' : 'for which all observations are possible'}`,
      );
    }
    const refined = refine(f, best.x);
    return whole(refined.value <= best.value + 1e-12 * Math.abs(best.value) ? refined.x : best.x);
  };

/** The negative logarithm of the likelihood. */
function likelihoodOf({ data }: FitTask, law: ContinuousLaw): (theta: number[]) => number {
  const allowed = domainOf(law);
  const [low, high] = endsOf(law);
  const count = law.shapes.length;
  return (theta) => {
    const [a = 1, b = 1, c = 1] = theta.slice(0, count);
    const [loc, scale] = theta.slice(count) as [number, number];
    if (!(scale > 0) || !allowed(a, b, c)) return Infinity;
    const [from, to] = [low(a, b, c), high(a, b, c)];
    let sum = 0;
    for (let k = 0; k < data.length; k++) {
      const z = (data[k]! - loc) / scale;
      if (!(z >= from && z <= to)) return Infinity;
      sum += law.logpdf(z, a, b, c);
    }
    const value = data.length * Math.log(scale) - sum;
    // Infinitely likely: the density has no bound at an observation, and means nothing there.
    return value === -Infinity ? Infinity : value;
  };
}

/** How far moments are from those of the observations: as many as parameters are free. */
function momentsOf(
  { data, fixed }: FitTask,
  law: ContinuousLaw,
  most: readonly number[],
): (theta: number[]) => number {
  const allowed = domainOf(law);
  const count = law.shapes.length;
  const orders = most.slice(0, fixed.filter((value) => value === undefined).length);
  const { mean, sd } = summaryOf(data);
  const wanted = orders.map(
    (order) => data.reduce((sum, x) => sum + ((x - mean) / sd) ** order, 0) / data.length,
  );
  return (theta) => {
    const [a = 1, b = 1, c = 1] = theta.slice(0, count);
    const [loc, scale] = theta.slice(count) as [number, number];
    if (!(scale > 0) || !allowed(a, b, c)) return Infinity;
    const [shift, factor] = [(loc - mean) / sd, scale / sd];
    return orders.reduce((sum, order, i) => {
      let moment = shift ** order;
      let choices = 1;
      for (let k = 1; k <= order; k++) {
        choices *= (order - k + 1) / k;
        moment += choices * shift ** (order - k) * factor ** k * law.moment(k, a, b, c);
      }
      return sum + ((moment - wanted[i]!) / order) ** 2;
    }, 0);
  };
}
