/** Ranks from 1 where tied values share the mean of theirs, by comparing all. */
export const meanRanks = (x: readonly number[]): number[] =>
  x.map(
    (one) =>
      x.filter((other) => other < one).length + (x.filter((other) => other === one).length + 1) / 2,
  );
