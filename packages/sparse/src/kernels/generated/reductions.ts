/** Made of assembly/modules/reductions.ts by tools/kernels.ts, not by hand. Sources: b6bdfa7ad48477e7 */
import type { KernelModule } from '@numloom/linalg/kernels';

export interface ReductionsKernels {
  readonly extremes: (kind: number, begin: number, end: number, length: number, starts: number, values: number, isLeast: boolean, skips: boolean, stored: boolean, to: number) => void;
  readonly places: (kind: number, begin: number, end: number, length: number, starts: number, indices: number, values: number, isLeast: boolean, to: number) => void;
  readonly norms: (kind: number, begin: number, end: number, starts: number, values: number, to: number) => void;
}

export const reductions: KernelModule<ReductionsKernels> = {
  plain: "AGFzbQEAAAABIwNgCX9/f39/f39/fwBgBn9/f39/fwBgCn9/f39/f39/f38AAhIBA2VudgZtZW1vcnkCAwCAgAQDBAMAAQIHHQMIZXh0cmVtZXMAAgZwbGFjZXMAAAVub3JtcwABCvMGA6YCAgR/A3xEAAAAAAAA8L9EAAAAAAAA8D8gBxshDyABIQkDQCACIAlKBEAgBCAJQQFqQQJ0aigCACELQQAhCiAEIAlBAnRqKAIAIgEhBwNAIAcgC0gEfyAFIAdBAnRqKAIAIApGBUEACwRAIApBAWohCiAHQQFqIQcMAQsLRAAAAAAAAAAARAAAAAAAAPD/IAMgCkoiBxshDiAKQQAgBxshBwNAIAEgC0gEQAJAIAFBAnQiDCAFaigCACEKIA8gAAR8IAYgAUEDdGorAwAFIAYgDGoqAgC7C6IiDSANYgRAIAohBwwBCyAHIApKIA0gDmFxIA0gDmRyBEAgDSEOIAohBwsgAUEBaiEBDAILCwsgCCAJQQJ0aiAHNgIAIAlBAWohCQwBCwsLxQICBH8CfCAAQQJGIQggASEGA0AgAiAGSgRAIAMgBkEBakECdGooAgAgCHQhCUQAAAAAAAAAACEKIAMgBkECdGooAgAgCHQiASEHA0AgByAJSARAIApBASAAIABBAEobBHwgBCAHQQN0aisDAAUgBCAHQQJ0aioCALsLmaUhCiAHQQFqIQcMAQsLIAUgBkEDdGogCkQAAAAAAADwf2MgCkQAAAAAAAAAAGRxBHwgCkR5c0vScMsAXWQEf0GoewVB2ARBACAKRH7YexJffN4iYxsLrEL/B3xCNIa/IQtEAAAAAAAAAAAhCgNAIAEgCUgEQCAKQQEgACAAQQBKGwR8IAQgAUEDdGorAwAFIAQgAUECdGoqAgC7CyALoiIKIAqioCEKIAFBAWohAQwBCwsgCp8gC6MFIAoLOQMAIAZBAWohBgwBCwsLgQICA3wCf0QAAAAAAADwv0QAAAAAAADwPyAGGyELIAEhBgNAIAIgBkoEQCAEIAZBAWpBAnRqKAIAIg0gBCAGQQJ0aigCACIBayADSCEOIAhFIAEgDUZyIA4gDhsEfCALRAAAAAAAAAAAogUgCyAABHwgBSABQQN0aisDAAUgBSABQQJ0aioCALsLogshCgNAIAEgDUgEQCALIAAEfCAFIAFBA3RqKwMABSAFIAFBAnRqKgIAuwuiIQwCfCAHBEAgDCAKIApiDQEaIAogDCAMYg0BGgsgCiAMpQshCiABQQFqIQEMAQsLIAkgBkEDdGogCyAKojkDACAGQQFqIQYMAQsLCw==",
};
