/** Colours that are seen on white and on black: their luminances are in the middle. */
import { SHADES } from './bins.ts';

export const INK = '#2f7fe0';
export const FRAME = '#808080';

/** How much of the ground a shade covers. */
export function shadeAlpha(shade: number): number {
  return shade / SHADES;
}
