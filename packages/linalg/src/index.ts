export { LinAlgError, LinAlgWarning, onWarning, type WarningHandler } from './errors.ts';
export type { Operand } from './arguments/operands.ts';
export { matmul } from './products/matmul.ts';
export {
  qr,
  type QrMode,
  type QrOptions,
  type QrPivots,
  type QrReflectors,
  type QrResult,
  type QrTriangle,
} from './qr/qr.ts';
export { svd, type SvdOptions, type SvdResult, svdvals } from './singular/svd.ts';
