/** Pictures that commands draw. */
import type { Option } from 'commander';
import type { PlotField } from '../plot/field.ts';
import { savePlot } from '../plot/save.ts';
import type { Theme } from '../plot/theme.ts';
import { unwritable } from './arguments.ts';
import { choice } from './choices.ts';
import type { Terminal } from './terminal.ts';

/** Which colours pictures have. */
export interface Themed {
  readonly theme: Theme;
}

/** The option `--theme`. */
export function themeOption(): Option {
  const text = "colours of the picture; auto: an .svg follows the reader's setting";
  return choice('--theme <name>', text, ['light', 'dark', 'auto'], 'auto');
}

/**
 * Draws a picture into the file that `--plot` names, and says so.
 *
 * @param isData - whether standard output is for data, so that it is said beside it
 * @throws Error naming the option when the file cannot be written
 */
export async function draw(
  path: string,
  picture: PlotField | string,
  terminal: Terminal,
  isData = false,
): Promise<void> {
  try {
    await savePlot(path, picture);
  } catch (error) {
    throw unwritable(path, '--plot', error);
  }
  (isData ? terminal.stderr : terminal.stdout).write(`drew ${path}\n`);
}
