import { library } from '../../tools/tsup.ts';

export default library({
  index: 'src/index.ts',
  files: 'src/files/index.ts',
  memmap: 'src/memmap/index.ts',
});
