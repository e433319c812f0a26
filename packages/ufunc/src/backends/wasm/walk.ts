/**
 * A module that makes several sweeps over rows in one pass. Level 0 of a pass copies rows of an
 * array to a ring; each level after it computes rows of its own ring from those of the one before,
 * some rows behind it, and the last one writes the array, or a copy of it. Two kernels compute rows:
 * one of them `group` rows at once, the other the rows that are left at the ends.
 *
 * `run(block, scratch, begin, end)` does bands of rows: each has {@link BAND_BYTES} of parameters from
 * `block` on (bands.ts). Rows are numbered from the first one that is written; those before it and after the last
 * are copied from level to level.
 */
import { heap } from '@numloom/ndarray';
import { emitNest } from '../../emit/nest.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Launch, ThreadCode } from '../../kernel/launch.ts';
import { assembleModule, FunctionCode } from './assembler.ts';
import { WasmEmitter } from './emitter.ts';
import { BAND, BAND_BYTES, BAND_WORDS, LEVEL, LEVEL_WORDS } from './bands.ts';
import { ImportedFunctions } from './functions.ts';
import { findOverlaps, type Overlap, overlapCandidates } from './overlaps.ts';
import { ParameterLayout, ParameterWriter } from './parameters.ts';
import { lanesOf } from './vectors.ts';

/** A kernel of a walk. */
interface Nest {
  readonly writer: ParameterWriter;
  /** Bytes of a launch's parameters. */
  readonly blockBytes: number;
}

/** A pass, compiled. */
export interface Walk {
  readonly code: ThreadCode;
  readonly many: Nest;
  readonly one: Nest;
}

/** Vectors per iteration of the main loop, where no fold decides it. */
const COPIES = 4;

/** Which leaves of a kernel may share loads, going by a launch of it. */
export function sharedLeaves(kernel: Kernel, launch: Launch): Overlap[] {
  const lanes = lanesOf(kernel);
  if (lanes === 1) return [];
  return findOverlaps(kernel, launch, overlapCandidates(kernel), lanes, COPIES * lanes);
}

/**
 * Compiles the walk of two kernels.
 *
 * @param overlaps - what all launches of the first have to have
 */
export function compileWalk(many: Kernel, one: Kernel, overlaps: readonly Overlap[]): Walk {
  const functions = new ImportedFunctions();
  const nests = [many, one].map((kernel, i) => {
    const layout = new ParameterLayout(kernel);
    const shared = i === 0 ? overlaps : [];
    const emitter = new WasmEmitter(kernel, layout, lanesOf(kernel), shared, functions);
    emitNest(kernel, emitter, COPIES);
    return { code: emitter.code, blockBytes: (layout.byteLength + 7) & -8 };
  });
  const { list, values } = functions;
  const walk = walkOf(
    list.length,
    nests.map(({ blockBytes }) => blockBytes),
  );
  const inner = nests.map(({ code }) => code);
  const module = new WebAssembly.Module(assembleModule(walk, list, heap.shared, inner));
  const env: WebAssembly.ModuleImports = { ...values, memory: heap.memory };
  const { exports } = new WebAssembly.Instance(module, { env });
  const [first, second] = [many, one].map((kernel, i): Nest => {
    return { writer: new ParameterWriter(kernel), blockBytes: nests[i]!.blockBytes };
  }) as [Nest, Nest];
  return {
    code: { module, run: exports['run'] as ThreadCode['run'] },
    many: first,
    one: second,
  };
}

/** The function that goes along rows and levels. */
function walkOf(firstFunction: number, blockBytes: readonly number[]): FunctionCode {
  const code = new FunctionCode(['i32', 'i32', 'i32', 'i32']);
  const [block, scratch, begin, end] = [0, 1, 2, 3];
  const local = (): number => code.permanentLocal('i32');
  const [band, level, left, front, at, from, until, row] = Array.from({ length: 8 }, local) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [source, target] = [local(), local()];
  const ofBand = (name: keyof typeof BAND): FunctionCode =>
    code.get(band).memory('i32.load', 4 * BAND[name]);
  const ofLevel = (name: keyof typeof LEVEL): FunctionCode =>
    code.get(level).memory('i32.load', 4 * LEVEL[name]);
  /** Sets a local to the smaller or the larger of itself and what is pushed. */
  const limit = (variable: number, push: () => void, compare: 'i32.lt_s' | 'i32.gt_s'): void => {
    code.get(variable);
    push();
    code.get(variable);
    push();
    code.op(compare).op('select').set(variable);
  };
  const add = (variable: number, push: () => void, op = 'i32.add'): void => {
    code.get(variable);
    push();
    code.op(op).set(variable);
  };
  const step = (variable: number): void => add(variable, () => code.constant('i32', 1));
  /** Pushes the place of a row in a ring. */
  const slot = (variable: number): FunctionCode => {
    code.get(variable);
    ofBand('bias').op('i32.add');
    return ofBand('depth').op('i32.rem_u');
  };
  /** Pushes the address of a row in a ring. */
  const inRing = (ring: () => void): void => {
    ring();
    slot(row);
    ofBand('pitch').op('i32.mul').op('i32.add');
  };
  const isWritten = (): void => {
    code.get(row).constant('i32', 0).op('i32.ge_s');
    code.get(row);
    ofBand('rows').op('i32.lt_s').op('i32.and');
  };
  const copy = (bytes: () => void): void => {
    code.get(target).get(source);
    bytes();
    code.op('memory.copy', 0, 0);
  };
  const otherwise = (condition: () => void, yes: () => void, no: () => void): void => {
    condition();
    const isSo = code.permanentLocal('i32');
    code.set(isSo).get(isSo).when(yes);
    code.get(isSo).op('i32.eqz').when(no);
  };
  const eachRow = (body: () => void): void => {
    code.get(from).set(row);
    code.whileDo(
      () => code.get(row).get(until).op('i32.lt_s'),
      () => {
        body();
        step(row);
      },
    );
  };
  /** Copies what no level computes of a row. */
  const frame = (): void => {
    ofLevel('ring').when(() => {
      const places = (): void => {
        inRing(() => ofLevel('ring'));
        code.set(target);
        inRing(() => ofLevel('before'));
        code.set(source);
      };
      ofBand('head').when(() => {
        places();
        copy(() => ofBand('head'));
      });
      ofBand('tail').when(() => {
        places();
        add(target, () => ofBand('tailAt'));
        add(source, () => ofBand('tailAt'));
        copy(() => ofBand('tail'));
      });
    });
  };
  const call = (nest: 0 | 1, first: number): void => {
    ofLevel(nest === 0 ? 'many' : 'one');
    slot(first).constant('i32', blockBytes[nest]!).op('i32.mul').op('i32.add');
    code.get(scratch).get(first).get(first).constant('i32', 1).op('i32.add');
    code.call(firstFunction + nest);
  };

  const copyRows = (): void => {
    code.get(front).set(from);
    limit(from, () => ofBand('low'), 'i32.gt_s');
    code.get(front);
    ofBand('group').op('i32.add').set(until);
    limit(until, () => ofBand('high'), 'i32.lt_s');
    eachRow(() => {
      otherwise(
        () => {
          code.get(row);
          ofBand('own').op('i32.ge_s');
          code.get(row);
          ofBand('other').op('i32.lt_s').op('i32.and');
        },
        () => {
          ofBand('array').get(row);
          ofBand('stride').op('i32.mul').op('i32.add').set(source);
        },
        () => {
          ofBand('above');
          ofBand('below').get(row);
          ofBand('own').op('i32.lt_s').op('select').get(row);
          ofBand('pitch').op('i32.mul').op('i32.add').set(source);
        },
      );
      inRing(() => ofBand('ring'));
      code.set(target);
      copy(() => ofBand('width'));
    });
  };

  const computeRows = (): void => {
    add(at, () => ofBand('lag'), 'i32.sub');
    code.get(at).set(from);
    limit(from, () => ofLevel('low'), 'i32.gt_s');
    code.get(at);
    ofBand('group').op('i32.add').set(until);
    limit(until, () => ofLevel('high'), 'i32.lt_s');
    code
      .get(from)
      .get(until)
      .op('i32.lt_s')
      .when(() => {
        otherwise(
          () => {
            code.get(until).get(from).op('i32.sub');
            ofBand('group').op('i32.eq');
            code.get(from).constant('i32', 0).op('i32.ge_s').op('i32.and');
            code.get(until);
            ofBand('rows').op('i32.le_s').op('i32.and');
          },
          () => {
            ofBand('head');
            ofBand('tail')
              .op('i32.or')
              .when(() => eachRow(frame));
            call(0, from);
          },
          () =>
            eachRow(() =>
              otherwise(
                isWritten,
                () => {
                  frame();
                  call(1, row);
                },
                () => {
                  inRing(() => ofLevel('ring'));
                  code.set(target);
                  inRing(() => ofLevel('before'));
                  code.set(source);
                  copy(() => ofBand('width'));
                },
              ),
            ),
        );
      });
  };

  code.whileDo(
    () => code.get(begin).get(end).op('i32.lt_s'),
    () => {
      code.get(block).get(begin).constant('i32', BAND_BYTES).op('i32.mul').op('i32.add').set(band);
      ofBand('first').set(front);
      code.whileDo(
        () => {
          code.get(front);
          return ofBand('stop').op('i32.lt_s');
        },
        () => {
          copyRows();
          code.get(front).set(at);
          code
            .get(band)
            .constant('i32', 4 * BAND_WORDS)
            .op('i32.add')
            .set(level);
          ofBand('levels').set(left);
          code.whileDo(
            () => code.get(left),
            () => {
              computeRows();
              add(level, () => code.constant('i32', 4 * LEVEL_WORDS));
              add(left, () => code.constant('i32', 1), 'i32.sub');
            },
          );
          add(front, () => ofBand('group'));
        },
      );
      step(begin);
    },
  );
  return code;
}
