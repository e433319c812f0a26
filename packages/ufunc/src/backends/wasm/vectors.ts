/** Decides whether a kernel's innermost loop can work on vectors. */
import { isOperation, type Kernel } from '../../kernel/kernel.ts';
import { primitiveInfo, type RealDType } from '../../kernel/primitives.ts';
import { ratesOf } from '../../emit/schedule.ts';
import { rowOf } from './lowering.ts';
import { machineOf } from './machine.ts';

/**
 * How many elements a vector of the kernel holds: as many as the widest value leaves room for,
 * narrower ones then fill only a part. 1 if some step has no vector form.
 */
export function lanesOf(kernel: Kernel): number {
  const rates = ratesOf(kernel);
  const dtypes = new Set<RealDType>(kernel.outputs.map(({ value }) => kernel.body[value]!.dtype));
  kernel.body.forEach((instruction, i) => {
    if (rates[i] !== 'element') return;
    dtypes.add(instruction.dtype);
    if (isOperation(instruction)) {
      for (const arg of instruction.args) dtypes.add(kernel.body[arg]!.dtype);
    }
  });
  const lanes = [...dtypes].some((dtype) => machineOf(dtype).itemsize === 8) ? 2 : 4;
  const possible = kernel.body.every((instruction, i) => {
    if (rates[i] !== 'element' || !isOperation(instruction)) return true;
    const { op, dtype, args } = instruction;
    const { scalarCall, guardedCall, column } = primitiveInfo(op);
    if (scalarCall) return false;
    if (guardedCall || column) return true;
    const from = kernel.body[args.at(-1)!]!.dtype;
    return rowOf(op, from, dtype, lanes) !== undefined;
  });
  return possible ? lanes : 1;
}
