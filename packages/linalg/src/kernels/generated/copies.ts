/** Made of assembly/modules/copies.ts by tools/kernels.ts, not by hand. Sources: 7801ec7c87e25e9e */
import type { KernelModule } from '../load.ts';

export interface CopiesKernels {
  readonly interleave: (m: number, n: number, x: number, y: number, c: number, row: number, column: number, accumulate: boolean) => void;
  readonly setIdentity: (m: number, n: number, a: number, row: number, column: number, components: number) => void;
  readonly copyUnitLower: (m: number, n: number, a: number, aColumn: number, b: number, bColumn: number, components: number) => void;
  readonly copyMatrix: (m: number, n: number, a: number, aRow: number, aColumn: number, b: number, bRow: number, bColumn: number, components: number) => void;
  readonly scaleMatrix: (m: number, n: number, factor: number, a: number, row: number, column: number, components: number) => void;
  readonly addLower: (n: number, s: number, c: number, row: number, column: number, components: number) => void;
}

export const copies: KernelModule<CopiesKernels> = {
  plain: "AGFzbQEAAAABNQVgBn9/f39/fwBgB39/fH9/f38AYAh/f39/f39/fwBgB39/f39/f38AYAl/f39/f39/f38AAhIBA2VudgZtZW1vcnkCAwCAgAQDBwYAAQIDBAAHUgYKaW50ZXJsZWF2ZQACC3NldElkZW50aXR5AAANY29weVVuaXRMb3dlcgADCmNvcHlNYXRyaXgABAtzY2FsZU1hdHJpeAABCGFkZExvd2VyAAUKqwcGgAEBBH9BBEEDIAVBAkYbIQgDQCAAIAdKBEBBACEGA0AgASAGSgRAIAIgAyAHbCAEIAZsaiAIdGoiCUQAAAAAAADwP0QAAAAAAAAAACAGIAdGGzkDACAFQQJGBEAgCUQAAAAAAAAAADkDCAsgBkEBaiEGDAELCyAHQQFqIQcMAQsLC4kBAQR/QQRBAyAGQQJGGyEKA0AgACAISgRAIAMgBCAIbCAKdGohB0EAIQkDQCABIAlKBEAgByACIAcrAwCiRAAAAAAAAAAAoDkDACAGQQJGBEAgByACIAcrAwiiRAAAAAAAAAAAoDkDCAsgCUEBaiEJIAcgBSAKdGohBwwBCwsgCEEBaiEIDAELCwuBAQIDfwF7A0AgACAJSgRAIAQgBSAJbEEEdGohCEEAIQoDQCABIApKBEAgAisDAP0UIAMrAwD9IgEhCyAIIAcEeyAI/QAEACAL/fABBSALC/0LBAAgCkEBaiEKIAggBkEEdGohCCACQQhqIQIgA0EIaiEDDAELCyAJQQFqIQkMAQsLC5QBAQR/QQRBAyAGQQJGGyEIA0AgASAHSgRAIAQgBSAHbCAIdGoiCUEAIAcgACAAIAdKIgobIAh0/AsAIAoEQCAHIAh0IgogCWoiCSACIAMgB2wgCHRqIApqIAAgB2sgCHT8CgAAIAlEAAAAAAAA8D85AwAgBkECRgRAIAlEAAAAAAAAAAA5AwgLCyAHQQFqIQcMAQsLC6YBAQV/QQRBAyAIQQJGGyEJA0AgACAMSgRAIAIgAyAMbCAJdGohCiAFIAYgDGwgCXRqIQsCQCAHQQFGIARBAUZxBEAgCyAKIAEgCXT8CgAADAELQQAhDQNAIAEgDUoEQCALIAorAwA5AwAgCEECRgRAIAsgCisDCDkDCAsgCiAEIAl0aiEKIAsgByAJdGohCyANQQFqIQ0MAQsLCyAMQQFqIQwMAQsLC9oBAQJ/IAVBAkYEQANAIAAgBkoEQCAGIQUDQCAAIAVKBEAgAiADIAVsIAQgBmxqQQR0aiIHIAf9AAQAIAEgBSAAIAZsakEEdGr9AAQA/fAB/QsEACAFIAZGBEAgB0QAAAAAAAAAADkDCAsgBUEBaiEFDAELCyAGQQFqIQYMAQsLBQNAIAAgBkoEQCAGIQUDQCAAIAVKBEAgAiADIAVsIAQgBmxqQQN0aiIHIAcrAwAgASAFIAAgBmxqQQN0aisDAKA5AwAgBUEBaiEFDAELCyAGQQFqIQYMAQsLCws=",
};
