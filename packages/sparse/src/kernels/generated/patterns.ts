/** Made of assembly/modules/patterns.ts by tools/kernels.ts, not by hand. Sources: e03c366d5f2bf45b */
import type { KernelModule } from '@numloom/linalg/kernels';

export interface PatternsKernels {
  readonly countIndices: (begin: number, end: number, indices: number, counts: number) => void;
  readonly accumulate: (count: number, list: number) => void;
  readonly placeLines: (
    from: number,
    to: number,
    starts: number,
    indices: number,
    next: number,
    toIndices: number,
  ) => void;
  readonly areEqual: (count: number, first: number, second: number) => boolean;
  readonly withoutDiagonal: (
    n: number,
    starts: number,
    indices: number,
    toStarts: number,
    toIndices: number,
  ) => number;
  readonly countUnion: (
    from: number,
    to: number,
    starts: number,
    indices: number,
    otherStarts: number,
    otherIndices: number,
    marks: number,
    counts: number,
  ) => void;
  readonly placeUnion: (
    from: number,
    to: number,
    starts: number,
    indices: number,
    otherStarts: number,
    otherIndices: number,
    marks: number,
    next: number,
    toIndices: number,
  ) => void;
}

export const patterns: KernelModule<PatternsKernels> = {
  plain:
    'AGFzbQEAAAABPQdgBn9/f39/fwBgBX9/f39/AX9gCX9/f39/f39/fwBgCH9/f39/f39/AGAEf39/fwBgA39/fwF/YAJ/fwACEgEDZW52Bm1lbW9yeQIDAICABAMJCAABAgADBAUGB2EHDGNvdW50SW5kaWNlcwAFCmFjY3VtdWxhdGUABwpwbGFjZUxpbmVzAAMIYXJlRXF1YWwABg93aXRob3V0RGlhZ29uYWwAAQpjb3VudFVuaW9uAAQKcGxhY2VVbmlvbgACCokHCI8BAQN/IAEgAEEBakECdGooAgAhBiABIABBAnRqKAIAIQEDQCABIAZIBEAgAiABQQJ0aigCACIHIABGBH9BAQUgAyAHQQJ0aigCACAARgtFBEAgB0ECdCIHIANqIAA2AgAgBCAHaiIHKAIAIQggByAIQQFqNgIAIAUgCEECdGogADYCAAsgAUEBaiEBDAELCwuaAQEGfwNAIAAgBkoEQCAGQQJ0IgggA2ogBzYCACABIAZBAWpBAnRqKAIAIQkgBiEFIAEgCGooAgAhCANAIAggCUgEQCACIAhBAnRqKAIAIgogBUYgBiAKRnJFBEAgBCAHQQJ0aiAKNgIAIAdBAWohByAKIQULIAhBAWohCAwBCwsgBkEBaiEGDAELCyADIABBAnRqIAc2AgAgBwsyAANAIAAgAUgEQCAAIAIgAyAGIAcgCBAAIAAgBCAFIAYgByAIEAAgAEEBaiEADAELCwt4AQR/A0AgACABSARAIAIgAEEBakECdGooAgAhCCACIABBAnRqKAIAIQYDQCAGIAhIBEAgBCADIAZBAnRqKAIAQQJ0aiIJKAIAIQcgCSAHQQFqNgIAIAUgB0ECdGogADYCACAGQQFqIQYMAQsLIABBAWohAAwBCwsLjQIBBn8DQCAAIAFIBEAgAEECdCIJIAdqQQAhCCACIABBAWpBAnRqKAIAIQogAiAJaigCACEMA0AgCiAMSgRAIAMgDEECdGooAgAiCSAARgR/QQEFIAYgCUECdGooAgAgAEYLRQRAIAYgCUECdGogADYCACAIQQFqIQgLIAxBAWohDAwBCwsgCCEJQQAhCCAEIABBAWpBAnRqKAIAIQogBCAAQQJ0aigCACEMA0AgCiAMSgRAIAUgDEECdGooAgAiDSAARgR/QQEFIAYgDUECdGooAgAgAEYLRQRAIAYgDUECdGogADYCACAIQQFqIQgLIAxBAWohDAwBCwsgCCAJajYCACAAQQFqIQAMAQsLCzYBAX8DQCAAIAFIBEAgAyACIABBAnRqKAIAQQJ0aiIEIAQoAgBBAWo2AgAgAEEBaiEADAELCws2AQJ/A0AgACADSgRAIANBAnQiBCABaigCACACIARqKAIARwRAQQAPCyADQQFqIQMMAQsLQQELMQEDfwNAIAAgAkoEQCADIAEgAkECdGoiBCgCAGohAyAEIAM2AgAgAkEBaiECDAELCws=',
};
