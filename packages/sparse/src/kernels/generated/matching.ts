/** Made of assembly/modules/matching.ts by tools/kernels.ts, not by hand. Sources: d296997322e4b04f */
import type { KernelModule } from '@numloom/linalg/kernels';

export interface MatchingKernels {
  readonly assign: (n: number, m: number, starts: number, indices: number, rowOf: number, columnOf: number) => number;
  readonly findLevels: (n: number, starts: number, indices: number, rowOf: number, columnOf: number, levels: number, queue: number) => boolean;
  readonly augment: (column: number, starts: number, indices: number, rowOf: number, columnOf: number, levels: number, cursors: number, stack: number) => boolean;
  readonly augmentAll: (n: number, starts: number, indices: number, rowOf: number, columnOf: number, levels: number, cursors: number, stack: number) => number;
  readonly reach: (column: number, starts: number, indices: number, columnOf: number, marks: number, queue: number) => number;
}

export const matching: KernelModule<MatchingKernels> = {
  plain: "AGFzbQEAAAABIgNgCH9/f39/f39/AX9gBn9/f39/fwF/YAd/f39/f39/AX8CEgEDZW52Bm1lbW9yeQIDAICABAMGBQABAgABBzYFBmFzc2lnbgAECmZpbmRMZXZlbHMAAgdhdWdtZW50AAAKYXVnbWVudEFsbAADBXJlYWNoAAEKjQgF/AEBAn8gByAANgIAA0AgCEEATgRAIAYgByAIQQJ0aigCACIAQQJ0aigCACIJIAEgAEEBakECdGooAgBGBEAgCEEBayEIDAILIAYgAEECdGogCUEBajYCACAEIAIgCUECdGooAgBBAnRqKAIAIglBf0YEQANAIAhBAE4EQCACIAcgCEECdGooAgAiAEECdCIBIAZqKAIAQQFrQQJ0aigCACEFIAEgA2ogBTYCACAEIAVBAnRqIAA2AgAgCEEBayEIDAELC0EBDwsgBSAJQQJ0aigCACAFIABBAnRqKAIAQQFqRgRAIAcgCEEBaiIIQQJ0aiAJNgIACwwBCwtBAAvAAQEEf0EBIQYgBSAANgIAIAQgAEECdGpBATYCAANAIAYgB0oEQCABIAUgB0ECdGooAgAiAEEBakECdGooAgAhCSABIABBAnRqKAIAIQADQCAAIAlIBEAgAyACIABBAnRqKAIAQQJ0aigCACIIQX9GBH9BAQUgBCAIQQJ0aigCAEEARwtFBEAgBCAIQQJ0akEBNgIAIAUgBkECdGogCDYCACAGQQFqIQYLIABBAWohAAwBCwsgB0EBaiEHDAELCyAGC4wCAQd/A0AgACAISgRAIAhBAnQiCyADaigCAEF/RiEMIAUgC2pBAEF/IAwbNgIAIAwEQCAGIAdBAnRqIAg2AgAgB0EBaiEHCyAIQQFqIQgMAQsLA0AgByAJSgRAIAYgCUECdGooAgAiCEECdCILIAVqKAIAIgMgAEwEQCABIAhBAWpBAnRqKAIAIQwgASALaigCACEIA0AgCCAMSARAIAQgAiAIQQJ0aigCAEECdGooAgAiDUF/RgRAQQEhCiADIQAFIAUgDUECdGoiCygCAEF/RgRAIAsgA0EBajYCACAGIAdBAnRqIA02AgAgB0EBaiEHCwsgCEEBaiEIDAELCyAJQQFqIQkMAgsLCyAKC3ABBH8DQCAAIApKBEAgCkECdCILIAZqIAEgC2ooAgA2AgAgCkEBaiEKDAELCwNAIAAgCUoEQCADIAlBAnRqKAIAQX9GBEAgCEEBaiAIIAkgASACIAMgBCAFIAYgBxAAGyEICyAJQQFqIQkMAQsLIAgLywEBBX8DQCAAIAdKBEAgBCAHQQJ0akF/NgIAIAdBAWohBwwBCwsDQCABIAhKBEAgBSAIQQJ0akF/NgIAIAhBAWohCAwBCwsDQCAAIAZKBEAgAiAGQQFqQQJ0aigCACEIIAIgBkECdGooAgAhAQNAIAEgCEgEQAJAIAUgAyABQQJ0aigCACIKQQJ0aiIHKAIAQX9GBEAgByAGNgIAIAQgBkECdGogCjYCACAJQQFqIQkMAQsgAUEBaiEBDAILCwsgBkEBaiEGDAELCyAJCw==",
};
