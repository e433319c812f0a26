/** The reciprocal pivots of tridiagonal systems -u[i - 1] + (2 + ε) u[i] - u[i + 1], for many ε at once. */

/**
 * What is special in the first and in the last row. `neumann`: a neighbour counts twice, for the one
 * outside of the grid equals it. `same` and `opposite`: the neighbour outside equals the number itself, or
 * that with the other sign.
 */
export interface Ends {
  readonly first: 'dirichlet' | 'neumann';
  readonly last: 'dirichlet' | 'neumann' | 'same' | 'opposite';
}

/** Rows of reciprocal pivots, as assembly/base/tridiagonal.ts reads them. */
export interface Pivots {
  /** For each slab and row where its numbers start, and how many there are. */
  readonly starts: Int32Array;
  readonly table: Float64Array;
  /** For each slab what the others are. */
  readonly limits: Float64Array;
}

/** Numbers that may become more. */
class Growing {
  values = new Float64Array(1024);
  length = 0;

  append(some: Float64Array): void {
    const length = this.length + some.length;
    if (length > this.values.length) {
      const more = new Float64Array(Math.max(length, 2 * this.values.length));
      more.set(this.values.subarray(0, this.length));
      this.values = more;
    }
    this.values.set(some, this.length);
    this.length = length;
  }
}

/**
 * The pivots of systems of n rows: slab by slab, `columns` numbers ε in each. A system with ε = 0 that has
 * no unique solution gets zeros.
 *
 * What is computed is p - 1, of which no digits cancel: a rounded 2 + ε would be another equation.
 */
export function pivotsOf(n: number, ends: Ends, columns: number, epsilons: Float64Array): Pivots {
  const slabs = epsilons.length / columns;
  const starts = new Int32Array(2 * slabs * n);
  const limits = new Float64Array(slabs * columns);
  const table = new Growing();
  const excess = new Float64Array(columns);
  const isOpen = ends.first === 'neumann' && (ends.last === 'neumann' || ends.last === 'same');
  for (let slab = 0; slab < slabs; slab++) {
    const own = epsilons.subarray(slab * columns, (slab + 1) * columns);
    const limit = limits.subarray(slab * columns, (slab + 1) * columns);
    // p - 1 converges to the root of x² = ε (x + 1).
    limit.set(own.map((epsilon) => 2 / (2 + epsilon + Math.sqrt(epsilon * (4 + epsilon)))));
    if (isOpen) own.forEach((epsilon, j) => epsilon === 0 && (limit[j] = 0));
    const row = limit.slice();
    let kept = columns;
    for (let i = 0; i < n; i++) {
      const isEnd = i === n - 1 && ends.last !== 'dirichlet';
      let different = 0;
      for (let j = 0; j < (isEnd ? columns : kept); j++) {
        const epsilon = own[j]!;
        if (isOpen && epsilon === 0) row[j] = 0;
        else if (isEnd) row[j] = endPivot(i, ends, epsilon, excess[j]!);
        else {
          excess[j] = nextExcess(i, ends, epsilon, excess[j]!);
          row[j] = 1 / (1 + excess[j]!);
        }
        if (Math.abs(row[j]! - limit[j]!) > 2 * Number.EPSILON * limit[j]!) different = j + 1;
      }
      kept = different;
      starts.set([table.length, kept], 2 * (slab * n + i));
      table.append(row.subarray(0, kept));
    }
  }
  return { starts, table: table.values.slice(0, table.length), limits };
}

/** p - 1 of a row, of that of the row before. */
function nextExcess(i: number, { first }: Ends, epsilon: number, before: number): number {
  if (i === 0) return 1 + epsilon;
  if (i === 1 && first === 'neumann') return epsilon + epsilon / (2 + epsilon);
  return epsilon + before / (1 + before);
}

/** The reciprocal pivot of a last row. */
function endPivot(i: number, ends: Ends, epsilon: number, before: number): number {
  if (ends.last === 'neumann') {
    if (i === 0) return 1 / (2 + epsilon);
    if (i > 1 || ends.first === 'dirichlet') return 1 / (epsilon + (2 * before) / (1 + before));
    return (2 + epsilon) / (epsilon * (4 + epsilon));
  }
  const excess = nextExcess(i, ends, epsilon, before);
  return 1 / (ends.last === 'same' ? excess : 2 + excess);
}
