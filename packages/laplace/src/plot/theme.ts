/** What a picture looks like: `auto` follows the reader's setting, where the viewer knows of it. */
export type Theme = 'light' | 'dark' | 'auto';

interface Colours {
  readonly paper: string;
  readonly ink: string;
  readonly grid: string;
  /** Of bars that are compared with. */
  readonly plain: string;
  /** Of lines and bars, neighbours differing in lightness too; each at least 4 : 1 against the paper. */
  readonly series: readonly string[];
}

const light: Colours = {
  paper: '#ffffff',
  ink: '#222222',
  grid: '#e2e2e2',
  plain: '#8a939c',
  series: ['#005fa8', '#b8480a', '#00735c', '#8e2f7a', '#6d5a00', '#4a3fb5', '#a3223c', '#3d4a57'],
};

const dark: Colours = {
  paper: '#181818',
  ink: '#e6e6e6',
  grid: '#3a3a3a',
  plain: '#7b858f',
  series: ['#6cb6ff', '#ff9d5c', '#4fd1a5', '#e58fd0', '#e0c84a', '#a9a1ff', '#ff8896', '#b8c4d0'],
};

/** Colours before they come again. */
export const seriesColours = light.series.length;

/**
 * @throws RangeError naming `caller` when `theme` is none
 */
export function checkTheme(theme: unknown, caller: string): asserts theme is Theme {
  if (theme !== 'light' && theme !== 'dark' && theme !== 'auto') {
    throw new RangeError(
      `${caller}: theme is ${typeof theme === 'string' ? `'${theme}'` : typeof theme}; it must be 'auto', 'light' or 'dark'`,
    );
  }
}

/** The class of a picture's root: its style holds for what is below it, for it may stand in a page. */
export const rootClass = (theme: Theme): string => `numloom-${theme}`;

/**
 * The style of a picture. The rules for light come first and without condition: programs that know no
 * media queries draw them.
 */
export function styleOf(theme: Theme): string {
  if (theme !== 'auto') return rules(theme, theme === 'dark' ? dark : light);
  return `${rules(theme, light)}@media(prefers-color-scheme:dark){${rules(theme, dark)}}`;
}

function rules(theme: Theme, { paper, ink, grid, plain, series }: Colours): string {
  const root = `.${rootClass(theme)}`;
  const found = [
    `${root}{fill:${ink}}`,
    `${root} .paper{fill:${paper}}`,
    `${root} .edge{stroke:${ink}}`,
    `${root} .grid{stroke:${grid}}`,
    `${root} .plain{fill:${plain}}`,
    `${root} .halo{stroke:${paper};stroke-width:4px;stroke-linejoin:round;paint-order:stroke}`,
    // A mark stands out from the lines that it lies on.
    `${root} .mark{stroke:${paper}}`,
    ...series.flatMap((colour, k) => [
      `${root} .stroke${k}{stroke:${colour}}`,
      `${root} .fill${k}{fill:${colour}}`,
    ]),
  ];
  return found.join('');
}
