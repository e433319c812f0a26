/**
 * Visits: launches of one kernel that are prepared once and run again and again, each time over a
 * range of its outermost axis. A pipeline of short rows makes so many of them that writing the
 * parameters of each would take longer than its elements do.
 *
 * A launch whose axes are all folded writes one partial result a visit if its segment is
 * {@link WHOLE}, always to the first element of its fold outputs, whose strides are 0. A visit of no
 * element writes none.
 */
import type { CompiledKernel, Launch, Visits } from '../kernel/launch.ts';

/** A segment that no visit is longer than. */
export const WHOLE = 2 ** 31 - 1;

/**
 * Prepares visits of a kernel.
 *
 * @param elements - how many elements will be computed altogether, for what takes time to compile
 */
export function visitsOf(
  compiled: CompiledKernel,
  launches: readonly Launch[],
  elements: number,
): Visits {
  const own = [...launches];
  return (
    compiled.prepare?.(launches, elements) ?? {
      run: (launch, begin, end) => compiled.run(own[launch]!, begin, end),
      move: (launch, operand, offset) => {
        const { operands, ...rest } = own[launch]!;
        const moved = operands.map((one, i) => (i === operand ? { ...one, offset } : one));
        own[launch] = { ...rest, operands: moved };
      },
      dispose: () => undefined,
    }
  );
}
