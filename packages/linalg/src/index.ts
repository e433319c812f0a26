export { type Backend, backend } from './backend.ts';
export { LinAlgError, LinAlgWarning, onWarning, type WarningHandler } from './errors.ts';
export type { Operand } from './arguments/operands.ts';
export { matmul } from './products/matmul.ts';
