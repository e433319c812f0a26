/** The two iterations once more, as plainly as can be: what the rows are compared with. */

export interface PlainRun {
  readonly iterations: number;
  readonly values: number[][];
}

/** Sweeps over nested arrays until the error, looked at every `checkEvery` sweeps, is small. */
export function plainRun(
  size: number,
  tolerance: number,
  { inPlace = false, checkEvery = 1, most = Infinity } = {},
): PlainRun {
  const h = 1 / (size - 1);
  const at = (i: number) => (i === size - 1 ? 1 : i * h);
  const onEdge = (i: number, j: number) => [i, j].some((k) => k === 0 || k === size - 1);
  let u = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => (onEdge(i, j) ? at(i) ** 2 - at(j) ** 2 : 0)),
  );
  const h2 = h * h;
  const scale = 0.5 / (h2 + h2);
  for (let iterations = 1; ; iterations++) {
    const before = u.map((row) => [...row]);
    const after = before.map((row) => [...row]);
    const read = inPlace ? after : before;
    let sum = 0;
    for (let i = 1; i < size - 1; i++) {
      for (let j = 1; j < size - 1; j++) {
        const vertical = (read[i - 1]![j]! + read[i + 1]![j]!) * h2;
        const horizontal = (read[i]![j - 1]! + read[i]![j + 1]!) * h2;
        after[i]![j] = (vertical + horizontal) * scale;
        sum += (after[i]![j]! - before[i]![j]!) ** 2;
      }
    }
    u = after;
    const checked = (iterations - 1) % checkEvery === 0;
    if ((checked && Math.sqrt(sum) <= tolerance) || iterations === most) {
      return { iterations, values: u };
    }
  }
}
