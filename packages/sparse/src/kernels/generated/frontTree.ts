/** Made of assembly/modules/frontTree.ts by tools/kernels.ts, not by hand. Sources: e4e2eabe814edaa3 */
import type { KernelModule } from '@numloom/linalg/kernels';

export interface FrontTreeKernels {
  readonly renumber: (
    n: number,
    parents: number,
    counts: number,
    post: number,
    ranks: number,
    toParents: number,
    toCounts: number,
  ) => void;
  readonly groupEqual: (
    n: number,
    parents: number,
    counts: number,
    groups: number,
    columns: number,
    rows: number,
    groupParents: number,
  ) => number;
  readonly mergeGroups: (
    count: number,
    columns: number,
    rows: number,
    parents: number,
    merged: number,
    used: number,
    heads: number,
    nexts: number,
  ) => void;
  readonly followMerged: (count: number, merged: number) => void;
  readonly linkFronts: (
    count: number,
    merged: number,
    rows: number,
    parents: number,
    peaks: number,
    heads: number,
    nexts: number,
  ) => number;
  readonly orderFronts: (
    count: number,
    heads: number,
    nexts: number,
    toFront: number,
    stack: number,
  ) => void;
  readonly describeFronts: (
    count: number,
    fronts: number,
    merged: number,
    toFront: number,
    columns: number,
    rows: number,
    parents: number,
    firsts: number,
    rowCounts: number,
    frontParents: number,
  ) => void;
  readonly orderColumns: (
    n: number,
    before: number,
    post: number,
    groups: number,
    merged: number,
    toFront: number,
    next: number,
    order: number,
    inverse: number,
    frontOf: number,
  ) => void;
  readonly measureFronts: (
    fronts: number,
    firsts: number,
    rowCounts: number,
    parents: number,
    depths: number,
    waiting: number,
    sizes: number,
  ) => void;
  readonly placeFronts: (
    fronts: number,
    room: number,
    firsts: number,
    rowCounts: number,
    parents: number,
    depths: number,
    rowStarts: number,
    lowerStarts: number,
    upperStarts: number,
    contributionStarts: number,
    heads: number,
    nexts: number,
  ) => void;
  readonly fillRows: (
    from: number,
    to: number,
    starts: number,
    indices: number,
    order: number,
    frontOf: number,
    parents: number,
    marks: number,
    next: number,
    rows: number,
  ) => void;
  readonly relateRows: (
    from: number,
    to: number,
    firsts: number,
    rowStarts: number,
    rows: number,
    heads: number,
    nexts: number,
    local: number,
    relative: number,
  ) => void;
  readonly countEntries: (
    from: number,
    to: number,
    starts: number,
    indices: number,
    frontOf: number,
    counts: number,
  ) => void;
  readonly accumulateEntries: (count: number, list: number) => void;
  readonly listEntries: (
    from: number,
    to: number,
    starts: number,
    indices: number,
    frontOf: number,
    next: number,
    sources: number,
    places: number,
  ) => void;
  readonly placeEntries: (
    from: number,
    to: number,
    indices: number,
    inverse: number,
    firsts: number,
    rowStarts: number,
    rows: number,
    local: number,
    entryStarts: number,
    sources: number,
    places: number,
  ) => void;
}

export const frontTree: KernelModule<FrontTreeKernels> = {
  plain:
    'AGFzbQEAAAABbQpgCn9/f39/f39/f38AYAd/f39/f39/AGAIf39/f39/f38AYAd/f39/f39/AX9gAn9/AGAJf39/f39/f39/AGAMf39/f39/f39/f39/AGALf39/f39/f39/f38AYAV/f39/fwBgBn9/f39/fwACEgEDZW52Bm1lbW9yeQIDAICABAMREAEFBgcIAAIBAgMDBAAACQQH5wEQCHJlbnVtYmVyAAAKZ3JvdXBFcXVhbAAKC21lcmdlR3JvdXBzAAYMZm9sbG93TWVyZ2VkAAsKbGlua0Zyb250cwAJC29yZGVyRnJvbnRzAAQOZGVzY3JpYmVGcm9udHMADQxvcmRlckNvbHVtbnMABQ1tZWFzdXJlRnJvbnRzAAcLcGxhY2VGcm9udHMAAghmaWxsUm93cwAMCnJlbGF0ZVJvd3MAAQxjb3VudEVudHJpZXMADhFhY2N1bXVsYXRlRW50cmllcwAPC2xpc3RFbnRyaWVzAAgMcGxhY2VFbnRyaWVzAAMKoh4QkAEBBH8DQCAAIAdKBEAgBCADIAdBAnRqKAIAQQJ0aiAHNgIAIAdBAWohBwwBCwsDQCAAIAhKBEAgASAIQQJ0IgkgA2ooAgAiB0ECdGooAgAhCiAFIAlqIApBf0YEf0F/BSAEIApBAnRqKAIACzYCACAGIAhBAnRqIAIgB0ECdGooAgA2AgAgCEEBaiEIDAELCwuYAgEHfwNAIAAgAUgEQCAAQQJ0IgkgBWooAgBBf0cEQCACIAlqKAIAIQsgAEEBakECdCIKIAJqKAIAIQwgAyAKaigCACEKIAMgCWooAgAiDSEJA0AgCSAKSARAIAcgBCAJQQJ0aigCAEECdGogCSANayAMaiALazYCACAJQQFqIQkMAQsLIAUgAEECdGooAgAhCQNAIAlBf0cEQCADIAlBAWpBAnRqKAIAIQ0gAyAJQQJ0aigCACEKA0AgCiANSARAIApBAnQiDiAEaigCACEPIAggDmogDCAPSgR/IA8gC2sFIAcgD0ECdGooAgALNgIAIApBAWohCgwBCwsgBiAJQQJ0aigCACEJDAELCwsgAEEBaiEADAELCwvzAgEJfwNAIAAgDEoEQCAKIAxBAnRqQX82AgAgDEEBaiEMDAELCwNAIAAgDUoEQCACIA1BAWpBAnRqKAIAIA1BAnQiEiACaigCAGshEyADIBJqKAIAIQwgBSASaigCAEEBcUUhFCAGIBJqIA82AgAgByASaiAQNgIAIAggEmogETYCACAMIA9qIQ8gECATIAwgE2psaiEQIBEgDCATbGohESAUBEAgCSASaiAONgIAIA4gDCAMbGohDgUgCSANQQJ0aiABIAwgDGxrIgE2AgALIAogDUECdGooAgAhDANAIAxBf0cEQCADIAxBAnRqKAIAIhIgEmwhEiAUBEAgASASaiEBBSAOIBJrIQ4LIAsgDEECdGooAgAhDAwBCwsgDUECdCIMIARqKAIAIhJBf0YEQCALIAxqQX82AgAFIAsgDUECdGogCiASQQJ0aiIMKAIANgIAIAwgDTYCAAsgDUEBaiENDAELCyAGIABBAnRqIA82AgALhAMBCX8DQCAAIAFIBEAgAEECdCILIARqKAIAIQ0gAEEBakECdCIMIARqKAIAIRIgBSAMaigCACAFIAtqKAIAIgxrIQ5BACELA0AgCyAOSARAIAcgBiALIAxqQQJ0aigCAEECdGogCzYCACALQQFqIQsMAQsLIAggAEEBdCIMQQFqQQJ0aigCACELIAggDEECakECdGooAgAhECASIA1rIQ8gCCAMQQJ0aigCACEMA0AgCyAMSgRAIAxBAnQiEyAKaiIRIBIgAyACIAkgE2ooAgBBAnRqKAIAQQJ0aigCACITSgR/IBMgDWsFIA8gByATQQJ0aigCAGoLIA4gD2ogAyARKAIAQQJ0aigCACANa2xqNgIAIAxBAWohDAwBCwsDQCALIBBIBEAgC0ECdCIMIApqIg8gByADIA8oAgBBAnRqKAIAQQJ0aigCACAOIAMgAiAJIAxqKAIAQQJ0aigCAEECdGooAgAgDWtsajYCACALQQFqIQsMAQsLIABBAWohAAwBCwsLpAEBBX8gASAAQQJ0aigCACEAA0AgAEF/RwRAIAIgAEECdGooAgBBACEGIAQgADYCAANAIAZBAE4EQCAEIAZBAnRqKAIAIglBAnQiACABaigCACIIQX9GBEAgACADaiAHNgIAIAdBAWohByAGQQFrIQYFIAEgCUECdGogAiAIQQJ0aigCADYCACAEIAZBAWoiBkECdGogCDYCAAsMAQsLIQAMAQsLC4kBAQV/A0AgACAKSgRAIAEgCkECdCIMIAJqKAIAQQJ0aigCACELIAYgBSAEIAMgDGooAgBBAnRqKAIAQQJ0aigCACINQQJ0aiIOKAIAIQwgDiAMQQFqNgIAIAcgDEECdGogCzYCACALQQJ0IgsgCGogDDYCACAJIAtqIA02AgAgCkEBaiEKDAELCwuYAwIGfwR8A0AgACAISgRAIAYgCEECdGpBfzYCACAIQQFqIQgMAQsLA0AgACAMSgRAIAxBAnQiCiAEaiAMNgIAIAEgCmooAgAiCLciDiAORAAAAAAAAPA/oEQAAAAAAADgP6IgAiAKaigCACIJt6CiIQ8gBiAKaigCACELA0AgC0F/RwRAIAggASALQQJ0aigCAGoiDbciDiAORAAAAAAAAPA/oEQAAAAAAADgP6IgCbegoiERAn9BASANQQRMIBEgDyAFIAtBA3RqKwMAoCIOoSIQRAAAAAAAAAAAZXINABogECARRJqZmZmZmek/omMgDUEQTA0AGiAQIBFEmpmZmZmZuT+iYyANQTBMDQAaIBAgEUSamZmZmZmpP6JjCwRAIAQgC0ECdGogDDYCACAOIQ8gDSEICyAHIAtBAnRqKAIAIQsMAQsLIAEgDEECdGogCDYCACAFIAxBA3RqIA85AwAgAyAKaigCACIIQX9HBEAgByAKaiAGIAhBAnRqIggoAgA2AgAgCCAMNgIACyAMQQFqIQwMAQsLC5UDAgp8Bn8gAEEBayERA0AgEUEATgRAIBFBAnQiFSADaigCACEWIAQgFWogFkF/RgR/QQAFIAQgFkECdGooAgBBAWoLNgIAIAUgEUEDdGpEAAAAAAAAAAA5AwAgEUEBayERDAELCwNAIAAgEkoEQCAIIBJBAnQiBCACaigCACIRtyIOoCEIIAkgASASQQFqQQJ0aigCACABIARqKAIAayIVtyIPIA8gDqCioCEJIAogDyAOoiIQoCEKIAcgDyAPoiAPokRVVVVVVVXlP6IgDyAPoCIHIA+iIA6ioCAHIA6iIA6ioKAhByATIBEgFWoiESARIBNIGyETIBQgFSAUIBVKGyEUIAsgEKUhCyAMIA0gDiAOoiIOoCINpSEMIA0gBSASQQN0aisDAKEhDSADIARqKAIAIgRBf0cEQCAFIARBA3RqIgQgBCsDACAOoDkDAAsgEkEBaiESDAELCyAGIAg5AwAgBiAJOQMIIAYgCjkDECAGIAw5AxggBiAHOQMgIAYgE7c5AyggBiAUtzkDMCAGIAs5AzgLqwEBBH8DQCAAIAFIBEAgAiAAQQFqQQJ0aigCACEJIAIgAEECdGooAgAhCANAIAggCUgEQCAEIAMgCEECdGooAgBBAnRqKAIAIgpBAXRBAWogBCAAQQJ0aigCACILQQF0IAogC0gbQQJ0IAVqIgooAgAhCyAKIAtBAWo2AgAgC0ECdCIKIAZqIAg2AgAgByAKaiAANgIAIAhBAWohCAwBCwsgAEEBaiEADAELCwvDAwIFfwN8A0AgACAHSgRAIAUgB0ECdGpBfzYCACAHQQFqIQcMAQsLQX8hBwNAIAAgCEoEQAJAIAhBAnQiCSABaigCACAIRwRAIAMgCWpBfzYCAAwBCyALQQFqIQsgCEECdCIJIAJqKAIAtyIMIAyiIg0hDkQAAAAAAAAAACEMIAUgCWooAgAhCQNAIAlBf0cEQCAOIAwgBCAJQQN0aisDAKClIQ4gDCAJQQJ0IgkgAmooAgC3IgwgDKKgIQwgBiAJaigCACEJDAELCyAEIAhBA3RqIA4gDCANoKU5AwAgCEECdCIKIANqKAIAIglBf0YEQCAGIApqIAc2AgAgCCEHDAELIAMgCEECdGogASAJQQJ0aigCACIKNgIAIAUgCkECdGooAgAiCUF/RgR/QQEFIAQgCEEDdGorAwAgAiAIQQJ0aigCALciDCAMoqEgBCAJQQN0aisDACACIAlBAnRqKAIAtyIMIAyioWYLBEAgBiAIQQJ0aiAJNgIAIAUgCkECdGogCDYCAAUgBiAIQQJ0aiAGIAlBAnRqIgkoAgA2AgAgCSAINgIACwsgCEEBaiEIDAELCyAFIABBAnRqIAc2AgAgCwv7AQEGfwNAIAAgCUoEQCAJQQBKIggEQCABIAlBAWtBAnRqKAIAIAlGIQgLIAgEfyACIAlBAWtBAnRqKAIAIAIgCUECdGooAgBBAWpGBSAIC0UEQCAEIAdBAnRqQQA2AgAgB0EBaiEHCyAJQQJ0IgsgA2ogB0EBayIINgIAIAhBAnQiCCAEaiIMIAwoAgBBAWo2AgAgBSAIaiACIAtqKAIAQQFrNgIAIAYgCGogASALaigCADYCACAJQQFqIQkMAQsLA0AgByAKSgRAIAYgCkECdGoiACgCACIBQX9HBEAgACADIAFBAnRqKAIANgIACyAKQQFqIQoMAQsLIAcLOgEBfyAAQQFrIQADQCAAQQBOBEAgASAAQQJ0aiICIAEgAigCAEECdGooAgA2AgAgAEEBayEADAELCwvkAQEGfwNAIAAgAUgEQCAHIAQgAEECdGooAgAiCkECdCILIAVqKAIAIgxBAnRqIAA2AgAgAiAKQQFqQQJ0aigCACENIAIgC2ooAgAhCwNAIAsgDUgEQCAFIAMgC0ECdGooAgBBAnRqKAIAIQoDQCAKQX9HIAogDEhxBH8gByAKQQJ0aigCACAARwVBAAsEQCAKQQJ0Ig4gB2ogADYCACAIIA5qIgooAgAhDyAKIA9BAWo2AgAgCSAPQQJ0aiAANgIAIAYgDmooAgAhCgwBCwsgC0EBaiELDAELCyAAQQFqIQAMAQsLC8EBAQV/A0AgACALSgRAIAsgC0ECdCIMIAJqKAIARgRAIAYgDGooAgAhDSAHIAMgDGooAgAiDkEBakECdGogBCAMaigCADYCACAOQQJ0Ig4gCGogBSAMaigCADYCACAJIA5qIA1Bf0YEf0F/BSADIA1BAnRqKAIACzYCAAsgC0EBaiELDAELCyAHQQA2AgADQCABIApKBEAgByAKQQFqIgBBAnRqIgIgByAKQQJ0aigCACACKAIAajYCACAAIQoMAQsLC5EBAQR/A0AgACABSARAIAIgAEEBakECdGooAgAhByACIABBAnRqKAIAIQYDQCAGIAdIBEAgBCADIAZBAnRqKAIAQQJ0aigCACIIQQF0QQFqIAQgAEECdGooAgAiCUEBdCAIIAlIG0ECakECdCAFaiIIIAgoAgBBAWo2AgAgBkEBaiEGDAELCyAAQQFqIQAMAQsLCzEBA38DQCAAIAJKBEAgAyABIAJBAnRqIgQoAgBqIQMgBCADNgIAIAJBAWohAgwBCwsL',
};
