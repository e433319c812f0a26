import { library } from '../../tools/tsup.ts';

export default library(
  { index: 'src/index.ts', transforms: 'src/transforms/index.ts' },
  { cli: 'src/cli.ts' },
);
