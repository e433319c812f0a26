/** Made of assembly/modules/patterns.ts by tools/kernels.ts, not by hand. Sources: aca6353fdbf2831b */
import type { KernelModule } from '@numloom/linalg/kernels';

export interface PatternsKernels {
  readonly countIndices: (begin: number, end: number, indices: number, counts: number) => void;
  readonly accumulate: (count: number, list: number) => void;
  readonly placeLines: (from: number, to: number, starts: number, indices: number, next: number, toIndices: number) => void;
  readonly areEqual: (count: number, first: number, second: number) => boolean;
  readonly withoutDiagonal: (n: number, starts: number, indices: number, toStarts: number, toIndices: number) => number;
  readonly withoutRepeats: (n: number, starts: number, indices: number, toStarts: number, toIndices: number) => number;
  readonly isIncreasing: (n: number, starts: number, indices: number) => boolean;
  readonly countUnion: (from: number, to: number, starts: number, indices: number, otherStarts: number, otherIndices: number, marks: number, counts: number) => void;
  readonly placeUnion: (from: number, to: number, starts: number, indices: number, otherStarts: number, otherIndices: number, marks: number, next: number, toIndices: number) => void;
  readonly bandwidth: (n: number, starts: number, indices: number, before: boolean) => number;
}

export const patterns: KernelModule<PatternsKernels> = {
  plain: "AGFzbQEAAAABTwlgBn9/f39/fwBgBX9/f39/AX9gA39/fwF/YAZ/f39/f38Bf2AJf39/f39/f39/AGAIf39/f39/f38AYAR/f39/AGAEf39/fwF/YAJ/fwACEgEDZW52Bm1lbW9yeQIDAICABAMNDAADAQEEAAIFBgcCCAeNAQoMY291bnRJbmRpY2VzAAgKYWNjdW11bGF0ZQALCnBsYWNlTGluZXMABQhhcmVFcXVhbAAKD3dpdGhvdXREaWFnb25hbAADDndpdGhvdXRSZXBlYXRzAAIMaXNJbmNyZWFzaW5nAAYKY291bnRVbmlvbgAHCnBsYWNlVW5pb24ABAliYW5kd2lkdGgACQqQCQyPAQEDfyABIABBAWpBAnRqKAIAIQYgASAAQQJ0aigCACEBA0AgASAGSARAIAIgAUECdGooAgAiByAARgR/QQEFIAMgB0ECdGooAgAgAEYLRQRAIAdBAnQiByADaiAANgIAIAQgB2oiBygCACEIIAcgCEEBajYCACAFIAhBAnRqIAA2AgALIAFBAWohAQwBCwsLnwEBBn8DQCABIAtKBEAgC0ECdCIGIARqIAo2AgAgAiALQQFqQQJ0aigCACEIQX8hByACIAZqKAIAIQkDQCAIIAlKBEACQCADIAlBAnRqKAIAIgYgB0YNACAGIgcgC0ZBACAAGw0AIAUgCkECdGogBjYCACAKQQFqIQoLIAlBAWohCQwBCwsgC0EBaiELDAELCyAEIAFBAnRqIAo2AgAgCgsQAEEAIAAgASACIAMgBBABCxAAQQEgACABIAIgAyAEEAELMgADQCAAIAFIBEAgACACIAMgBiAHIAgQACAAIAQgBSAGIAcgCBAAIABBAWohAAwBCwsLeAEEfwNAIAAgAUgEQCACIABBAWpBAnRqKAIAIQggAiAAQQJ0aigCACEGA0AgBiAISARAIAQgAyAGQQJ0aigCAEECdGoiCSgCACEHIAkgB0EBajYCACAFIAdBAnRqIAA2AgAgBkEBaiEGDAELCyAAQQFqIQAMAQsLC2UBBH8DQCAAIARKBEAgASAEQQFqQQJ0aigCACEGQX8hAyABIARBAnRqKAIAIQUDQCAFIAZIBEAgAyACIAVBAnRqKAIAIgNOBEBBAA8LIAVBAWohBQwBCwsgBEEBaiEEDAELC0EBC40CAQZ/A0AgACABSARAIABBAnQiCSAHakEAIQggAiAAQQFqQQJ0aigCACEKIAIgCWooAgAhDANAIAogDEoEQCADIAxBAnRqKAIAIgkgAEYEf0EBBSAGIAlBAnRqKAIAIABGC0UEQCAGIAlBAnRqIAA2AgAgCEEBaiEICyAMQQFqIQwMAQsLIAghCUEAIQggBCAAQQFqQQJ0aigCACEKIAQgAEECdGooAgAhDANAIAogDEoEQCAFIAxBAnRqKAIAIg0gAEYEf0EBBSAGIA1BAnRqKAIAIABGC0UEQCAGIA1BAnRqIAA2AgAgCEEBaiEICyAMQQFqIQwMAQsLIAggCWo2AgAgAEEBaiEADAELCws2AQF/A0AgACABSARAIAMgAiAAQQJ0aigCAEECdGoiBCAEKAIAQQFqNgIAIABBAWohAAwBCwsLeQEFfwNAIAAgCEoEQCABIAhBAWpBAnRqKAIAIQYgASAIQQJ0aigCACEHA0AgBiAHSgRAIAMEfyAIIAIgB0ECdGooAgBrBSACIAdBAnRqKAIAIAhrCyIEIAVKBEAgBCEFCyAHQQFqIQcMAQsLIAhBAWohCAwBCwsgBQs2AQJ/A0AgACADSgRAIANBAnQiBCABaigCACACIARqKAIARwRAQQAPCyADQQFqIQMMAQsLQQELMQEDfwNAIAAgAkoEQCADIAEgAkECdGoiBCgCAGohAyAEIAM2AgAgAkEBaiECDAELCws=",
};
