/** What is no matrix: functions say so themselves, not what they are made of. */
import * as sparse from '@numloom/sparse';
import { expect, test } from 'vitest';

type Call = (...args: readonly unknown[]) => unknown;

const names = `bicg bicgstab block_array block_diag bsr_array cg cgs coo_array csc_array csr_array
  dia_array dok_array eigs eigsh expm expm_multiply factorized gcrotmk gmres hstack ic0 inv jacobi lgmres lil_array lobpcg lsmr lsqr matrix_power minres
  qmr smoothedAggregation spilu splu spsolve_triangular ssor svds tfqmr vstack`.split(/\s+/);

test.each(names)('%s', (name) => {
  const call = (sparse as unknown as Record<string, Call>)[name]!;
  for (const wrong of [null, 'x', {}]) {
    expect(() => call(wrong, [1, 2])).toThrow(new RegExp(`^${name}: .{8}`));
  }
});
