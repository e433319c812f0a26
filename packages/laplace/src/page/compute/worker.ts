/** The worker of the page: computes, and answers the page between passes. */
import { configure } from '@numloom/ufunc';
import { methods } from '../../methods/index.ts';
import { turn } from '../../solve/turn.ts';
import { Computation } from './computation.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

const scope = self as unknown as {
  postMessage(message: FromWorker, transfer: Transferable[]): void;
  onmessage: (event: MessageEvent<ToWorker>) => void;
};

const computation = new Computation((message, transfer = []) =>
  scope.postMessage(message, transfer),
);

let threads = 1;
let isLooping = false;

/** Passes, and between them whatever the page has sent. */
async function loop(): Promise<void> {
  if (isLooping) return;
  isLooping = true;
  for (let wait = computation.pass(); wait !== undefined; wait = computation.pass()) {
    // A timer takes some milliseconds more than it says.
    if (wait > 5) await new Promise((resolve) => setTimeout(resolve, wait - 4));
    else await turn();
  }
  isLooping = false;
}

scope.onmessage = ({ data }) => {
  if (data.kind === 'setup' && data.threads !== threads) {
    threads = data.threads;
    configure({ threads });
  }
  computation.hear(data);
  void loop();
};

scope.postMessage(
  {
    kind: 'ready',
    methods: Object.entries(methods).map(([name, { title }]) => ({ name, title })),
  },
  [],
);
