/** Reads the code of a kernel's module back, to see what its loops are made of. */
import { allOpcodes } from '../../src/backends/wasm/opcodes.ts';

/** How often each instruction is in a loop, by name. */
export type Counts = Readonly<Record<string, number>>;

const CONTROL: Record<number, string> = {
  0x02: 'block',
  0x03: 'loop',
  0x04: 'if',
  0x0b: 'end',
  0x0c: 'br',
  0x0d: 'br_if',
  0x10: 'call',
  0x20: 'local.get',
  0x21: 'local.set',
  0x22: 'local.tee',
};

/** Counts instructions of the innermost loops of a module's function, in their order. */
export function innermostLoops(bytes: Uint8Array): Counts[] {
  const names = new Map<string, string>();
  for (const [name, opcode] of allOpcodes()) names.set(opcode.join(), name);
  const loops: Record<string, number>[] = [];
  /** Open blocks; of a loop its counts, until a loop inside of it is met. */
  const open: ({ counts: Record<string, number> | undefined } | undefined)[] = [undefined];
  let at = codeStart(bytes);

  const unsigned = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]!;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const opcodeAt = (): string => {
    const first = bytes[at++]!;
    if (first !== 0xfc && first !== 0xfd) return CONTROL[first] ?? names.get(String(first))!;
    const from = at;
    unsigned();
    return names.get([first, ...bytes.subarray(from, at)].join())!;
  };

  for (let groups = unsigned(); groups > 0; groups--) {
    unsigned();
    at++;
  }
  while (open.length > 0) {
    const name = opcodeAt();
    const loop = open.filter((one) => one !== undefined).at(-1)?.counts;
    if (name === 'block' || name === 'loop' || name === 'if') {
      at++;
      if (name === 'loop') {
        for (const one of open) if (one) one.counts = undefined;
        open.push({ counts: {} });
      } else {
        open.push(undefined);
      }
    } else if (name === 'end') {
      const closed = open.pop();
      if (closed?.counts) loops.push(closed.counts);
    } else {
      if (loop) loop[name] = (loop[name] ?? 0) + 1;
      skipImmediates(name);
    }
  }
  return loops;

  function skipImmediates(name: string): void {
    if (/^(local|br|call)/.test(name) || name === 'i32.const' || name === 'i64.const') unsigned();
    else if (name === 'f32.const') at += 4;
    else if (name === 'f64.const') at += 8;
    else if (name === 'v128.const' || name === 'i8x16.shuffle') at += 16;
    else if (/_lane$/.test(name) && !name.startsWith('v128')) at++;
    else if (/\.(load|store)/.test(name)) {
      unsigned();
      unsigned();
      if (name.endsWith('_lane')) at++;
    }
  }
}

/** Where the body of the only function starts, after its size. */
function codeStart(bytes: Uint8Array): number {
  let at = 8;
  const unsigned = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]!;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  for (;;) {
    const id = bytes[at++]!;
    const size = unsigned();
    if (id === 10) break;
    at += size;
  }
  unsigned();
  unsigned();
  return at;
}
