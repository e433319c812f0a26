/** The tasks in a program of another language, a process that waits for requests. */
import { spawn } from 'node:child_process';
import type { Contender } from './contender.ts';

/** A program that answers requests as numpy_tasks.py does, or why there is none. */
export async function program(
  name: string,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<Contender | string> {
  const child = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, OPENBLAS_NUM_THREADS: '1', ...env },
  });
  let waiting = Buffer.alloc(0);
  let errors = '';
  let wake: (() => void) | undefined;
  let ended = false;
  child.stdout.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    wake?.();
  });
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdin.on('error', () => undefined);
  for (const event of ['error', 'close'] as const) {
    child.on(event, () => {
      ended = true;
      wake?.();
    });
  }

  /** Waits until `find` finds what it looks for in what has come. */
  const read = async (find: (bytes: Buffer) => number): Promise<Buffer> => {
    for (;;) {
      const end = find(waiting);
      if (end >= 0 && end <= waiting.length) {
        const found = waiting.subarray(0, end);
        waiting = waiting.subarray(end);
        return found;
      }
      if (ended) throw new Error(errors.trim().split('\n').at(-1) || `${command} was not found`);
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  const answer = async (): Promise<Record<string, unknown>> => {
    const text = await read((bytes) => {
      const end = bytes.indexOf(10);
      return end < 0 ? -1 : end + 1;
    });
    return JSON.parse(text.toString()) as Record<string, unknown>;
  };
  const ask = (request: object, ...bytes: Uint8Array[]): Promise<Record<string, unknown>> => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    for (const part of bytes) child.stdin.write(part);
    return answer();
  };

  try {
    const { version } = await answer();
    return {
      name: `${name} ${String(version)}`,
      async prepare(task, operands) {
        const sizes = operands.map(({ length }) => length);
        const bytes = operands.map(({ buffer }) => new Uint8Array(buffer));
        const { able } = await ask({ prepare: task, sizes }, ...bytes);
        if (able !== true) return undefined;
        return {
          run: async () => (await ask({ run: 0.03 }))['milliseconds'] as number,
          async result() {
            const size = (await ask({ result: true }))['size'] as number;
            const found = await read(() => 8 * size);
            return new Float64Array(new Uint8Array(found).buffer);
          },
        };
      },
      close: () => child.stdin.end(),
    };
  } catch (error) {
    return `${name} is left out: ${(error as Error).message}.`;
  }
}
