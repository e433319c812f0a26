/** Made of assembly/modules/copies.ts by tools/kernels.ts, not by hand. Sources: 91a1249d45462fb4 */
import type { KernelModule } from '../load.ts';

export interface CopiesKernels {
  readonly interleave: (m: number, n: number, x: number, y: number, c: number, row: number, column: number, accumulate: boolean) => void;
  readonly setIdentity: (m: number, n: number, a: number, row: number, column: number, components: number) => void;
  readonly copyUnitLower: (m: number, n: number, a: number, aColumn: number, b: number, bColumn: number, components: number) => void;
}

export const copies: KernelModule<CopiesKernels> = {
  plain: "AGFzbQEAAAABHwNgBn9/f39/fwBgCH9/f39/f39/AGAHf39/f39/fwACEgEDZW52Bm1lbW9yeQIDAICABAMEAwABAgcsAwppbnRlcmxlYXZlAAELc2V0SWRlbnRpdHkAAA1jb3B5VW5pdExvd2VyAAIKnAMDgAEBBH9BBEEDIAVBAkYbIQgDQCAAIAdKBEBBACEGA0AgASAGSgRAIAIgAyAHbCAEIAZsaiAIdGoiCUQAAAAAAADwP0QAAAAAAAAAACAGIAdGGzkDACAFQQJGBEAgCUQAAAAAAAAAADkDCAsgBkEBaiEGDAELCyAHQQFqIQcMAQsLC4EBAgN/AXsDQCAAIAlKBEAgBCAFIAlsQQR0aiEIQQAhCgNAIAEgCkoEQCACKwMA/RQgAysDAP0iASELIAggBwR7IAj9AAQAIAv98AEFIAsL/QsEACAKQQFqIQogCCAGQQR0aiEIIAJBCGohAiADQQhqIQMMAQsLIAlBAWohCQwBCwsLlAEBBH9BBEEDIAZBAkYbIQgDQCABIAdKBEAgBCAFIAdsIAh0aiIJQQAgByAAIAAgB0oiChsgCHT8CwAgCgRAIAcgCHQiCiAJaiIJIAIgAyAHbCAIdGogCmogACAHayAIdPwKAAAgCUQAAAAAAADwPzkDACAGQQJGBEAgCUQAAAAAAAAAADkDCAsLIAdBAWohBwwBCwsL",
};
