/** Made of assembly/modules/diagonals.ts by tools/kernels.ts, not by hand. Sources: 0ed3ad4cfd0e04e2 */
import type { KernelModule } from '@numloom/linalg/kernels';

export interface DiagonalsKernels {
  readonly markDiagonals: (
    rowCount: number,
    starts: number,
    indices: number,
    marks: number,
  ) => number;
  readonly numberMarks: (length: number, marks: number) => number;
  readonly writeOffsets: (
    rowCount: number,
    starts: number,
    indices: number,
    marks: number,
    offsets: number,
  ) => void;
  readonly toDiagonalsFloat32: (
    rowCount: number,
    starts: number,
    indices: number,
    values: number,
    marks: number,
    width: number,
    data: number,
  ) => void;
  readonly toDiagonalsFloat64: (
    rowCount: number,
    starts: number,
    indices: number,
    values: number,
    marks: number,
    width: number,
    data: number,
  ) => void;
  readonly toDiagonalsComplex128: (
    rowCount: number,
    starts: number,
    indices: number,
    values: number,
    marks: number,
    width: number,
    data: number,
  ) => void;
  readonly toRowsFloat32: (
    rowCount: number,
    columnCount: number,
    count: number,
    width: number,
    offsets: number,
    order: number,
    data: number,
    starts: number,
    indices: number,
    values: number,
  ) => number;
  readonly toRowsFloat64: (
    rowCount: number,
    columnCount: number,
    count: number,
    width: number,
    offsets: number,
    order: number,
    data: number,
    starts: number,
    indices: number,
    values: number,
  ) => number;
  readonly toRowsComplex128: (
    rowCount: number,
    columnCount: number,
    count: number,
    width: number,
    offsets: number,
    order: number,
    data: number,
    starts: number,
    indices: number,
    values: number,
  ) => number;
}

export const diagonals: KernelModule<DiagonalsKernels> = {
  plain:
    'AGFzbQEAAAABLwVgCn9/f39/f39/f38Bf2AHf39/f39/fwBgBX9/f39/AGACf38Bf2AEf39/fwF/AhIBA2VudgZtZW1vcnkCAwCAgAQDCgkCAAAAAQEBAwQHowEJDW1hcmtEaWFnb25hbHMACAtudW1iZXJNYXJrcwAHDHdyaXRlT2Zmc2V0cwAAEnRvRGlhZ29uYWxzRmxvYXQzMgAFEnRvRGlhZ29uYWxzRmxvYXQ2NAAEFXRvRGlhZ29uYWxzQ29tcGxleDEyOAAGDXRvUm93c0Zsb2F0MzIAAg10b1Jvd3NGbG9hdDY0AAEQdG9Sb3dzQ29tcGxleDEyOAADCrgKCXYBBX8DQCAAIAZKBEAgASAGQQJ0aiIFKAIEIQcgAyAAQQFrIAZrQQJ0aiEIIAUoAgAhBQNAIAUgB0gEQCAEIAggAiAFQQJ0aigCACIJQQJ0aigCAEECdGogCSAGazYCACAFQQFqIQUMAQsLIAZBAWohBgwBCwsLxQEDBH8BfgF8IAMgASABIANKGyEMIAdBADYCAANAIAAgC0oEQEEAIQEDQCABIAJIBEACQAJAIAFBAnQiDSAEajQCACALrHwiDkIAUw0AIA4gDKxZDQEgBiAFIA1qKAIAIANsIA6nIg1qQQN0aisDACIPRAAAAAAAAAAAYQ0AIAggCkECdGogDTYCACAJIApBA3RqIA85AwAgCkEBaiEKCyABQQFqIQEMAgsLCyAHIAtBAnRqIAo2AgQgC0EBaiELDAELCyAKC8ABAwV/AX4BfSADIAEgASADShshDCAHQQA2AgADQCAAIApKBEBBACEBA0AgASACSARAAkACQCABQQJ0Ig4gBGo0AgAgCqx8Ig9CAFMNACAPIAysWQ0BIAYgD6ciDSAFIA5qKAIAIANsakECdGoqAgAiEEMAAAAAWw0AIAtBAnQiDiAIaiANNgIAIAkgDmogEDgCACALQQFqIQsLIAFBAWohAQwCCwsLIAcgCkECdGogCzYCBCAKQQFqIQoMAQsLIAsL1AEDBH8BfgF7IAMgASABIANKGyEMIAdBADYCAANAIAAgC0oEQEEAIQEDQCABIAJIBEACQAJAIAFBAnQiDSAEajQCACALrHwiDkIAUw0AIA4gDKxZDQEgBiAFIA1qKAIAIANsIA6nIg1qQQR0av0ABAAiD/0MAAAAAAAAAAAAAAAAAAAAAP1H/cMBDQAgCCAKQQJ0aiANNgIAIAkgCkEEdGogD/0LBAAgCkEBaiEKCyABQQFqIQEMAgsLCyAHIAtBAnRqIAo2AgQgC0EBaiELDAELCyAKC4oBAQV/A0AgACAISgRAIAEgCEECdGoiBygCBCEJIAQgAEEBayAIa0ECdGohCiAHKAIAIQcDQCAHIAlIBEAgBiAKIAIgB0ECdGooAgAiC0ECdGooAgAgBWwgC2pBA3RqIgsgCysDACADIAdBA3RqKwMAoDkDACAHQQFqIQcMAQsLIAhBAWohCAwBCwsLiQEBBn8DQCAAIAhKBEAgASAIQQJ0aiIHKAIEIQkgBCAAQQFrIAhrQQJ0aiEKIAcoAgAhBwNAIAcgCUgEQCAGIAogB0ECdCILIAJqKAIAIgxBAnRqKAIAIAVsIAxqQQJ0aiIMIAwqAgAgAyALaioCAJI4AgAgB0EBaiEHDAELCyAIQQFqIQgMAQsLC48BAQV/A0AgACAISgRAIAEgCEECdGoiBygCBCEJIAQgAEEBayAIa0ECdGohCiAHKAIAIQcDQCAHIAlIBEAgBiAKIAIgB0ECdGooAgAiC0ECdGooAgAgBWwgC2pBBHRqIgsgC/0ABAAgAyAHQQR0av0ABAD98AH9CwQAIAdBAWohBwwBCwsgCEEBaiEIDAELCws4AQN/A0AgACADSgRAIAEgA0ECdGoiBCgCAARAIAQgAjYCACACQQFqIQILIANBAWohAwwBCwsgAgt/AQZ/QX8hBQNAIAAgBkoEQCABIAZBAnRqIgQoAgQhCCADIABBAWsgBmtBAnRqIQkgBCgCACEEA0AgBCAISARAIAkgAiAEQQJ0aigCACIHQQJ0akEBNgIAIAUgByAFIAdKGyEFIARBAWohBAwBCwsgBkEBaiEGDAELCyAFQQFqCw==',
};
