import { library } from '../../tools/tsup.ts';

export default library(
  { index: 'src/index.ts', transforms: 'src/transforms/index.ts', runs: 'src/runs/index.ts' },
  { cli: 'src/cli.ts', 'run-process': 'src/runs/run-process.ts' },
);
