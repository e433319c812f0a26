import { library } from '../../tools/tsup.ts';

export default library({
  index: 'src/index.ts',
  special: 'src/special/index.ts',
  random: 'src/random/index.ts',
});
