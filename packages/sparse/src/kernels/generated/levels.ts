/** Made of assembly/modules/levels.ts by tools/kernels.ts, not by hand. Sources: c010a59e1a5b63e2 */
import type { KernelModule } from '@numloom/linalg/kernels';

export interface LevelsKernels {
  readonly sortByDegree: (n: number, starts: number, vertices: number, places: number) => void;
  readonly sortNeighbours: (n: number, starts: number, indices: number, vertices: number, places: number, sorted: number) => void;
  readonly begin: (n: number, marks: number) => void;
  readonly search: (root: number, first: number, starts: number, indices: number, marks: number, order: number) => number;
  readonly orderPart: (vertex: number, first: number, starts: number, indices: number, marks: number, order: number) => number;
  readonly run: (n: number, vertices: number, starts: number, indices: number, marks: number, order: number) => void;
}

export const levels: KernelModule<LevelsKernels> = {
  plain: "AGFzbQEAAAABIARgBn9/f39/fwF/YAZ/f39/f38AYAR/f39/AGACf38AAhIBA2VudgZtZW1vcnkCAwCAgAQDBwYAAAECAQMGEAN/AUEAC38BQQALfwFBAAsHRAYMc29ydEJ5RGVncmVlAAMOc29ydE5laWdoYm91cnMAAgViZWdpbgAFBnNlYXJjaAAACW9yZGVyUGFydAABA3J1bgAECvAHBtcBAQV/IwBBAWokACAFIAFBAnRqIAA2AgAgBCAAQQJ0aiMANgIAIAFBAWohAEEAJAIDQCAAIAFKBEAgASQBIwJBAWokAiAAIQYDQCABIAZIBEAgAiAFIAFBAnRqKAIAIgdBAWpBAnRqKAIAIQggAiAHQQJ0aigCACEHA0AgByAISARAIwAgBCADIAdBAnRqKAIAIglBAnRqIgooAgBHBEAgCiMANgIAIAUgAEECdGogCTYCACAAQQFqIQALIAdBAWohBwwBCwsgAUEBaiEBDAELCwwBCwsgAAu/AQEGfyAAIAEgAiADIAQgBRAAIQkDQCAIQQhIBEACQCACIAUjAUECdGooAgAiAEEBakECdGooAgAgAiAAQQJ0aigCAGshByMBQQFqIQoDQCAJIApKBEAgAiAFIApBAnRqKAIAIgtBAWpBAnRqKAIAIAIgC0ECdGooAgBrIgYgB0gEQCAGIQcgCyEACyAKQQFqIQoMAQsLIwIhBiAAIAEgAiADIAQgBRAAIQkjAiAGTA0AIAhBAWohCAwCCwsLIAkLqgEBBn8DQCAAIAZKBEAgBkECdCIIIARqIAEgCGooAgA2AgAgBkEBaiEGDAELCwNAIAAgB0oEQCABIAMgB0ECdGooAgAiCkEBakECdGooAgAhCyABIApBAnRqKAIAIQYDQCAGIAtIBEAgBSAEIAIgBkECdGooAgBBAnRqIggoAgAiCUECdGogCjYCACAIIAlBAWo2AgAgBkEBaiEGDAELCyAHQQFqIQcMAQsLC+8BAQZ/IAMhBiAAQQFqIQMDQCADIAdKBEAgBiAHQQJ0akEANgIAIAdBAWohBwwBCwsDQCAAIARKBEAgBiABIARBAWoiA0ECdGooAgAgASAEQQJ0aigCAGtBAWpBAnRqIgQgBCgCAEEBajYCACADIQQMAQsLA0AgACAITgRAIAkgBiAIQQJ0aiIDKAIAaiEJIAMgCTYCACAIQQFqIQgMAQsLA0AgACAFSgRAIAIgBiABIAVBAWoiA0ECdGooAgAgASAFQQJ0aigCAGtBAnRqIgQoAgAiB0ECdGogBTYCACAEIAdBAWo2AgAgAyEFDAELCwuMAQEEfwNAIAAgB0oEQCAEIAEgB0ECdGooAgAiCUECdGooAgBFBEAgCSAGIAIgAyAEIAUQASEGCyAHQQFqIQcMAQsLIABBAWshAANAIAAgCEoEQCAFIAhBAnRqIgEoAgAhAiABIAUgAEECdGoiASgCADYCACABIAI2AgAgCEEBaiEIIABBAWshAAwBCwsLKQEBfwNAIAAgAkoEQCABIAJBAnRqQQA2AgAgAkEBaiECDAELC0EAJAAL",
};
