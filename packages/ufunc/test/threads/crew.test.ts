/** What is heard of workers when their memory is somebody else's already. */
import { afterEach, expect, test } from 'vitest';
import { controlBytes, ENDING, GONE, WORKERS } from '../../src/threads/control.ts';
import { Crew } from '../../src/threads/crew.ts';
import { setCreateWorker } from '../../src/threads/settings.ts';

afterEach(() => setCreateWorker(undefined));

test('the end of a worker whose memory was given back writes nothing', () => {
  const listeners = new Map<string, (given: unknown) => void>();
  const worker = {
    on: (event: string, listener: (given: unknown) => void) => listeners.set(event, listener),
    ref: () => {},
    unref: () => {},
    postMessage: (_: unknown, transfer: never[]) => {
      for (const port of transfer as MessagePort[]) port.close();
    },
    terminate: () => {},
  };
  setCreateWorker(() => worker);
  const words = new Int32Array(controlBytes(1) / 4);
  const crew = new Crew(words, 1, { finished: () => {}, lost: () => {} });
  expect(crew.start(1)).toBe(true);

  crew.end();
  expect(words[WORKERS + ENDING]).toBe(1);
  expect(crew.release()).toBe(false);
  // As the worker does when it takes notice, a while before its thread has ended.
  words[WORKERS] = GONE;
  expect(crew.release()).toBe(true);

  words.fill(7);
  listeners.get('exit')!(0);
  expect(new Set(words)).toEqual(new Set([7]));
});
