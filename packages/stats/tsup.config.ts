import { library } from '../../tools/tsup.ts';

const modules = {
  index: 'src/index.ts',
  'special/index': 'src/special/index.ts',
  'random/index': 'src/random/index.ts',
};

/** For Node.js, which would load hundreds of files one by one. */
const programs = {
  'node/index': 'src/index.ts',
  'node/special': 'src/special/index.ts',
  'node/random': 'src/random/index.ts',
};

export default library(modules, programs, {}, true);
