/** The method of moments for distributions that have a location and a scale only. */
import type { ContinuousLaw, Fitter } from '../distributions/law.ts';
import { meanOf, squaresOf } from './summary.ts';

/** Location and scale with the mean and variance of the observations; of one that is free, the mean. */
export const momentsOfLocationScale: Fitter = ({ data, fixed: [floc, fscale] }, law) => {
  const mean = meanOf(data);
  const unit = law.mean(1, 1, 1);
  if (floc !== undefined) {
    const isCentred = unit === 0;
    const scale = isCentred
      ? Math.sqrt(squaresOf(data, floc) / law.variance(1, 1, 1))
      : (mean - floc) / unit;
    return [floc, scale];
  }
  const scale = fscale ?? Math.sqrt(squaresOf(data, mean) / law.variance(1, 1, 1));
  return [mean - scale * unit, scale];
};

/** A closed form of the most likely parameters, with the method of moments beside it. */
export const closed =
  (likelihood: (task: Parameters<Fitter>[0], law: ContinuousLaw) => number[]): Fitter =>
  (task, law) =>
    (task.method === 'MM' ? momentsOfLocationScale : likelihood)(task, law);
