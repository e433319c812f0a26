/** Made of assembly/modules/kronecker.ts by tools/kernels.ts, not by hand. Sources: d9f8873773625494 */
import type { KernelModule } from '@numloom/linalg/kernels';

export interface KroneckerKernels {
  readonly countRows: (rowsA: number, startsA: number, rowsB: number, startsB: number, starts: number) => void;
  readonly multiplyFloat32: (from: number, to: number, startsA: number, indicesA: number, valuesA: number, rowsB: number, columnsB: number, startsB: number, indicesB: number, valuesB: number, at: number, indices: number, values: number) => number;
  readonly multiplyFloat64: (from: number, to: number, startsA: number, indicesA: number, valuesA: number, rowsB: number, columnsB: number, startsB: number, indicesB: number, valuesB: number, at: number, indices: number, values: number) => number;
  readonly multiplyComplex128: (from: number, to: number, startsA: number, indicesA: number, valuesA: number, rowsB: number, columnsB: number, startsB: number, indicesB: number, valuesB: number, at: number, indices: number, values: number) => number;
}

export const kronecker: KernelModule<KroneckerKernels> = {
  plain: "AGFzbQEAAAABGgJgDX9/f39/f39/f39/f38Bf2AFf39/f38AAhIBA2VudgZtZW1vcnkCAwCAgAQDBQQAAAABB0YECWNvdW50Um93cwADD211bHRpcGx5RmxvYXQzMgABD211bHRpcGx5RmxvYXQ2NAAAEm11bHRpcGx5Q29tcGxleDEyOAACCqkHBPIBAgh/AXwgASENIAIhDiAAIQIDQCACIA1IBEAgDiACQQJ0aiIAKAIAIQ8gACgCBCESQQAhEQNAIAUgEUoEQCAHIBFBAnRqIgAoAgAhECAAKAIEIRMgDyEAA0AgACASSARAIAMgAEECdGooAgAgBmwhFCAEIABBA3RqKwMAIRUgECEBA0AgASATSARAIAsgCkECdGogFCAIIAFBAnRqKAIAajYCACAMIApBA3RqIBUgCSABQQN0aisDAKI5AwAgCkEBaiEKIAFBAWohAQwBCwsgAEEBaiEADAELCyARQQFqIREMAQsLIAJBAWohAgwBCwsgCgvrAQIKfwF9IAEhDSACIQ4DQCAAIA1IBEAgDiAAQQJ0aiIBKAIAIQ8gASgCBCESQQAhEQNAIAUgEUoEQCAHIBFBAnRqIgEoAgAhECABKAIEIRMgDyEBA0AgASASSARAIAFBAnQiAiADaigCACAGbCEUIAIgBGoqAgAhFyAQIQIDQCACIBNIBEAgCkECdCIVIAtqIBQgAkECdCIWIAhqKAIAajYCACAMIBVqIBcgCSAWaioCAJQ4AgAgCkEBaiEKIAJBAWohAgwBCwsgAUEBaiEBDAELCyARQQFqIREMAQsLIABBAWohAAwBCwsgCgvTAgIIfwJ7IAEhDSACIQ4gACECA0AgAiANSARAIA4gAkECdGoiACgCACEPIAAoAgQhEkEAIREDQCAFIBFKBEAgByARQQJ0aiIAKAIAIRAgACgCBCETIA8hAANAIAAgEkgEQCADIABBAnRqKAIAIAZsIRQgBCAAQQR0av0ABAAhFSAQIQEDQCABIBNIBEAgCyAKQQJ0aiAUIAggAUECdGooAgBqNgIAIAwgCkEEdGogFSAV/Q0AAQIDBAUGBwABAgMEBQYHIAkgAUEEdGr9AAQAIhb98gEgFSAV/Q0ICQoLDA0ODwgJCgsMDQ4PIBYgFv0NCAkKCwwNDg8AAQIDBAUGB/3yAf0MAAAAAAAAAIAAAAAAAAAAAP1R/fAB/QsEACAKQQFqIQogAUEBaiEBDAELCyAAQQFqIQAMAQsLIBFBAWohEQwBCwsgAkEBaiECDAELCyAKC3EBBH8gBEEANgIAA0AgACAGSgRAIAEgBkECdGoiBSgCBCAFKAIAayEHQQAhBQNAIAIgBUoEQCAEQQRqIgQgCCAHIAMgBUECdGoiCCgCBCAIKAIAa2xqIgg2AgAgBUEBaiEFDAELCyAGQQFqIQYMAQsLCw==",
};
