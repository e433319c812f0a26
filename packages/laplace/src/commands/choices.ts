/** Options that several commands have. */
import { Option } from 'commander';
import { boundaries } from '../boundaries.ts';

/** An option that is one of some names. */
export function choice(
  flags: string,
  text: string,
  names: readonly string[],
  preset?: string,
): Option {
  const option = new Option(flags, text).choices(names);
  return preset === undefined ? option : option.default(preset);
}

/** The values on the boundary. */
export function boundaryOption(preset: keyof typeof boundaries): Option {
  return choice('--boundary <name>', 'the values, see below', Object.keys(boundaries), preset);
}

/** Names and what they mean, below a command's options. */
export function glossary(title: string, entries: readonly (readonly [string, string])[]): string {
  const lines = entries.map(([name, meaning]) => `  ${name.padEnd(14)}${meaning}`);
  return ['', `${title}:`, ...lines].join('\n');
}

/** The boundaries that have a name. */
export const boundaryGlossary = glossary(
  'Boundaries',
  Object.entries(boundaries).map(([name, { description }]) => [name, description] as const),
);
