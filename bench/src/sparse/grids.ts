/** The matrices: Laplacians of grids by finite differences. */

/** A matrix by rows. */
export interface Rows {
  readonly size: number;
  readonly indptr: Int32Array;
  readonly indices: Int32Array;
  readonly data: Float64Array;
}

/** The five-point (of two axes) or seven-point (of three) Laplacian of n points along each axis. */
export function grid(axes: number, n: number): Rows {
  const size = n ** axes;
  const indptr = new Int32Array(size + 1);
  const indices: number[] = [];
  const data: number[] = [];
  const steps = Array.from({ length: axes }, (_, axis) => n ** (axes - 1 - axis));
  for (let i = 0; i < size; i++) {
    const places = steps.map((step) => Math.floor(i / step) % n);
    const add = (j: number, value: number): void => {
      indices.push(j);
      data.push(value);
    };
    steps.forEach((step, axis) => places[axis]! > 0 && add(i - step, -1));
    add(i, 2 * axes);
    for (let axis = axes - 1; axis >= 0; axis--) {
      if (places[axis]! < n - 1) add(i + steps[axis]!, -1);
    }
    indptr[i + 1] = indices.length;
  }
  return { size, indptr, indices: Int32Array.from(indices), data: Float64Array.from(data) };
}

/** A x. */
export function product({ size, indptr, indices, data }: Rows, x: Float64Array): Float64Array {
  return Float64Array.from({ length: size }, (_, i) => {
    let sum = 0;
    for (let k = indptr[i]!; k < indptr[i + 1]!; k++) sum += data[k]! * x[indices[k]!]!;
    return sum;
  });
}
