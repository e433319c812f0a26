/** Made of assembly/modules/compress.ts by tools/kernels.ts, not by hand. Sources: 30ff7ffec930c152 */
import type { KernelModule } from '@numloom/linalg/kernels';

export interface CompressKernels {
  readonly countStarts: (entries: number, lines: number, lineCount: number, starts: number) => void;
  readonly placeFloat32: (entries: number, lines: number, minors: number, values: number, next: number, toIndices: number, toValues: number) => void;
  readonly placeFloat64: (entries: number, lines: number, minors: number, values: number, next: number, toIndices: number, toValues: number) => void;
  readonly placeComplex128: (entries: number, lines: number, minors: number, values: number, next: number, toIndices: number, toValues: number) => void;
  readonly expandStarts: (lineCount: number, starts: number, lines: number) => void;
  readonly isCanonical: (lineCount: number, starts: number, indices: number) => boolean;
  readonly sumEqualFloat32: (lineCount: number, starts: number, indices: number, values: number) => number;
  readonly sumEqualFloat64: (lineCount: number, starts: number, indices: number, values: number) => number;
  readonly sumEqualComplex128: (lineCount: number, starts: number, indices: number, values: number) => number;
}

export const compress: KernelModule<CompressKernels> = {
  plain: "AGFzbQEAAAABJwVgBH9/f38Bf2AHf39/f39/fwBgA39/fwF/YAN/f38AYAR/f39/AAISAQNlbnYGbWVtb3J5AgMAgIAEAwoJAAAAAQEBAgMEB5UBCQtjb3VudFN0YXJ0cwAIDHBsYWNlRmxvYXQzMgAEDHBsYWNlRmxvYXQ2NAADD3BsYWNlQ29tcGxleDEyOAAFDGV4cGFuZFN0YXJ0cwAHC2lzQ2Fub25pY2FsAAYPc3VtRXF1YWxGbG9hdDMyAAEPc3VtRXF1YWxGbG9hdDY0AAASc3VtRXF1YWxDb21wbGV4MTI4AAIKwwkJyQECBn8BfCAAIQYDQCAGIAlKBEAgASAJQQJ0aigCBCEAIAchBQNAIAAgBEoEQCACIARBAnRqKAIAIQggAyAEQQN0aisDACEKIAUgB0gEfyACIAdBAWtBAnRqKAIAIAhGBUEACwRAIAMgB0EBa0EDdGoiCCAIKwMAIAqgOQMABSACIAdBAnRqIAg2AgAgAyAHQQN0aiAKOQMAIAdBAWohBwsgBEEBaiEEDAELCyAAIQQgASAJQQJ0aiAHNgIEIAlBAWohCQwBCwsgBwvHAQIHfwF9IAAhBgNAIAYgCkoEQCABIApBAnRqKAIEIQAgByEFA0AgACAESgRAIARBAnQiCCACaigCACEJIAMgCGoqAgAhCyAFIAdIBH8gAiAHQQFrQQJ0aigCACAJRgVBAAsEQCADIAdBAWtBAnRqIgggCCoCACALkjgCAAUgB0ECdCIIIAJqIAk2AgAgAyAIaiALOAIAIAdBAWohBwsgBEEBaiEEDAELCyAAIQQgASAKQQJ0aiAHNgIEIApBAWohCgwBCwsgBwvPAQIGfwF7IAAhBgNAIAYgCUoEQCABIAlBAnRqKAIEIQAgByEFA0AgACAESgRAIAIgBEECdGooAgAhCCADIARBBHRq/QAEACEKIAUgB0gEfyACIAdBAWtBAnRqKAIAIAhGBUEACwRAIAMgB0EBa0EEdGoiCCAI/QAEACAK/fAB/QsEAAUgAiAHQQJ0aiAINgIAIAMgB0EEdGogCv0LBAAgB0EBaiEHCyAEQQFqIQQMAQsLIAAhBCABIAlBAnRqIAc2AgQgCUEBaiEJDAELCyAHC2UBBH8DQCAAIAdKBEAgBCAHQQJ0IgkgAWooAgBBAnRqIgooAgAhCCAKIAhBAWo2AgAgBSAIQQJ0aiACIAlqKAIANgIAIAYgCEEDdGogAyAHQQN0aisDADkDACAHQQFqIQcMAQsLC2EBBH8DQCAAIAdKBEAgBCAHQQJ0IgggAWooAgBBAnRqIgkoAgAhCiAJIApBAWo2AgAgCkECdCIJIAVqIAIgCGooAgA2AgAgBiAJaiADIAhqKgIAOAIAIAdBAWohBwwBCwsLZwEEfwNAIAAgB0oEQCAEIAdBAnQiCSABaigCAEECdGoiCigCACEIIAogCEEBajYCACAFIAhBAnRqIAIgCWooAgA2AgAgBiAIQQR0aiADIAdBBHRq/QAEAP0LBAAgB0EBaiEHDAELCwtiAQV/A0AgACAGSgRAIAEgBkECdGoiAygCBCEFQX8hBCADKAIAIQcDQCAFIAdKBEAgAiAHQQJ0aigCACIDIARMBEBBAA8LIAMhBCAHQQFqIQcMAQsLIAZBAWohBgwBCwtBAQtPAQN/A0AgACAESgRAIAEgBEECdGoiAygCBCEFIAMoAgAhAwNAIAMgBUgEQCACIANBAnRqIAQ2AgAgA0EBaiEDDAELCyAEQQFqIQQMAQsLC3kBA38gA0EAIAJBAWpBAnT8CwADQCAAIARKBEAgAyABIARBAnRqKAIAQQFqQQJ0aiIGIAYoAgBBAWo2AgAgBEEBaiEEDAELC0EBIQADQCAAIAJMBEAgBSADIABBAnRqIgEoAgBqIQUgASAFNgIAIABBAWohAAwBCwsL",
};
