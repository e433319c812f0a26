/** Made of assembly/modules/triangularColumns.ts by tools/kernels.ts, not by hand. Sources: 50823081f7f609f9 */
import type { KernelModule } from '@numloom/linalg/kernels';

export interface TriangularColumnsKernels {
  readonly solveColumnsFloat64: (
    from: number,
    to: number,
    starts: number,
    indices: number,
    values: number,
    diagonal: number,
    x: number,
  ) => void;
  readonly solveColumnsComplex128: (
    from: number,
    to: number,
    starts: number,
    indices: number,
    values: number,
    diagonal: number,
    x: number,
  ) => void;
  readonly solveRowsFloat64: (
    from: number,
    to: number,
    starts: number,
    indices: number,
    values: number,
    diagonal: number,
    x: number,
    conjugated: boolean,
  ) => void;
  readonly solveRowsComplex128: (
    from: number,
    to: number,
    starts: number,
    indices: number,
    values: number,
    diagonal: number,
    x: number,
    conjugated: boolean,
  ) => void;
  readonly solveColumnsFour: (
    from: number,
    to: number,
    starts: number,
    indices: number,
    values: number,
    diagonal: number,
    x: number,
  ) => void;
  readonly solveRowsFour: (
    from: number,
    to: number,
    starts: number,
    indices: number,
    values: number,
    diagonal: number,
    x: number,
  ) => void;
  readonly gather: (
    count: number,
    order: number,
    components: number,
    from: number,
    to: number,
    toStride: number,
  ) => void;
  readonly scatter: (
    count: number,
    order: number,
    components: number,
    from: number,
    fromStride: number,
    to: number,
  ) => void;
  readonly largestFloat64: (count: number, values: number) => number;
  readonly largestComplex128: (count: number, values: number) => number;
  readonly withDiagonalFloat64: (
    count: number,
    starts: number,
    indices: number,
    values: number,
    diagonal: number,
    isFirst: boolean,
    toStarts: number,
    toIndices: number,
    toValues: number,
  ) => void;
  readonly withDiagonalComplex128: (
    count: number,
    starts: number,
    indices: number,
    values: number,
    diagonal: number,
    isFirst: boolean,
    toStarts: number,
    toIndices: number,
    toValues: number,
  ) => void;
}

export const triangularColumns: KernelModule<TriangularColumnsKernels> = {
  plain:
    'AGFzbQEAAAABMQVgB39/f39/f38AYAl/f39/f39/f38AYAh/f39/f39/fwBgBn9/f39/fwBgAn9/AXwCEgEDZW52Bm1lbW9yeQIDAICABAMNDAEBAAICAAAAAwQEAwfjAQwTc29sdmVDb2x1bW5zRmxvYXQ2NAAGFnNvbHZlQ29sdW1uc0NvbXBsZXgxMjgABxBzb2x2ZVJvd3NGbG9hdDY0AAMTc29sdmVSb3dzQ29tcGxleDEyOAAEEHNvbHZlQ29sdW1uc0ZvdXIABQ1zb2x2ZVJvd3NGb3VyAAIGZ2F0aGVyAAsHc2NhdHRlcgAIDmxhcmdlc3RGbG9hdDY0AAkRbGFyZ2VzdENvbXBsZXgxMjgAChN3aXRoRGlhZ29uYWxGbG9hdDY0AAAWd2l0aERpYWdvbmFsQ29tcGxleDEyOAABCs0TDNEBAQZ/A0AgACAKSgRAIApBAnQiCyAGaiAJNgIAIAkgASAKQQFqQQJ0aigCACABIAtqKAIAIg5rIg0gCWogBRshCyAHIAlBAWogCSAFGyIMQQJ0aiACIA5BAnRqIA1BAnT8CgAAIAggDEEDdGogAyAOQQN0aiANQQN0/AoAACAHIAtBAnRqIAo2AgAgCCALQQN0aiAEBHwgBCAKQQN0aisDAAVEAAAAAAAA8D8LOQMAIAkgDUEBamohCSAKQQFqIQoMAQsLIAYgAEECdGogCTYCAAvcAQEGfwNAIAAgCkoEQCAKQQJ0IgsgBmogCTYCACAJIAEgCkEBakECdGooAgAgASALaigCACIOayINIAlqIAUbIQsgByAJQQFqIAkgBRsiDEECdGogAiAOQQJ0aiANQQJ0/AoAACAIIAxBBHRqIAMgDkEEdGogDUEEdPwKAAAgByALQQJ0aiAKNgIAIAggC0EEdGogBAR7IAQgCkEEdGr9AAQABf0MAAAAAAAA8D8AAAAAAAAAAAv9CwQAIAkgDUEBamohCSAKQQFqIQoMAQsLIAYgAEECdGogCTYCAAvjAQIDewV/QQFBfyAAIAFIGyEMA0AgACABRwRAIAYgAEEFdGoiDf0ABAAhCSAN/QAEECEHIAIgAEECdGooAgAhDiACIABBAWpBAnRqKAIAIQsDQCALIA5KBEAgCSAEIA5BA3Rq/QoDACIIIAYgAyAOQQJ0aigCAEEFdGoiCv0ABAD98gH98QEhCSAHIAggCv0ABBD98gH98QEhByAOQQFqIQ4MAQsLIAUEQCAJIAUgAEEDdGr9CgMAIgj98wEhCSAHIAj98wEhBwsgDSAJ/QsEACANIAf9CwQQIAAgDGohAAwBCwsLswECAXwCf0EBQX8gACABSBshCQNAIAAgAUcEQEQAAAAAAAAAACEIIAIgAEECdGooAgAhByACIABBAWpBAnRqKAIAIQoDQCAHIApIBEAgCCAEIAdBA3RqKwMAIAYgAyAHQQJ0aigCAEEDdGorAwCioCEIIAdBAWohBwwBCwsgAEEDdCIHIAZqIgorAwAgCKEhCCAKIAUEfCAIIAUgB2orAwCjBSAICzkDACAAIAlqIQAMAQsLC9UDAwJ7BHwDf0EBQX8gACABSBshDwNAIAAgAUcEQP0MAAAAAAAAAAAAAAAAAAAAACEIIAIgAEECdGooAgAhDiACIABBAWpBAnRqKAIAIRADQCAOIBBIBEAgCCAEIA5BBHRq/QAEACII/QwAAAAAAAAAAAAAAAAAAACA/VEgCCAHGyIIIAj9DQABAgMEBQYHAAECAwQFBgcgBiADIA5BAnRqKAIAQQR0av0ABAAiCf3yASAIIAj9DQgJCgsMDQ4PCAkKCwwNDg8gCSAJ/Q0ICQoLDA0ODwABAgMEBQYH/fIB/QwAAAAAAAAAgAAAAAAAAAAA/VH98AH98AEhCCAOQQFqIQ4MAQsLIABBBHQiDiAGaiIQ/QAEACAI/fEBIQggECAFBHsgCP0hACEKIAj9IQEhCwJ7IAUgDmr9AAQAIgj9DAAAAAAAAAAAAAAAAAAAAID9USAIIAcbIgj9IQAiDJkgCP0hASINmWYEQCAMIA0gDSAMoyIMoqAhDSAKIAsgDKKgIA2j/RQgCyAKIAyioSANo/0iAQwBCyANIAwgDCANoyIMoqAhDSAKIAyiIAugIA2j/RQgCyAMoiAKoSANo/0iAQsFIAgL/QsEACAAIA9qIQAMAQsLC+cBAgR/A3tBAUF/IAAgAUgbIQkDQCAAIAFHBEAgBiAAQQV0aiIH/QAEACELIAf9AAQQIQwgBQRAIAcgCyAFIABBA3Rq/QoDACIN/fMBIgv9CwQAIAcgDCAN/fMBIgz9CwQQCyACIABBAnRqKAIAIQcgAiAAQQFqQQJ0aigCACEKA0AgByAKSARAIAYgAyAHQQJ0aigCAEEFdGoiCCAI/QAEACAEIAdBA3Rq/QoDACINIAv98gH98QH9CwQAIAggCP0ABBAgDSAM/fIB/fEB/QsEECAHQQFqIQcMAQsLIAAgCWohAAwBCwsLuQECBH8BfEEBQX8gACABSBshCANAIAAgAUcEQCAAQQN0IgcgBmoiCSsDACELIAUEQCAJIAsgBSAHaisDAKMiCzkDAAsgC5lEAAAAAAAAAABiBEAgAiAAQQJ0aigCACEHIAIgAEEBakECdGooAgAhCgNAIAcgCkgEQCAGIAMgB0ECdGooAgBBA3RqIgkgCSsDACAEIAdBA3RqKwMAIAuioTkDACAHQQFqIQcMAQsLCyAAIAhqIQAMAQsLC6MDAwJ7BHwEf0EBQX8gACABSBshDgNAIAAgAUcEQCAAQQR0Ig0gBmoiD/0ABAAhByAFBEAgB/0hACEJIAf9IQEhCiAPAnsgBSANav0ABAAiB/0hACILmSAH/SEBIgyZZgRAIAsgDCAMIAujIguioCEMIAkgCiALoqAgDKP9FCAKIAkgC6KhIAyj/SIBDAELIAwgCyALIAyjIguioCEMIAkgC6IgCqAgDKP9FCAKIAuiIAmhIAyj/SIBCyIH/QsEAAsgB/0hAJkgB/0hAZmgRAAAAAAAAAAAYgRAIAIgAEECdGooAgAhDSACIABBAWpBAnRqKAIAIRADQCANIBBIBEAgBiADIA1BAnRqKAIAQQR0aiIPIA/9AAQAIAQgDUEEdGr9AAQAIgggCP0NAAECAwQFBgcAAQIDBAUGByAH/fIBIAggCP0NCAkKCwwNDg8ICQoLDA0ODyAHIAf9DQgJCgsMDQ4PAAECAwQFBgf98gH9DAAAAAAAAACAAAAAAAAAAAD9Uf3wAf3xAf0LBAAgDUEBaiENDAELCwsgACAOaiEADAELCwtkAQN/IARBA3QhCEEEQQMgAkECRhshBANAIAAgBkoEQCAFIAEgBkECdGooAgAgBHRqIQcgAkECRgRAIAcgA/0ABAD9CwQABSAHIAMrAwA5AwALIAZBAWohBiADIAhqIQMMAQsLC0MCAnwBfwJAA0AgACAESgRAIAMgASAEQQN0aisDAJkiAmZFBEAgAiEDCyACIAJiDQIgBEEBaiEEDAELCyADIQILIAILUgMCfAF/AXsCQANAIAAgBEoEQCADIAEgBEEEdGr9AAQAIgX9IQCZIAX9IQGZoCICZkUEQCACIQMLIAIgAmINAiAEQQFqIQQMAQsLIAMhAgsgAgtkAQN/IAVBA3QhCEEEQQMgAkECRhshBQNAIAAgBkoEQCADIAEgBkECdGooAgAgBXRqIQcgAkECRgRAIAQgB/0ABAD9CwQABSAEIAcrAwA5AwALIAZBAWohBiAEIAhqIQQMAQsLCw==',
};
