/** Made of assembly/modules/residuals.ts by tools/kernels.ts, not by hand. Sources: ce9c8d3844964588 */
import type { KernelModule } from '@numloom/linalg/kernels';

export interface ResidualsKernels {
  readonly split: (n: number, from: number, real: number, imaginary: number) => void;
  readonly join: (n: number, real: number, imaginary: number, to: number) => void;
  readonly beginReal: (n: number, b: number, r: number, low: number, bounds: number) => void;
  readonly beginComplex: (n: number, b: number, r: number, low: number, bounds: number) => void;
  readonly subtractColumnsReal: (
    first: number,
    end: number,
    starts: number,
    indices: number,
    values: number,
    x: number,
    r: number,
    low: number,
    bounds: number,
  ) => void;
  readonly subtractColumnsComplex: (
    first: number,
    end: number,
    starts: number,
    indices: number,
    values: number,
    x: number,
    r: number,
    low: number,
    bounds: number,
  ) => void;
  readonly subtractRowsReal: (
    first: number,
    end: number,
    starts: number,
    indices: number,
    values: number,
    x: number,
    r: number,
    low: number,
    bounds: number,
    conjugated: boolean,
  ) => void;
  readonly subtractRowsComplex: (
    first: number,
    end: number,
    starts: number,
    indices: number,
    values: number,
    x: number,
    r: number,
    low: number,
    bounds: number,
    conjugated: boolean,
  ) => void;
  readonly addReal: (n: number, x: number, y: number) => void;
  readonly addComplex: (n: number, x: number, y: number) => void;
  readonly scaleReal: (n: number, factors: number, x: number, y: number) => void;
  readonly scaleComplex: (n: number, factors: number, x: number, y: number) => void;
  readonly largestReal: (n: number, x: number) => number;
  readonly largestComplex: (n: number, x: number) => number;
  readonly backwardErrorReal: (
    n: number,
    b: number,
    r: number,
    bounds: number,
    norms: number,
    largestX: number,
  ) => number;
  readonly backwardErrorComplex: (
    n: number,
    b: number,
    r: number,
    bounds: number,
    norms: number,
    largestX: number,
  ) => number;
  readonly residualBoundsReal: (n: number, r: number, bounds: number, terms: number) => void;
  readonly residualBoundsComplex: (n: number, r: number, bounds: number, terms: number) => void;
  readonly absoluteSumsReal: (
    first: number,
    end: number,
    starts: number,
    indices: number,
    values: number,
    rowSums: number,
    columnSums: number,
  ) => void;
  readonly absoluteSumsComplex: (
    first: number,
    end: number,
    starts: number,
    indices: number,
    values: number,
    rowSums: number,
    columnSums: number,
  ) => void;
  readonly scaleEntriesReal: (
    first: number,
    end: number,
    starts: number,
    indices: number,
    values: number,
    rows: number,
    columns: number,
  ) => void;
  readonly scaleEntriesComplex: (
    first: number,
    end: number,
    starts: number,
    indices: number,
    values: number,
    rows: number,
    columns: number,
  ) => void;
  readonly maximaReal: (
    first: number,
    end: number,
    starts: number,
    indices: number,
    values: number,
    factors: number,
    rows: number,
    columns: number,
  ) => void;
  readonly maximaComplex: (
    first: number,
    end: number,
    starts: number,
    indices: number,
    values: number,
    factors: number,
    rows: number,
    columns: number,
  ) => void;
}

export const residuals: KernelModule<ResidualsKernels> = {
  plain:
    'AGFzbQEAAAABYgtgBH9/f38AYAd/f39/f39/AGAKf39/f39/f39/fwBgCX9/f39/f39/fwBgBH9/f3wAYAh/f39/f39/fwBgAn9/AXxgBX9/f39/AGAGf39/f398AXxgA39/fwBgBHt7f38AAhIBA2VudgZtZW1vcnkCAwCAgAQDGhkKAgIDAwAAAQEABAQFBQYGAAcHCAgJCQEBB5sDGAVzcGxpdAAFBGpvaW4AEAliZWdpblJlYWwAEQxiZWdpbkNvbXBsZXgAEhNzdWJ0cmFjdENvbHVtbnNSZWFsAAMWc3VidHJhY3RDb2x1bW5zQ29tcGxleAAEEHN1YnRyYWN0Um93c1JlYWwAARNzdWJ0cmFjdFJvd3NDb21wbGV4AAIHYWRkUmVhbAAVCmFkZENvbXBsZXgAFglzY2FsZVJlYWwABgxzY2FsZUNvbXBsZXgACQtsYXJnZXN0UmVhbAAODmxhcmdlc3RDb21wbGV4AA8RYmFja3dhcmRFcnJvclJlYWwAExRiYWNrd2FyZEVycm9yQ29tcGxleAAUEnJlc2lkdWFsQm91bmRzUmVhbAAKFXJlc2lkdWFsQm91bmRzQ29tcGxleAALEGFic29sdXRlU3Vtc1JlYWwAFxNhYnNvbHV0ZVN1bXNDb21wbGV4ABgQc2NhbGVFbnRyaWVzUmVhbAAHE3NjYWxlRW50cmllc0NvbXBsZXgACAptYXhpbWFSZWFsAAwNbWF4aW1hQ29tcGxleAANCuwbGcQDAQh7IAAgAP0NAAECAwQFBgcAAQIDBAUGByIG/QwAAAD4/////wAAAPj//////U4hByABIAH9DAAAAPj/////AAAA+P/////9TiII/fEBIQkgAv0ABAAiCiAGIAH98gEiBP3xASIFIAr98QEhCyACIAX9CwQAIAMgA/0ABAAgCiAFIAv98QH98QEgBCAL/fAB/fEBIAcgCP3yASAE/fEBIAcgCf3yAf3wASAGIAf98QEiBCAI/fIB/fABIAQgCf3yAf3wAf3xAf3wAf0LBAAgACAA/Q0ICQoLDA0ODwgJCgsMDQ4PIgD9DAAAAPj/////AAAA+P/////9TiEEIAEgAf0NCAkKCwwNDg8AAQIDBAUGB/0MAAAAAAAAAIAAAAAAAAAAAP1RIgH9DAAAAPj/////AAAA+P/////9TiEFIAL9AAQAIgYgACAB/fIBIgf98QEiCCAG/fEBIQkgAiAI/QsEACADIAP9AAQAIAYgCCAJ/fEB/fEBIAcgCf3wAf3xASAEIAX98gEgB/3xASAEIAEgBf3xASIB/fIB/fABIAAgBP3xASIAIAX98gH98AEgACAB/fIB/fAB/fEB/fAB/QsEAAuQAgIJfAN/A0AgACABSARAIAIgAEECdGoiCSgCBCEUIABBA3QiEyAIaisDACEKIAkoAgAhCQNAIAkgFEgEQCAEIAlBA3RqIhUrAwAhDyAVKQMAQoCAgECDvyERIAUgAyAJQQJ0aigCAEEDdGoiFSsDACEQIBUpAwBCgICAQIO/IQsgBiATaiIVKwMAIhIgDyAQoiIMoSINIBKhIQ4gFSANOQMAIAcgE2oiFSAVKwMAIBIgDSAOoaEgDCAOoKEgESALoiAMoSARIBAgC6EiDaKgIA8gEaEiDiALoqAgDiANoqChoDkDACAKIAyZoCEKIAlBAWohCQwBCwsgCCAAQQN0aiAKOQMAIABBAWohAAwBCwsL0wEDA38CewF8A0AgACABSARAIABBBHQhCyACIABBAnRqIgooAgQhDCAIIABBA3RqKwMAIQ8gCigCACEKA0AgCiAMSARAIAQgCkEEdGr9AAQAIg39DAAAAAAAAAAAAAAAAAAAAID9USANIAkbIg0gBSADIApBAnRqKAIAQQR0av0ABAAiDiAGIAtqIAcgC2oQACAPIA39IQCZIA39IQGZoCAO/SEAmSAO/SEBmaCioCEPIApBAWohCgwBCwsgCCAAQQN0aiAPOQMAIABBAWohAAwBCwsLkAIDBH8KfAF+A0AgACABSARAIAUgAEEDdGoiCSkDACEXIAkrAwAiDpkhFCACIABBAnRqIgkoAgQhCiAJKAIAIQkDQCAJIApIBEAgBCAJQQN0aiILKwMAIQ0gCykDAEKAgIBAg78hFSADIAlBAnRqKAIAQQN0IgsgBmoiDCsDACIWIA0gDqIiD6EiECAWoSERIAwgEDkDACAOIBdCgICAQIO/IhKhIRMgByALaiIMIAwrAwAgFiAQIBGhoSAPIBGgoSAVIBKiIA+hIBUgE6KgIA0gFaEiDyASoqAgDyAToqChoDkDACAIIAtqIgsgCysDACANmSAUoqA5AwAgCUEBaiEJDAELCyAAQQFqIQAMAQsLC7ABAwR/AnsBfANAIAAgAUgEQCAFIABBBHRq/QAEACIN/SEAmSAN/SEBmaAhDyACIABBAnRqIgkoAgQhCiAJKAIAIQkDQCAJIApIBEAgBCAJQQR0av0ABAAiDiANIAMgCUECdGooAgAiC0EEdCIMIAZqIAcgDGoQACAIIAtBA3RqIgsgCysDACAO/SEAmSAO/SEBmaAgD6KgOQMAIAlBAWohCQwBCwsgAEEBaiEADAELCwtBAQF/A0AgACAESgRAIAIgASsDADkDACADIAErAwg5AwAgBEEBaiEEIAFBEGohASACQQhqIQIgA0EIaiEDDAELCws+ACACIABBA3RqIQADQCAAIAJLBEAgAyACKwMAIAErAwCiOQMAIAJBCGohAiADQQhqIQMgAUEIaiEBDAELCwt7AgN/AXwDQCAAIAFIBEAgBiAAQQN0aisDACEKIAIgAEECdGoiBygCBCEIIAcoAgAhBwNAIAcgCEgEQCAEIAdBA3RqIgkgCSsDACAFIAMgB0ECdGooAgBBA3RqKwMAoiAKojkDACAHQQFqIQcMAQsLIABBAWohAAwBCwsLhQECA38BfANAIAAgAUgEQCAGIABBA3RqKwMAIQogAiAAQQJ0aiIHKAIEIQggBygCACEHA0AgByAISARAIAQgB0EEdGoiCSAJ/QAEACAFIAMgB0ECdGooAgBBA3RqKwMA/RT98gEgCv0U/fIB/QsEACAHQQFqIQcMAQsLIABBAWohAAwBCwsLRAAgAiAAQQR0aiEAA0AgACACSwRAIAMgAv0ABAAgASsDAP0U/fIB/QsEACACQRBqIQIgA0EQaiEDIAFBCGohAQwBCwsLVAIDfwF8A0AgACAESgRAIARBA3QiBSACaiIGIAEgBWorAwCZIgcgByADRAAAAAAAALA8oiAGKwMAoqBEAAAAAAAAsDyioDkDACAEQQFqIQQMAQsLC2QDAn8BewF8A0AgACAESgRAIAIgBEEDdGoiBSABIARBBHRq/QAEACIG/SEAmSAG/SEBmaAiByAHIANEAAAAAAAAsDyiIAUrAwCioEQAAAAAAACwPKKgOQMAIARBAWohBAwBCwsLrgECBH8CfANAIAAgAUgEQCACIABBAnRqIggoAgQhCkQAAAAAAAAAACEMIAgoAgAhCANAIAggCkgEQCADIAhBAnRqKAIAQQN0IQkgBCAIQQN0aisDAJkhDSAGBEAgBiAJaiILIAsrAwAgDaU5AwALIAUEfCANIAUgCWorAwCiBSANCyAMpSEMIAhBAWohCAwBCwsgBwRAIAcgAEEDdGogDDkDAAsgAEEBaiEADAELCwu9AQMEfwJ8AXsDQCAAIAFIBEAgAiAAQQJ0aiIIKAIEIQpEAAAAAAAAAAAhDCAIKAIAIQgDQCAIIApIBEAgAyAIQQJ0aigCAEEDdCEJIAQgCEEEdGr9AAQAIg79IQCZIA79IQGZoCENIAYEQCAGIAlqIgsgCysDACANpTkDAAsgBQR8IA0gBSAJaisDAKIFIA0LIAylIQwgCEEBaiEIDAELCyAHBEAgByAAQQN0aiAMOQMACyAAQQFqIQAMAQsLC0UBAnwgASAAQQN0aiEAAkADQCAAIAFLBEAgAyABKwMAmSICZkUEQCACIQMLIAIgAmINAiABQQhqIQEMAQsLIAMhAgsgAgtUAgJ8AXsgASAAQQR0aiEAAkADQCAAIAFLBEAgAyAB/QAEACIE/SEAmSAE/SEBmaAiAmZFBEAgAiEDCyACIAJiDQIgAUEQaiEBDAELCyADIQILIAILQQEBfwNAIAAgBEoEQCADIAErAwA5AwAgAyACKwMAOQMIIARBAWohBCADQRBqIQMgAUEIaiEBIAJBCGohAgwBCwsLRgEBfyACIAEgAEEDdCIC/AoAACADQQAgAvwLAANAIAAgBUoEQCAFQQN0IgIgBGogASACaisDAJk5AwAgBUEBaiEFDAELCwtWAgF/AXsgAiABIABBBHQiAvwKAAAgA0EAIAL8CwADQCAAIAVKBEAgBCAFQQN0aiABIAVBBHRq/QAEACIG/SEAmSAG/SEBmaA5AwAgBUEBaiEFDAELCwujAQIGfAJ/IAC3RAAAAAAAQI9AokQAAAAAAACwPKIhCgJAA0AgACAMSgRAIAxBA3QiDSACaisDAJkiBkQAAAAAAAAAAGIEQCAGIAZiDQMgAyANaisDACIHIAQgDWorAwAgBaIiCyABIA1qKwMAmaAgCqJkBEAgCCAGIAejpSEIBSAJIAYgByALoKOlIQkLCyAMQQFqIQwMAQsLIAggCaAhBgsgBgvEAQMGfAN/AXsgALdEAAAAAABAj0CiRAAAAAAAALA8oiEKAkADQCAAIAxKBEAgDEEEdCINIAJq/QAEACIP/SEAmSAP/SEBmaAiBkQAAAAAAAAAAGIEQCAGIAZiDQMgDEEDdCIOIANqKwMAIgcgBCAOaisDACAFoiILIAEgDWr9AAQAIg/9IQCZIA/9IQGZoKAgCqJkBEAgCCAGIAejpSEIBSAJIAYgByALoKOlIQkLCyAMQQFqIQwMAQsLIAggCaAhBgsgBgs3ACABIABBA3RqIQADQCAAIAFLBEAgAiACKwMAIAErAwCgOQMAIAFBCGohASACQQhqIQIMAQsLCzwAIAEgAEEEdGohAANAIAAgAUsEQCACIAL9AAQAIAH9AAQA/fAB/QsEACABQRBqIQEgAkEQaiECDAELCwuNAQIDfwJ8A0AgACABSARAIAIgAEECdGoiBygCBCEIRAAAAAAAAAAAIQogBygCACEHA0AgByAISARAIAUgAyAHQQJ0aigCAEEDdGoiCSAJKwMAIAQgB0EDdGorAwCZIgugOQMAIAogC6AhCiAHQQFqIQcMAQsLIAYgAEEDdGogCjkDACAAQQFqIQAMAQsLC5wBAwN/AnwBewNAIAAgAUgEQCACIABBAnRqIgcoAgQhCEQAAAAAAAAAACEKIAcoAgAhBwNAIAcgCEgEQCAFIAMgB0ECdGooAgBBA3RqIgkgCSsDACAEIAdBBHRq/QAEACIM/SEAmSAM/SEBmaAiC6A5AwAgCiALoCEKIAdBAWohBwwBCwsgBiAAQQN0aiAKOQMAIABBAWohAAwBCwsL',
};
