import { SingleBar } from 'cli-progress';
import type { Terminal } from './terminal.ts';

/** What a long computation tells of itself. */
export interface Progress {
  /** @param fraction - how much is done, 0 to 1 */
  update(fraction: number, what: string): void;
  stop(): void;
}

const silent: Progress = { update: () => undefined, stop: () => undefined };

/** A bar on stderr if that is a terminal, nothing at all if it is not. */
export function progressBar({ stderr }: Terminal): Progress {
  if (!stderr.isTTY) return silent;
  const bar = new SingleBar({
    format: '{bar} {percentage} % {what}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    clearOnComplete: true,
    stream: stderr,
    // A computation holds the event loop: the bar is drawn when it is told something.
    fps: 10,
    synchronousUpdate: true,
    // A handler of SIGINT would wait for the computation: without one, Ctrl-C ends it.
    gracefulExit: false,
    // The line is cut at the terminal's width anyhow, and Ctrl-C would leave it without wrapping.
    linewrap: true,
  });
  bar.start(100, 0, { what: '' });
  return {
    update: (fraction, what) => bar.update(Math.floor(100 * fraction), { what }),
    stop: () => bar.stop(),
  };
}
