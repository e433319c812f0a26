/** Kernels as text, for people. */
import { type Instruction, isOperation, type Kernel, type Output } from './kernel.ts';

/**
 * A readable listing of a kernel: its loop nest, what it is given, one line per instruction, and
 * what becomes of the results.
 *
 * @example
 * ```text
 * kernel: for i0, fold i1
 *   leaf 0: float64, unit, read
 *   leaf 1: float64, broadcast, folded into
 *   scalar 0: float64
 *
 *   %0 = load.float64 leaf 0
 *   %1 = scalar.float64 scalar 0
 *   %2 = mul.float64 %0, %1
 *
 *   leaf 1 = fold add %2
 * ```
 */
export function formatKernel(kernel: Kernel): string {
  const { body, outputs, scalars } = kernel;
  const head = [
    `kernel: ${formatNest(kernel)}`,
    ...kernel.leaves.map(
      ({ dtype, inner }, leaf) =>
        `  leaf ${leaf}: ${dtype}, ${inner}, ${formatUses(kernel, leaf).join(' and ')}`,
    ),
    ...scalars.map((dtype, scalar) => `  scalar ${scalar}: ${dtype}`),
  ];
  const width = `%${body.length - 1}`.length;
  const lines = body.map((instruction, index) => {
    const name = `%${index}`.padEnd(width);
    return `  ${name} = ${instruction.op}.${instruction.dtype} ${formatOperands(instruction)}`;
  });
  return [...head, '', ...lines, '', ...outputs.map(formatOutput)].join('\n');
}

function formatNest({ rank, foldAxes }: Kernel): string {
  const axes = Array.from({ length: rank }, (_, axis) => `i${axis}`);
  const mapped = axes.slice(0, rank - foldAxes);
  const folded = axes.slice(rank - foldAxes);
  const parts = [];
  if (mapped.length > 0) parts.push(`for ${mapped.join(', ')}`);
  if (folded.length > 0) parts.push(`fold ${folded.join(', ')}`);
  return parts.join(', ');
}

function formatUses({ body, outputs }: Kernel, leaf: number): string[] {
  const uses = [];
  if (body.some((one) => one.op === 'load' && one.leaf === leaf)) uses.push('read');
  const output = outputs.find((one) => one.leaf === leaf);
  if (output !== undefined) uses.push(output.kind === 'store' ? 'written' : 'folded into');
  return uses.length > 0 ? uses : ['unused'];
}

function formatOperands(instruction: Instruction): string {
  if (isOperation(instruction)) {
    const { args, callee } = instruction;
    const operands = args.map((arg) => `%${arg}`).join(', ');
    return callee === undefined ? operands : `function ${callee}, ${operands}`;
  }
  if (instruction.op === 'load') return `leaf ${instruction.leaf}`;
  if (instruction.op === 'scalar') return `scalar ${instruction.scalar}`;
  const { value } = instruction;
  return Object.is(value, -0) ? '-0' : String(value);
}

function formatOutput(output: Output): string {
  const value = `%${output.value}`;
  return output.kind === 'store'
    ? `  leaf ${output.leaf} = ${value}`
    : `  leaf ${output.leaf} = fold ${output.fold} ${value}`;
}
