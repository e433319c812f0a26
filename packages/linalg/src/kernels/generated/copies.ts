/** Made of assembly/modules/copies.ts by tools/kernels.ts, not by hand. Sources: 335a0031e781a345 */
import type { KernelModule } from '../load.ts';

export interface CopiesKernels {
  readonly interleave: (m: number, n: number, x: number, y: number, c: number, row: number, column: number, accumulate: boolean) => void;
  readonly setIdentity: (m: number, n: number, a: number, row: number, column: number, components: number) => void;
  readonly copyUnitLower: (m: number, n: number, a: number, aColumn: number, b: number, bColumn: number, components: number) => void;
  readonly addLower: (n: number, s: number, c: number, row: number, column: number, components: number) => void;
}

export const copies: KernelModule<CopiesKernels> = {
  plain: "AGFzbQEAAAABHwNgBn9/f39/fwBgCH9/f39/f39/AGAHf39/f39/fwACEgEDZW52Bm1lbW9yeQIDAICABAMFBAABAgAHNwQKaW50ZXJsZWF2ZQABC3NldElkZW50aXR5AAANY29weVVuaXRMb3dlcgACCGFkZExvd2VyAAMK+AQEgAEBBH9BBEEDIAVBAkYbIQgDQCAAIAdKBEBBACEGA0AgASAGSgRAIAIgAyAHbCAEIAZsaiAIdGoiCUQAAAAAAADwP0QAAAAAAAAAACAGIAdGGzkDACAFQQJGBEAgCUQAAAAAAAAAADkDCAsgBkEBaiEGDAELCyAHQQFqIQcMAQsLC4EBAgN/AXsDQCAAIAlKBEAgBCAFIAlsQQR0aiEIQQAhCgNAIAEgCkoEQCACKwMA/RQgAysDAP0iASELIAggBwR7IAj9AAQAIAv98AEFIAsL/QsEACAKQQFqIQogCCAGQQR0aiEIIAJBCGohAiADQQhqIQMMAQsLIAlBAWohCQwBCwsLlAEBBH9BBEEDIAZBAkYbIQgDQCABIAdKBEAgBCAFIAdsIAh0aiIJQQAgByAAIAAgB0oiChsgCHT8CwAgCgRAIAcgCHQiCiAJaiIJIAIgAyAHbCAIdGogCmogACAHayAIdPwKAAAgCUQAAAAAAADwPzkDACAGQQJGBEAgCUQAAAAAAAAAADkDCAsLIAdBAWohBwwBCwsL2gEBAn8gBUECRgRAA0AgACAGSgRAIAYhBQNAIAAgBUoEQCACIAMgBWwgBCAGbGpBBHRqIgcgB/0ABAAgASAFIAAgBmxqQQR0av0ABAD98AH9CwQAIAUgBkYEQCAHRAAAAAAAAAAAOQMICyAFQQFqIQUMAQsLIAZBAWohBgwBCwsFA0AgACAGSgRAIAYhBQNAIAAgBUoEQCACIAMgBWwgBCAGbGpBA3RqIgcgBysDACABIAUgACAGbGpBA3RqKwMAoDkDACAFQQFqIQUMAQsLIAZBAWohBgwBCwsLCw==",
};
