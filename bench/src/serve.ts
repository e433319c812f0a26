/** A contender in a process of its own, with other flags: the other side of program.ts. */
import type { Contender, Prepared } from './contender.ts';

let waiting = Buffer.alloc(0);
let wake: (() => void) | undefined;
process.stdin.on('data', (chunk: Buffer) => {
  waiting = Buffer.concat([waiting, chunk]);
  wake?.();
});
process.stdin.on('end', () => process.exit());

async function read(find: () => number): Promise<Buffer> {
  for (;;) {
    const end = find();
    if (end >= 0 && end <= waiting.length) {
      const found = waiting.subarray(0, end);
      waiting = waiting.subarray(end);
      return found;
    }
    await new Promise<void>((resolve) => (wake = resolve));
  }
}

const say = (answer: object): void => void process.stdout.write(`${JSON.stringify(answer)}\n`);

interface Request {
  readonly prepare?: string;
  readonly sizes?: readonly number[];
  readonly run?: number;
}

/** Does what requests on standard input ask for, until that ends. */
export async function serve(contender: Contender): Promise<void> {
  let prepared: Prepared | undefined;
  say({ version: '' });
  for (;;) {
    const line = await read(() => waiting.indexOf(10) + 1 || -1);
    const { prepare, sizes = [], run } = JSON.parse(line.toString()) as Request;
    if (prepare !== undefined) {
      const operands: Float64Array[] = [];
      for (const size of sizes) {
        const bytes = await read(() => 8 * size);
        operands.push(new Float64Array(new Uint8Array(bytes).buffer));
      }
      prepared = await contender.prepare(prepare, operands);
      say({ able: prepared !== undefined });
    } else if (run !== undefined) {
      const end = performance.now() + 1000 * run;
      let milliseconds = Infinity;
      do {
        const start = performance.now();
        void prepared!.run();
        milliseconds = Math.min(milliseconds, performance.now() - start);
      } while (performance.now() < end);
      say({ milliseconds });
    } else {
      const result = Float64Array.from(await prepared!.result());
      say({ size: result.length });
      process.stdout.write(new Uint8Array(result.buffer));
    }
  }
}
