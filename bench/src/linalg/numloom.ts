/** The tasks in numloom. */
import { asarray, heap, type NdArray } from '@numloom/ndarray';
import * as linalg from '@numloom/linalg';
import type { Contender, Prepared } from '../contender.ts';
import { STACK } from './tasks.ts';

type Function = (...operands: NdArray[]) => NdArray | Readonly<Record<string, NdArray>>;

/** What is compared of a result that is not one array. */
const COMPARED: Readonly<Record<string, string>> = {
  lu_factor: 'lu',
  qr: 'R',
  svd: 'S',
  eigh: 'eigenvalues',
  eig: 'eigenvalues',
};

export const numloom: Contender = {
  name: 'numloom',
  prepare(task, operands) {
    heap.configure({ budget: 2 ** 31 });
    const [name, size] = task.split(':') as [string, string];
    const n = Number(size);
    const exported = linalg as unknown as Readonly<Record<string, Function | undefined>>;
    const compute = exported[name.replace('batched ', '').replace('matvec', 'matmul')];
    if (compute === undefined) return undefined;
    const arrays = operands.map((operand) => {
      const array = asarray(operand).copy();
      if (!name.startsWith('batched')) return operand.length === n ? array : array.reshape([n, n]);
      return array.reshape(operand.length === STACK * n ? [STACK, n, 1] : [STACK, n, n]);
    });
    return prepared(name, () => compute(...arrays));
  },
};

function prepared(name: string, compute: () => ReturnType<Function>): Prepared {
  return {
    run() {
      const result = compute();
      for (const array of 'storage' in result ? [result as NdArray] : Object.values(result)) {
        array.dispose();
      }
    },
    result() {
      const result = compute();
      const array = 'storage' in result ? (result as NdArray) : result[COMPARED[name]!]!;
      return comparable(name, array);
    },
  };
}

/** What all contenders agree on: absolute values where signs are free, in order where that is. */
function comparable(name: string, array: NdArray): number[] {
  const plain = ['matmul', 'matvec', 'solve', 'batched solve', 'cholesky'].includes(name);
  if (plain) return Array.from(array.reshape(-1).values(), Number);
  const values = name === 'qr' || name === 'lu_factor' ? array.slice('0') : array;
  const sizes = Array.from(values.reshape(-1).values(), (value) =>
    typeof value === 'object' ? Math.hypot(value.re, value.im) : Math.abs(Number(value)),
  );
  return name === 'eig' || name === 'eigh' ? sizes.sort((x, y) => x - y) : sizes;
}
