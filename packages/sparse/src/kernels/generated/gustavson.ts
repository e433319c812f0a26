/** Made of assembly/modules/gustavson.ts by tools/kernels.ts, not by hand. Sources: 1a1266d85532cd1b */
import type { KernelModule } from '@numloom/linalg/kernels';

export interface GustavsonKernels {
  readonly countProduct: (begin: number, end: number, starts: number, indices: number, otherStarts: number, otherIndices: number, marks: number, toStarts: number) => number;
  readonly fillProductFloat64: (begin: number, end: number, starts: number, indices: number, values: number, otherStarts: number, otherIndices: number, otherValues: number, marks: number, toStarts: number, toIndices: number, toValues: number) => void;
  readonly fillProductComplex128: (begin: number, end: number, starts: number, indices: number, values: number, otherStarts: number, otherIndices: number, otherValues: number, marks: number, toStarts: number, toIndices: number, toValues: number) => void;
}

export const gustavson: KernelModule<GustavsonKernels> = {
  plain: "AGFzbQEAAAABHAJgDH9/f39/f39/f39/fwBgCH9/f39/f39/AX8CEgEDZW52Bm1lbW9yeQIDAICABAMEAwAAAQc9Awxjb3VudFByb2R1Y3QAAhJmaWxsUHJvZHVjdEZsb2F0NjQAABVmaWxsUHJvZHVjdENvbXBsZXgxMjgAAQrpBgOQAgIJfwJ8A0AgACABSARAIAIgAEEBakECdGooAgAhDyAAQQJ0Ig0gCWooAgAiECEMIAIgDWooAgAhDQNAIA0gD0gEQCAEIA1BA3RqKwMAIRYgBSADIA1BAnRqKAIAIg5BAWpBAnRqKAIAIRIgBSAOQQJ0aigCACEOA0AgDiASSARAIBYgByAOQQN0aisDAKIhFSAIIAYgDkECdGooAgAiFEECdGoiESgCACITIBBIBEAgESAMNgIAIAogDEECdGogFDYCACALIAxBA3RqIBU5AwAgDEEBaiEMBSALIBNBA3RqIhEgESsDACAVoDkDAAsgDkEBaiEODAELCyANQQFqIQ0MAQsLIABBAWohAAwBCwsL9QICCX8CewNAIAAgAUgEQCACIABBAWpBAnRqKAIAIQ8gAEECdCINIAlqKAIAIhAhDCACIA1qKAIAIQ0DQCANIA9IBEAgBCANQQR0av0ABAAhFSAFIAMgDUECdGooAgAiDkEBakECdGooAgAhEiAFIA5BAnRqKAIAIQ4DQCAOIBJIBEAgFSAV/Q0AAQIDBAUGBwABAgMEBQYHIAcgDkEEdGr9AAQAIhb98gEgFSAV/Q0ICQoLDA0ODwgJCgsMDQ4PIBYgFv0NCAkKCwwNDg8AAQIDBAUGB/3yAf0MAAAAAAAAAIAAAAAAAAAAAP1R/fABIRYgCCAGIA5BAnRqKAIAIhRBAnRqIhEoAgAiEyAQSARAIBEgDDYCACAKIAxBAnRqIBQ2AgAgCyAMQQR0aiAW/QsEACAMQQFqIQwFIAsgE0EEdGoiESAR/QAEACAW/fAB/QsEAAsgDkEBaiEODAELCyANQQFqIQ0MAQsLIABBAWohAAwBCwsL3QECAX4FfyAHIABBAnRqNAIAIQgDQCAAIAFIBEAgAiAAQQFqQQJ0aigCACELIAIgAEECdGooAgAhCgNAIAogC0gEQCAEIAMgCkECdGooAgAiCUEBakECdGooAgAhDCAEIAlBAnRqKAIAIQkDQCAJIAxIBEAgBiAFIAlBAnRqKAIAQQJ0aiINKAIAIABHBEAgDSAANgIAIAhCAXwhCAsgCUEBaiEJDAELCyAKQQFqIQoMAQsLIAhC/////wdVBEBBfw8LIAcgAEECdGogCD4CBCAAQQFqIQAMAQsLIAinCw==",
};
