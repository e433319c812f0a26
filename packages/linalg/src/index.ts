export { LinAlgError, LinAlgWarning, onWarning, type WarningHandler } from './errors.ts';
export type { Operand } from './arguments/operands.ts';
export { matmul } from './products/matmul.ts';
export { type Eigenpairs, eigh, type EighOptions, type RealOf } from './eigh/eigh.ts';
export { eigvalsh } from './eigh/eigvalsh.ts';
