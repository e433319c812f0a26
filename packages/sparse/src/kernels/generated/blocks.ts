/** Made of assembly/modules/blocks.ts by tools/kernels.ts, not by hand. Sources: 60463033247bdf5c */
import type { KernelModule } from '@numloom/linalg/kernels';

export interface BlocksKernels {
  readonly findBlocks: (
    blockRows: number,
    blockColumns: number,
    height: number,
    width: number,
    starts: number,
    indices: number,
    marks: number,
    blockStarts: number,
    blockIndices: number,
  ) => number;
  readonly toBlocksFloat32: (
    blockRows: number,
    height: number,
    width: number,
    starts: number,
    indices: number,
    values: number,
    marks: number,
    blockStarts: number,
    blockIndices: number,
    data: number,
  ) => void;
  readonly toBlocksFloat64: (
    blockRows: number,
    height: number,
    width: number,
    starts: number,
    indices: number,
    values: number,
    marks: number,
    blockStarts: number,
    blockIndices: number,
    data: number,
  ) => void;
  readonly toBlocksComplex128: (
    blockRows: number,
    height: number,
    width: number,
    starts: number,
    indices: number,
    values: number,
    marks: number,
    blockStarts: number,
    blockIndices: number,
    data: number,
  ) => void;
  readonly toRowsFloat32: (
    blockRows: number,
    height: number,
    width: number,
    blockStarts: number,
    blockIndices: number,
    data: number,
    starts: number,
    indices: number,
    values: number,
  ) => void;
  readonly toRowsFloat64: (
    blockRows: number,
    height: number,
    width: number,
    blockStarts: number,
    blockIndices: number,
    data: number,
    starts: number,
    indices: number,
    values: number,
  ) => void;
  readonly toRowsComplex128: (
    blockRows: number,
    height: number,
    width: number,
    blockStarts: number,
    blockIndices: number,
    data: number,
    starts: number,
    indices: number,
    values: number,
  ) => void;
}

export const blocks: KernelModule<BlocksKernels> = {
  plain:
    'AGFzbQEAAAABJwNgCX9/f39/f39/fwBgCn9/f39/f39/f38AYAl/f39/f39/f38BfwISAQNlbnYGbWVtb3J5AgMAgIAEAwgHAAAAAQEBAgd6BwpmaW5kQmxvY2tzAAYPdG9CbG9ja3NGbG9hdDMyAAQPdG9CbG9ja3NGbG9hdDY0AAMSdG9CbG9ja3NDb21wbGV4MTI4AAUNdG9Sb3dzRmxvYXQzMgABDXRvUm93c0Zsb2F0NjQAABB0b1Jvd3NDb21wbGV4MTI4AAIKqgwH3QEBCH8gAkEDdCEOIAZBADYCAANAIAAgCUoEQCADIAlBAnRqKAIEIQ9BACEKA0AgASAKSgRAIAMgCUECdGooAgAhCwNAIAsgD0gEQCAEIAtBAnRqKAIAIAJsIRAgCCANQQN0aiAFIAEgC2wgCmogDmxqIA78CgAAQQAhDANAIAIgDEoEQCAHIAwgDWpBAnRqIAwgEGo2AgAgDEEBaiEMDAELCyACIA1qIQ0gC0EBaiELDAELCyAGIAEgCWwgCmpBAnRqIA02AgQgCkEBaiEKDAELCyAJQQFqIQkMAQsLC90BAQh/IAJBAnQhDiAGQQA2AgADQCAAIAlKBEAgAyAJQQJ0aigCBCEPQQAhCgNAIAEgCkoEQCADIAlBAnRqKAIAIQsDQCALIA9IBEAgBCALQQJ0aigCACACbCEQIAggDUECdGogBSABIAtsIApqIA5saiAO/AoAAEEAIQwDQCACIAxKBEAgByAMIA1qQQJ0aiAMIBBqNgIAIAxBAWohDAwBCwsgAiANaiENIAtBAWohCwwBCwsgBiABIAlsIApqQQJ0aiANNgIEIApBAWohCgwBCwsgCUEBaiEJDAELCwvdAQEIfyACQQR0IQ4gBkEANgIAA0AgACAJSgRAIAMgCUECdGooAgQhD0EAIQoDQCABIApKBEAgAyAJQQJ0aigCACELA0AgCyAPSARAIAQgC0ECdGooAgAgAmwhECAIIA1BBHRqIAUgASALbCAKaiAObGogDvwKAABBACEMA0AgAiAMSgRAIAcgDCANakECdGogDCAQajYCACAMQQFqIQwMAQsLIAIgDWohDSALQQFqIQsMAQsLIAYgASAJbCAKakECdGogDTYCBCAKQQFqIQoMAQsLIAlBAWohCQwBCwsL8gEBB38gASACbCENA0AgACAMSgRAIAcgDEECdGoiCigCBCELIAooAgAhCgNAIAogC0gEQCAGIAggCkECdGooAgBBAnRqIAo2AgAgCkEBaiEKDAELC0EAIQoDQCABIApKBEAgAyABIAxsIApqQQJ0aiILKAIEIQ4gCygCACELA0AgCyAOSARAIAQgC0ECdGooAgAiDyACbSEQIAkgDyACIBBsayACIApsaiAGIBBBAnRqKAIAIA1sakEDdGoiDyAPKwMAIAUgC0EDdGorAwCgOQMAIAtBAWohCwwBCwsgCkEBaiEKDAELCyAMQQFqIQwMAQsLC/EBAQh/IAEgAmwhDQNAIAAgDEoEQCAHIAxBAnRqIgooAgQhCyAKKAIAIQoDQCAKIAtIBEAgBiAIIApBAnRqKAIAQQJ0aiAKNgIAIApBAWohCgwBCwtBACEKA0AgASAKSgRAIAMgASAMbCAKakECdGoiCygCBCEOIAsoAgAhCwNAIAsgDkgEQCALQQJ0Ig8gBGooAgAiECACbSERIAkgECACIBFsayACIApsaiAGIBFBAnRqKAIAIA1sakECdGoiECAQKgIAIAUgD2oqAgCSOAIAIAtBAWohCwwBCwsgCkEBaiEKDAELCyAMQQFqIQwMAQsLC/cBAQd/IAEgAmwhDQNAIAAgDEoEQCAHIAxBAnRqIgooAgQhCyAKKAIAIQoDQCAKIAtIBEAgBiAIIApBAnRqKAIAQQJ0aiAKNgIAIApBAWohCgwBCwtBACEKA0AgASAKSgRAIAMgASAMbCAKakECdGoiCygCBCEOIAsoAgAhCwNAIAsgDkgEQCAEIAtBAnRqKAIAIg8gAm0hECAJIA8gAiAQbGsgAiAKbGogBiAQQQJ0aigCACANbGpBBHRqIg8gD/0ABAAgBSALQQR0av0ABAD98AH9CwQAIAtBAWohCwwBCwsgCkEBaiEKDAELCyAMQQFqIQwMAQsLC6oBAQV/IAZB/wEgAUECdPwLACAHQQA2AgADQCAAIApKBEAgBCACIApsQQJ0aiIBIAJBAnRqKAIAIQsgASgCACEBA0AgASALSARAIAogBiAFIAFBAnRqKAIAIANtIgxBAnRqIg0oAgBHBEAgDSAKNgIAIAggCUECdGogDDYCACAJQQFqIQkLIAFBAWohAQwBCwsgByAKQQJ0aiAJNgIEIApBAWohCgwBCwsgCQs=',
};
