import type { ColourmapName } from '../../plot/colourmap.ts';
import { defaultExpression } from '../expression/presets.ts';
import { firstScene } from '../painting/scenes.ts';
import type { Painting } from '../painting/stroke.ts';

/** The name of the method that sweeps with the expression that is shown. */
export const SWEEP = 'sweep';

/** Grid points along each side that can be chosen. */
export const sizes: readonly number[] = [100, 200, 300, 500, 700, 1000];

/** Colour maps that can be chosen; all of one order of lightness, or symmetric about 0. */
export const colourChoices: readonly ColourmapName[] = [
  'viridis',
  'cividis',
  'inferno',
  'magma',
  'plasma',
  'turbo',
  'RdBu_r',
];

/** What a link restores. */
export interface PageState extends Painting {
  readonly size: number;
  /** {@link SWEEP}, or a name of the table of methods. */
  readonly method: string;
  readonly expression: string;
  readonly colours: ColourmapName;
}

/** What the page opens with. */
export const initialState: PageState = {
  ...firstScene,
  size: 500,
  method: SWEEP,
  expression: defaultExpression,
  colours: 'viridis',
};
