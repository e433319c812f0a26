/** Made of assembly/modules/equilibration.ts by tools/kernels.ts, not by hand. Sources: 3b86fc9ca4204fea */
import type { KernelModule } from '@numloom/linalg/kernels';

export interface EquilibrationKernels {
  readonly rowMaximaFloat64: (from: number, to: number, starts: number, indices: number, values: number, maxima: number) => void;
  readonly rowMaximaComplex128: (from: number, to: number, starts: number, indices: number, values: number, maxima: number) => void;
  readonly toScales: (count: number, maxima: number) => void;
  readonly columnScalesFloat64: (from: number, to: number, starts: number, indices: number, values: number, rowScales: number, scales: number) => void;
  readonly columnScalesComplex128: (from: number, to: number, starts: number, indices: number, values: number, rowScales: number, scales: number) => void;
}

export const equilibration: KernelModule<EquilibrationKernels> = {
  plain: "AGFzbQEAAAABGQNgBn9/f39/fwBgB39/f39/f38AYAJ/fwACEgEDZW52Bm1lbW9yeQIDAICABAMGBQIAAAEBB2QFEHJvd01heGltYUZsb2F0NjQAARNyb3dNYXhpbWFDb21wbGV4MTI4AAIIdG9TY2FsZXMAABNjb2x1bW5TY2FsZXNGbG9hdDY0AAMWY29sdW1uU2NhbGVzQ29tcGxleDEyOAAECr0FBWUCAn8BfgNAIAAgAkoEQCABIAJBA3RqIgMpAwAhBCADIAMrAwBEAAAAAAAAAABhBHxEAAAAAAAA8D8FQgFC/g8gBEI0h0L/D4N9IgQgBEIBVxtCNIa/CzkDACACQQFqIQIMAQsLC2EBAXwgAiABQQJ0aigCACEBIAIgAEECdGooAgAhAANAIAAgAUgEQCAEIABBA3RqKwMAmSIGIAUgAyAAQQJ0aigCAEEDdGoiAisDAGQEQCACIAY5AwALIABBAWohAAwBCwsLagEBfCACIAFBAnRqKAIAIQEgAiAAQQJ0aigCACECA0AgASACSgRAIAQgAkEEdGoiACsDAJkgACsDCJmgIgYgBSADIAJBAnRqKAIAQQN0aiIAKwMAZARAIAAgBjkDAAsgAkEBaiECDAELCwu+AQMCfwF8AX4DQCAAIAFIBEAgAiAAQQFqQQJ0aigCACEIRAAAAAAAAAAAIQkgAiAAQQJ0aigCACEHA0AgByAISARAIAkgBCAHQQN0aisDAJkgBSADIAdBAnRqKAIAQQN0aisDAKKlIQkgB0EBaiEHDAELCyAGIABBA3RqIAlEAAAAAAAAAABhBHxEAAAAAAAA8D8FQgFC/g8gCb1CNIdC/w+DfSIKIApCAVcbQjSGvws5AwAgAEEBaiEADAELCwvHAQMDfwF8AX4DQCAAIAFIBEAgAiAAQQFqQQJ0aigCACEIRAAAAAAAAAAAIQogAiAAQQJ0aigCACEHA0AgByAISARAIAogBCAHQQR0aiIJKwMAmSAJKwMImaAgBSADIAdBAnRqKAIAQQN0aisDAKKlIQogB0EBaiEHDAELCyAGIABBA3RqIApEAAAAAAAAAABhBHxEAAAAAAAA8D8FQgFC/g8gCr1CNIdC/w+DfSILIAtCAVcbQjSGvws5AwAgAEEBaiEADAELCws=",
};
