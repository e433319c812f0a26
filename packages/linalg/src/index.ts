export { LinAlgError, LinAlgWarning, onWarning, type WarningHandler } from './errors.ts';
export type { Operand } from './arguments/operands.ts';
export { matmul } from './products/matmul.ts';
export { eig, type EigResult, eigvals } from './eigen/eig.ts';
