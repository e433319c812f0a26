/** Made of assembly/modules/copies.ts by tools/kernels.ts, not by hand. Sources: 3910974f1d0d7b81 */
import type { KernelModule } from '../load.ts';

export interface CopiesKernels {
  readonly interleave: (m: number, n: number, x: number, y: number, c: number, row: number, column: number, accumulate: boolean) => void;
  readonly setIdentity: (m: number, n: number, a: number, row: number, column: number, components: number) => void;
  readonly copyUnitLower: (m: number, n: number, a: number, aColumn: number, b: number, bColumn: number, components: number) => void;
  readonly copyMatrix: (m: number, n: number, a: number, aRow: number, aColumn: number, b: number, bRow: number, bColumn: number, components: number) => void;
  readonly scaleMatrix: (m: number, n: number, factor: number, a: number, row: number, column: number, components: number) => void;
  readonly addLower: (n: number, s: number, c: number, row: number, column: number, components: number) => void;
  readonly copyColumns: (m: number, n: number, a: number, aColumn: number, b: number, bColumn: number, components: number) => void;
}

export const copies: KernelModule<CopiesKernels> = {
  plain: "AGFzbQEAAAABNQVgBn9/f39/fwBgB39/f39/f38AYAd/f3x/f39/AGAIf39/f39/f38AYAl/f39/f39/f38AAhIBA2VudgZtZW1vcnkCAwCAgAQDCAcAAgMBBAEAB2AHCmludGVybGVhdmUAAgtzZXRJZGVudGl0eQAADWNvcHlVbml0TG93ZXIAAwpjb3B5TWF0cml4AAQLc2NhbGVNYXRyaXgAAQhhZGRMb3dlcgAGC2NvcHlDb2x1bW5zAAUK2gcHgAEBBH9BBEEDIAVBAkYbIQgDQCAAIAdKBEBBACEGA0AgASAGSgRAIAIgAyAHbCAEIAZsaiAIdGoiCUQAAAAAAADwP0QAAAAAAAAAACAGIAdGGzkDACAFQQJGBEAgCUQAAAAAAAAAADkDCAsgBkEBaiEGDAELCyAHQQFqIQcMAQsLC3UBBH9BBEEDIAZBAkYbIQoDQCAAIAhKBEAgAyAEIAhsIAp0aiEHQQAhCQNAIAEgCUoEQCAHIAIgBysDAKI5AwAgBkECRgRAIAcgAiAHKwMIojkDCAsgCUEBaiEJIAcgBSAKdGohBwwBCwsgCEEBaiEIDAELCwuBAQIDfwF7A0AgACAJSgRAIAQgBSAJbEEEdGohCEEAIQoDQCABIApKBEAgAisDAP0UIAMrAwD9IgEhCyAIIAcEeyAI/QAEACAL/fABBSALC/0LBAAgCkEBaiEKIAggBkEEdGohCCACQQhqIQIgA0EIaiEDDAELCyAJQQFqIQkMAQsLC5QBAQR/QQRBAyAGQQJGGyEIA0AgASAHSgRAIAQgBSAHbCAIdGoiCUEAIAcgACAAIAdKIgobIAh0/AsAIAoEQCAHIAh0IgogCWoiCSACIAMgB2wgCHRqIApqIAAgB2sgCHT8CgAAIAlEAAAAAAAA8D85AwAgBkECRgRAIAlEAAAAAAAAAAA5AwgLCyAHQQFqIQcMAQsLC6YBAQV/QQRBAyAIQQJGGyEJA0AgACAMSgRAIAIgAyAMbCAJdGohCiAFIAYgDGwgCXRqIQsCQCAHQQFGIARBAUZxBEAgCyAKIAEgCXT8CgAADAELQQAhDQNAIAEgDUoEQCALIAorAwA5AwAgCEECRgRAIAsgCisDCDkDCAsgCiAEIAl0aiEKIAsgByAJdGohCyANQQFqIQ0MAQsLCyAMQQFqIQwMAQsLC0MBAX9BBEEDIAZBAkYbIQYDQCABIAdKBEAgBCAFIAdsIAZ0aiACIAMgB2wgBnRqIAAgBnT8CgAAIAdBAWohBwwBCwsL2gEBAn8gBUECRgRAA0AgACAGSgRAIAYhBQNAIAAgBUoEQCACIAMgBWwgBCAGbGpBBHRqIgcgB/0ABAAgASAFIAAgBmxqQQR0av0ABAD98AH9CwQAIAUgBkYEQCAHRAAAAAAAAAAAOQMICyAFQQFqIQUMAQsLIAZBAWohBgwBCwsFA0AgACAGSgRAIAYhBQNAIAAgBUoEQCACIAMgBWwgBCAGbGpBA3RqIgcgBysDACABIAUgACAGbGpBA3RqKwMAoDkDACAFQQFqIQUMAQsLIAZBAWohBgwBCwsLCw==",
};
