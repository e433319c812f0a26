/** The sine transform along both axes. */
import { asarray } from '@numloom/ndarray';
import { dstn } from '@numloom/laplace/transforms';
import type { Contender } from '../contender.ts';

export const transforms: Contender = {
  name: 'numloom',
  prepare(name, [operand]) {
    const [kind, size] = name.split(':') as [string, string];
    if (kind !== 'dstn') return undefined;
    const x = asarray(operand!)
      .reshape([Number(size), Number(size)])
      .copy();
    return {
      run: () => dstn(x, { type: 1 }).dispose(),
      result: () => dstn(x, { type: 1 }).data,
    };
  },
};
