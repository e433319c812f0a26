/** Files of matrices, an entry point of their own: not every page that computes reads them. */
export type { FileContent } from './bytes/content.ts';
export { MatrixFormatError } from './error.ts';
export { hb_read, hb_write } from './harwell/files.ts';
export { decodeHarwellBoeing } from './harwell/read.ts';
export { encodeHarwellBoeing, type HarwellOptions } from './harwell/write.ts';
export { mminfo, mmread, mmwrite } from './market/files.ts';
export type { MarketField, MarketInfo, MarketSymmetry } from './market/header.ts';
export { decodeMatrixMarket, decodeMatrixMarketInfo } from './market/read.ts';
export { encodeMatrixMarket, type MarketOptions } from './market/write.ts';
export {
  decodeSparseNpz,
  encodeSparseNpz,
  load_npz,
  save_npz,
  type SparseNpzOptions,
} from './npz/npz.ts';
export type { FileDType } from './triplets.ts';
