import { library } from '../../tools/tsup.ts';
import { workerText } from './src/threads/worker-text.ts';

export default library(undefined, { node: 'src/node.ts' }, { worker: workerText }, true);
