/** Made of assembly/modules/patterns.ts by tools/kernels.ts, not by hand. Sources: 4d558bd1be89e070 */
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
  plain: "AGFzbQEAAAABTwlgBn9/f39/fwBgBX9/f39/AX9gA39/fwF/YAZ/f39/f38Bf2AJf39/f39/f39/AGAIf39/f39/f38AYAR/f39/AGAEf39/fwF/YAJ/fwACEgEDZW52Bm1lbW9yeQIDAICABAMNDAADAQEEAAIFBgcCCAeNAQoMY291bnRJbmRpY2VzAAgKYWNjdW11bGF0ZQALCnBsYWNlTGluZXMABQhhcmVFcXVhbAAKD3dpdGhvdXREaWFnb25hbAADDndpdGhvdXRSZXBlYXRzAAIMaXNJbmNyZWFzaW5nAAYKY291bnRVbmlvbgAHCnBsYWNlVW5pb24ABAliYW5kd2lkdGgACQqJCQyPAQEDfyABIABBAWpBAnRqKAIAIQYgASAAQQJ0aigCACEBA0AgASAGSARAIAIgAUECdGooAgAiByAARgR/QQEFIAMgB0ECdGooAgAgAEYLRQRAIAdBAnQiByADaiAANgIAIAQgB2oiBygCACEIIAcgCEEBajYCACAFIAhBAnRqIAA2AgALIAFBAWohAQwBCwsLmAEBBn8DQCABIAtKBEAgC0ECdCIGIARqIAo2AgAgAiALQQFqQQJ0aigCACEIQX8hByACIAZqKAIAIQkDQCAIIAlKBEAgBSAKQQJ0aiADIAlBAnRqKAIAIgY2AgAgCiAARSAGIAtHciAGIAdHcWohCiAGIQcgCUEBaiEJDAELCyALQQFqIQsMAQsLIAQgAUECdGogCjYCACAKCxAAQQAgACABIAIgAyAEEAELEABBASAAIAEgAiADIAQQAQsyAANAIAAgAUgEQCAAIAIgAyAGIAcgCBAAIAAgBCAFIAYgByAIEAAgAEEBaiEADAELCwt4AQR/A0AgACABSARAIAIgAEEBakECdGooAgAhCCACIABBAnRqKAIAIQYDQCAGIAhIBEAgBCADIAZBAnRqKAIAQQJ0aiIJKAIAIQcgCSAHQQFqNgIAIAUgB0ECdGogADYCACAGQQFqIQYMAQsLIABBAWohAAwBCwsLZQEEfwNAIAAgBEoEQCABIARBAWpBAnRqKAIAIQZBfyEDIAEgBEECdGooAgAhBQNAIAUgBkgEQCADIAIgBUECdGooAgAiA04EQEEADwsgBUEBaiEFDAELCyAEQQFqIQQMAQsLQQELjQIBBn8DQCAAIAFIBEAgAEECdCIJIAdqQQAhCCACIABBAWpBAnRqKAIAIQogAiAJaigCACEMA0AgCiAMSgRAIAMgDEECdGooAgAiCSAARgR/QQEFIAYgCUECdGooAgAgAEYLRQRAIAYgCUECdGogADYCACAIQQFqIQgLIAxBAWohDAwBCwsgCCEJQQAhCCAEIABBAWpBAnRqKAIAIQogBCAAQQJ0aigCACEMA0AgCiAMSgRAIAUgDEECdGooAgAiDSAARgR/QQEFIAYgDUECdGooAgAgAEYLRQRAIAYgDUECdGogADYCACAIQQFqIQgLIAxBAWohDAwBCwsgCCAJajYCACAAQQFqIQAMAQsLCzYBAX8DQCAAIAFIBEAgAyACIABBAnRqKAIAQQJ0aiIEIAQoAgBBAWo2AgAgAEEBaiEADAELCwt5AQV/A0AgACAISgRAIAEgCEEBakECdGooAgAhBiABIAhBAnRqKAIAIQcDQCAGIAdKBEAgAwR/IAggAiAHQQJ0aigCAGsFIAIgB0ECdGooAgAgCGsLIgQgBUoEQCAEIQULIAdBAWohBwwBCwsgCEEBaiEIDAELCyAFCzYBAn8DQCAAIANKBEAgA0ECdCIEIAFqKAIAIAIgBGooAgBHBEBBAA8LIANBAWohAwwBCwtBAQsxAQN/A0AgACACSgRAIAMgASACQQJ0aiIEKAIAaiEDIAQgAzYCACACQQFqIQIMAQsLCw==",
};
