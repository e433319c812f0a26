/** Made of assembly/modules/copies.ts by tools/kernels.ts, not by hand. Sources: 948e106e729f5b40 */
import type { KernelModule } from '../load.ts';

export interface CopiesKernels {
  readonly interleave: (m: number, n: number, x: number, y: number, c: number, row: number, column: number, accumulate: boolean) => void;
  readonly setIdentity: (m: number, n: number, a: number, row: number, column: number, components: number) => void;
  readonly copyUnitLower: (m: number, n: number, a: number, aColumn: number, b: number, bColumn: number, components: number) => void;
  readonly copyColumns: (m: number, n: number, a: number, aColumn: number, b: number, bColumn: number, components: number) => void;
}

export const copies: KernelModule<CopiesKernels> = {
  plain: "AGFzbQEAAAABHwNgB39/f39/f38AYAZ/f39/f38AYAh/f39/f39/fwACEgEDZW52Bm1lbW9yeQIDAICABAMFBAECAAAHOgQKaW50ZXJsZWF2ZQABC3NldElkZW50aXR5AAANY29weVVuaXRMb3dlcgACC2NvcHlDb2x1bW5zAAMK4AMEgAEBBH9BBEEDIAVBAkYbIQgDQCAAIAdKBEBBACEGA0AgASAGSgRAIAIgAyAHbCAEIAZsaiAIdGoiCUQAAAAAAADwP0QAAAAAAAAAACAGIAdGGzkDACAFQQJGBEAgCUQAAAAAAAAAADkDCAsgBkEBaiEGDAELCyAHQQFqIQcMAQsLC4EBAgN/AXsDQCAAIAlKBEAgBCAFIAlsQQR0aiEIQQAhCgNAIAEgCkoEQCACKwMA/RQgAysDAP0iASELIAggBwR7IAj9AAQAIAv98AEFIAsL/QsEACAKQQFqIQogCCAGQQR0aiEIIAJBCGohAiADQQhqIQMMAQsLIAlBAWohCQwBCwsLlAEBBH9BBEEDIAZBAkYbIQgDQCABIAdKBEAgBCAFIAdsIAh0aiIJQQAgByAAIAAgB0oiChsgCHT8CwAgCgRAIAcgCHQiCiAJaiIJIAIgAyAHbCAIdGogCmogACAHayAIdPwKAAAgCUQAAAAAAADwPzkDACAGQQJGBEAgCUQAAAAAAAAAADkDCAsLIAdBAWohBwwBCwsLQwEBf0EEQQMgBkECRhshBgNAIAEgB0oEQCAEIAUgB2wgBnRqIAIgAyAHbCAGdGogACAGdPwKAAAgB0EBaiEHDAELCws=",
};
