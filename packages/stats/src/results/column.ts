/** Numbers side by side: one place for each sample, or for each result. */

/** A typed array, or a list where there is one number only: lists of one are made in no time. */
export interface Column extends ArrayLike<number> {
  [place: number]: number;
  includes(value: number): boolean;
}

/** A column of zeros. */
export const newColumn = (length: number): Column =>
  length === 1 ? [0] : new Float64Array(length);

/** The column of what is computed for each place. */
export function columnOf(length: number, compute: (place: number) => number): Column {
  if (length === 1) return [compute(0)];
  const column = new Float64Array(length);
  for (let k = 0; k < length; k++) column[k] = compute(k);
  return column;
}
