/** Sums of the third and fourth powers of deviations. */
import { evaluate, multiply, square, sum } from '@numloom/ufunc';
import { columnOf } from '../results/column.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { HigherMoments } from './moments.ts';

/** A second pass over samples whose means are known. */
export const higherMoments: HigherMoments = {
  slice(x, start, stride, n, moments, k) {
    const squares = moments.squares[k]!;
    if (!(squares > 0)) {
      moments.cubes![k] = moments.fourths![k] = squares;
      return;
    }
    const scale = moments.scale[k]!;
    const centre = moments.centre[k]! * scale;
    const offset = moments.offset[k]!;
    let third = 0;
    let fourth = 0;
    let restOfThird = 0;
    let restOfFourth = 0;
    for (let i = 0, at = start; i < n; i++, at += stride) {
      const d = x[at]! * scale - centre - offset;
      if (d !== d) continue;
      const square = d * d;
      const cube = square * d;
      const thirds = third + cube;
      const share = thirds - third;
      restOfThird += third - (thirds - share) + (cube - share);
      third = thirds;
      const power = square * square;
      const fourths = fourth + power;
      const part = fourths - fourth;
      restOfFourth += fourth - (fourths - part) + (power - part);
      fourth = fourths;
    }
    moments.cubes![k] = third + restOfThird;
    moments.fourths![k] = fourth + restOfFourth;
  },

  fused({ count, centre, offset, squares: seconds, cubes, fourths }, isDone, deviations) {
    if (isDone.every(Boolean)) return;
    const means = columnOf(centre.length, (k) => (isDone[k] ? 0 : centre[k]! + offset[k]!));
    const d = deviations(means);
    const squares = square(d);
    const along = { axis: -1 };
    const sums = evaluate([sum(multiply(squares, d), along), sum(square(squares), along)]);
    const [thirds, fourthPowers] = sums.map(packedValues);
    isDone.forEach((done, k) => {
      if (done) return;
      // What the mean lost when it was rounded.
      const e = centre[k]! - means[k]! + offset[k]!;
      const n = count[k]!;
      const second = seconds[k]! + n * e * e;
      const third = thirds![k]!;
      cubes![k] = third - 3 * e * second + 2 * n * e ** 3;
      fourths![k] = fourthPowers![k]! - 4 * e * third + 6 * e * e * second - 3 * n * e ** 4;
    });
  },
};
