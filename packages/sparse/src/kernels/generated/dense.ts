/** Made of assembly/modules/dense.ts by tools/kernels.ts, not by hand. Sources: f6db89b9d3106511 */
import type { KernelModule } from '@numloom/linalg/kernels';

export interface DenseKernels {
  readonly countFloat32: (lines: number, length: number, from: number, lineStride: number, elementStride: number, starts: number) => void;
  readonly countFloat64: (lines: number, length: number, from: number, lineStride: number, elementStride: number, starts: number) => void;
  readonly countComplex128: (lines: number, length: number, from: number, lineStride: number, elementStride: number, starts: number) => void;
  readonly gatherFloat32: (lines: number, length: number, from: number, lineStride: number, elementStride: number, indices: number, values: number) => void;
  readonly gatherFloat64: (lines: number, length: number, from: number, lineStride: number, elementStride: number, indices: number, values: number) => void;
  readonly gatherComplex128: (lines: number, length: number, from: number, lineStride: number, elementStride: number, indices: number, values: number) => void;
  readonly addFloat32: (lines: number, starts: number, indices: number, values: number, to: number, lineStride: number, elementStride: number) => void;
  readonly addFloat64: (lines: number, starts: number, indices: number, values: number, to: number, lineStride: number, elementStride: number) => void;
  readonly addComplex128: (lines: number, starts: number, indices: number, values: number, to: number, lineStride: number, elementStride: number) => void;
  readonly addTripletsFloat32: (entries: number, rows: number, columns: number, values: number, to: number, rowStride: number, columnStride: number) => void;
  readonly addTripletsFloat64: (entries: number, rows: number, columns: number, values: number, to: number, rowStride: number, columnStride: number) => void;
  readonly addTripletsComplex128: (entries: number, rows: number, columns: number, values: number, to: number, rowStride: number, columnStride: number) => void;
}

export const dense: KernelModule<DenseKernels> = {
  plain: "AGFzbQEAAAABFAJgB39/f39/f38AYAZ/f39/f38AAhIBA2VudgZtZW1vcnkCAwCAgAQDDQwAAAABAQEAAAAAAAAH0AEMDGNvdW50RmxvYXQzMgAEDGNvdW50RmxvYXQ2NAADD2NvdW50Q29tcGxleDEyOAAFDWdhdGhlckZsb2F0MzIAAQ1nYXRoZXJGbG9hdDY0AAAQZ2F0aGVyQ29tcGxleDEyOAACCmFkZEZsb2F0MzIACgphZGRGbG9hdDY0AAkNYWRkQ29tcGxleDEyOAALEmFkZFRyaXBsZXRzRmxvYXQzMgAHEmFkZFRyaXBsZXRzRmxvYXQ2NAAGFWFkZFRyaXBsZXRzQ29tcGxleDEyOAAICoUKDHUCA38BfANAIAAgCEoEQCACIAMgCGxqIQlBACEHA0AgASAHSgRAIAkrAwAhCiAEIAlqIQkgCkQAAAAAAAAAAGIEQCAFIAc2AgAgBiAKOQMAIAZBCGohBiAFQQRqIQULIAdBAWohBwwBCwsgCEEBaiEIDAELCwtxAgN/AX0DQCAAIAhKBEAgAiADIAhsaiEJQQAhBwNAIAEgB0oEQCAJKgIAIQogBCAJaiEJIApDAAAAAFwEQCAFIAc2AgAgBiAKOAIAIAZBBGohBiAFQQRqIQULIAdBAWohBwwBCwsgCEEBaiEIDAELCwuFAQIDfwF7A0AgACAISgRAIAIgAyAIbGohCUEAIQcDQCABIAdKBEAgCf0ABAAhCiAEIAlqIQkgCv0MAAAAAAAAAAAAAAAAAAAAAP1H/cMBRQRAIAUgBzYCACAGIAr9CwQAIAZBEGohBiAFQQRqIQULIAdBAWohBwwBCwsgCEEBaiEIDAELCwtpAQR/IAVBADYCAANAIAAgBkoEQCACIAMgBmxqIQdBACEIA0AgASAISgRAIAkgBysDAEQAAAAAAAAAAGJqIQkgBCAHaiEHIAhBAWohCAwBCwsgBSAGQQJ0aiAJNgIEIAZBAWohBgwBCwsLZQEEfyAFQQA2AgADQCAAIAZKBEAgAiADIAZsaiEHQQAhCANAIAEgCEoEQCAJIAcqAgBDAAAAAFxqIQkgBCAHaiEHIAhBAWohCAwBCwsgBSAGQQJ0aiAJNgIEIAZBAWohBgwBCwsLeAEEfyAFQQA2AgADQCAAIAZKBEAgAiADIAZsaiEHQQAhCANAIAEgCEoEQCAJIAf9AAQA/QwAAAAAAAAAAAAAAAAAAAAA/Uf9wwFFaiEJIAQgB2ohByAIQQFqIQgMAQsLIAUgBkECdGogCTYCBCAGQQFqIQYMAQsLC00BAn8DQCAAIAdKBEAgBCAHQQJ0IgggAWooAgAgBWwgAiAIaigCACAGbGpqIgggCCsDACADIAdBA3RqKwMAoDkDACAHQQFqIQcMAQsLC0oBA38DQCAAIAdKBEAgBCAHQQJ0IgggAWooAgAgBWwgAiAIaigCACAGbGpqIgkgCSoCACADIAhqKgIAkjgCACAHQQFqIQcMAQsLC1IBAn8DQCAAIAdKBEAgBCAHQQJ0IgggAWooAgAgBWwgAiAIaigCACAGbGpqIgggCP0ABAAgAyAHQQR0av0ABAD98AH9CwQAIAdBAWohBwwBCwsLcwEFfwNAIAAgCEoEQCAEIAUgCGxqIQkgASAIQQJ0aiIHKAIEIQogBygCACEHA0AgByAKSARAIAkgAiAHQQJ0aigCACAGbGoiCyALKwMAIAMgB0EDdGorAwCgOQMAIAdBAWohBwwBCwsgCEEBaiEIDAELCwtyAQZ/A0AgACAISgRAIAQgBSAIbGohCSABIAhBAnRqIgcoAgQhCiAHKAIAIQcDQCAHIApIBEAgCSAHQQJ0IgsgAmooAgAgBmxqIgwgDCoCACADIAtqKgIAkjgCACAHQQFqIQcMAQsLIAhBAWohCAwBCwsLeAEFfwNAIAAgCEoEQCAEIAUgCGxqIQkgASAIQQJ0aiIHKAIEIQogBygCACEHA0AgByAKSARAIAkgAiAHQQJ0aigCACAGbGoiCyAL/QAEACADIAdBBHRq/QAEAP3wAf0LBAAgB0EBaiEHDAELCyAIQQFqIQgMAQsLCw==",
};
