/** Running a case: on a backend, or by the reference. */
import { allocate, foreignStorage, type Storage } from '@numloom/ndarray';
import { visitsOf } from '../../src/iterate/visits.ts';
import { formatKernel } from '../../src/kernel/format.ts';
import type { Kernel } from '../../src/kernel/kernel.ts';
import type { Backend, CompiledKernel } from '../../src/kernel/launch.ts';
import { isFloat, sizes } from './elements.ts';
import { type Bytes, type Case, describeCase, type Memory } from './launches.ts';
import { readElement, runReference } from './reference.ts';

/** Ranges of the outermost axis, one launch each. */
export type Ranges = readonly (readonly [begin: number, end: number])[];

/** Something that runs a case and gives the bytes of its memories afterwards. */
export type Runner = (one: Case, ranges: Ranges) => Bytes[];

/** The whole outermost axis. */
export function wholeRange(one: Case): Ranges {
  return [[0, one.lengths[0]!]];
}

/** Runs by the element-by-element reference. */
export const referenceRunner: Runner = (one, ranges) => {
  const memories = one.memories.map(({ bytes }) => bytes.slice());
  for (const [begin, end] of ranges) {
    const { kernel, layouts, lengths, segment, scalars } = one;
    runReference(kernel, layouts, memories, lengths, segment, scalars, begin, end);
  }
  return canonical(one, memories);
};

/** Runs on a backend, which compiles a kernel once. */
export function backendRunner(backend: Backend): Runner {
  const known = new WeakMap<Kernel, CompiledKernel>();
  return (one, ranges) => {
    const storages = one.memories.map((memory) => makeStorage(memory, backend.foreign));
    try {
      const compiled = known.get(one.kernel) ?? backend.compile(one.kernel);
      known.set(one.kernel, compiled);
      const operands = one.layouts.map(({ memory, offset, strides }) => {
        return { storage: storages[memory]!, offset, strides };
      });
      const { lengths, segment, scalars } = one;
      const launch = { lengths, segment, operands, scalars };
      // Every other range is a visit: that must do the same.
      const visits = visitsOf(compiled, [launch, launch], 0);
      ranges.forEach(([begin, end], i) => {
        if (i % 2 === 0) compiled.run(launch, begin, end);
        else visits.run(1, begin, end);
      });
      visits.dispose();
      const results = storages.map((storage, i) =>
        new Uint8Array(storage.view('uint8')).slice(0, one.memories[i]!.bytes.length),
      );
      return canonical(one, results);
    } finally {
      for (const storage of storages) storage.dispose();
    }
  };
}

function makeStorage({ bytes, dtype, foreign }: Memory, reachesForeign: boolean): Storage {
  if (foreign && reachesForeign) {
    // Somewhere in a larger buffer, as a file's contents would be.
    const before = 3 * sizes[dtype];
    const buffer = new Uint8Array(before + bytes.length + 8);
    buffer.set(bytes, before);
    return foreignStorage(buffer.subarray(before, before + bytes.length));
  }
  const storage = allocate(bytes.length, false);
  storage.view('uint8').set(bytes);
  return storage;
}

/** Which NaN comes out is not fixed: makes all alike. */
function canonical(one: Case, memories: Bytes[]): Bytes[] {
  memories.forEach((bytes, i) => {
    const { dtype } = one.memories[i]!;
    if (!isFloat(dtype)) return;
    const elements =
      dtype === 'float64' ? new Float64Array(bytes.buffer) : new Float32Array(bytes.buffer);
    elements.forEach((element, at) => {
      if (Number.isNaN(element)) elements[at] = NaN;
    });
  });
  return memories;
}

/** @throws Error with the kernel, the launch and the first difference when there is one. */
export function expectSame(one: Case, actual: readonly Bytes[], expected: readonly Bytes[]): void {
  one.memories.forEach(({ dtype }, memory) => {
    const is = actual[memory]!;
    const should = expected[memory]!;
    const byte = should.findIndex((value, i) => value !== is[i]);
    if (byte < 0) return;
    const at = Math.floor(byte / sizes[dtype]);
    throw new Error(
      `memory ${memory}, element ${at}: is ${format(readElement(is, dtype, at))}, ` +
        `should be ${format(readElement(should, dtype, at))}, ` +
        `was ${format(readElement(one.memories[memory]!.bytes, dtype, at))}\n` +
        `${describeCase(one)}\n${formatKernel(one.kernel)}`,
    );
  });
}

function format(value: number | bigint): string {
  return Object.is(value, -0) ? '-0' : String(value);
}
