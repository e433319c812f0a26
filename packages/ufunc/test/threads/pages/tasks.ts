/** What pages and their workers do, by name. A script of the pages of site.ts. */
import { arange, type NdArray } from '@numloom/ndarray';
import { configure, evaluate, evaluateAsync, explain, kernelStatistics, nd } from '@numloom/ufunc';

const isPage = typeof document === 'object';
const SIZE = 1_000_000;
/** How often the main thread tries what it can't do; others do until they have done it. */
const TRIES = 20;

const x = () => arange(SIZE).astype('float64');
/** A sum whose terms are long to compute, and is a whole number. */
const total = (x: NdArray) => nd`sum(sin(${x}) ** 2 + cos(${x}) ** 2 > 0.5)`;

/** How often something else ran while results were computed. */
let turns = 0;

/** Whether results are right, and how many tries it took until a worker had part in them. */
async function share(compute: (x: NdArray) => unknown, tries = Infinity) {
  const operand = x();
  let isRight = true;
  for (let i = 0; i < tries && kernelStatistics().shared === 0; i++) {
    isRight &&= Number(await compute(operand)) === SIZE;
    // A worker's workers start when it has an event loop to serve.
    await turn();
  }
  const { shared, threads, workers } = kernelStatistics();
  return { isRight, isShared: shared > 0, hadTurns: turns > 0, threads, workers };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

const here = (x: NdArray) => evaluate(total(x)).item();
const later = async (x: NdArray) => {
  const timer = setInterval(() => turns++);
  const value = await evaluateAsync(total(x));
  clearInterval(timer);
  return value.item();
};

const workerOf = (path: string) => () => new Worker(path);

const tasks: Record<string, () => unknown> = {
  here: () => {
    configure({ threads: 2 });
    return share(here, isPage ? TRIES : Infinity);
  },
  later: () => {
    configure({ threads: 2 });
    return share(later);
  },
  'later, by a file': () => {
    configure({ threads: 2, createWorker: workerOf('/worker.js') });
    return share(later);
  },
  'in vain': async () => {
    configure({ threads: 2 });
    const operand = x();
    const values = [await later(operand), here(operand), await later(operand)];
    return { values: values.map(Number), workers: kernelStatistics().workers };
  },
  'in a worker': () => {
    const worker = new Worker('/tasks.js');
    return new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.postMessage('here');
    });
  },
  'by a worker that is terminated': async () => {
    const workers: Worker[] = [];
    let holds = false;
    const createWorker = () => {
      const worker = new Worker('/holding.js');
      worker.addEventListener('message', ({ data }) => (holds ||= data === 'holds'));
      workers.push(worker);
      return worker;
    };
    configure({ threads: 2, createWorker });
    const pending = later(x());
    while (!holds) await turn();
    for (const worker of workers) worker.terminate();
    return { value: Number(await pending), workers: kernelStatistics().workers };
  },
  backend: () => {
    const operand = x();
    return { value: Number(here(operand)) === SIZE, plan: explain(total(operand)) };
  },
};

const run = (task: string) => tasks[task]!();
if (isPage) Object.assign(globalThis, { run });
else {
  onmessage = async ({ data }: MessageEvent<string>) => postMessage(await run(data));
}
