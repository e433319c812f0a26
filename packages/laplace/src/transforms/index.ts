export { dct, dctn, idct, idctn } from './dct.ts';
export { dst, dstn, idst, idstn } from './dst.ts';
export type {
  TransformNorm,
  TransformOptions,
  TransformsOptions,
  TransformType,
} from './options.ts';
