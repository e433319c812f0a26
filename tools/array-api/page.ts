/** The page that says how far numloom covers the array API standard. */
import * as linalgPackage from '@numloom/linalg';
import * as ndarray from '@numloom/ndarray';
import * as ufunc from '@numloom/ufunc';
import {
  arrayMethods,
  attributes,
  extensions,
  linalg,
  otherMethods,
  pages,
  reasons,
} from './standard.ts';

const packages = { ufunc, ndarray, linalg: linalgPackage } as const;

/** The package that exports a name, undefined where none does. */
function packageOf(name: string): keyof typeof packages | undefined {
  const names = Object.keys(packages) as (keyof typeof packages)[];
  return names.find((own) => Object.hasOwn(packages[own], name));
}

/** Whether the package for linear algebra exports a name. */
function isLinalg(name: string): boolean {
  return Object.hasOwn(linalgPackage, name);
}

/** Names that are neither exported nor excused, and excuses for names that are there. */
export function contradictions(): string[] {
  const names = pages.flatMap(({ entries }) => Object.keys(entries));
  const wanted = [...names, ...Object.values(arrayMethods)];
  const unexplained = wanted.filter(
    (name) => packageOf(name) === undefined && !Object.hasOwn(reasons, name),
  );
  const extension = Object.keys(linalg).filter(
    (name) => !isLinalg(name) && !Object.hasOwn(reasons, name),
  );
  const obsolete = Object.keys(reasons).filter((name) => packageOf(name) !== undefined);
  const array = ndarray.zeros(1) as unknown as object;
  const missing = attributes.filter((name) => !(name in array) && !Object.hasOwn(reasons, name));
  return [...unexplained, ...extension, ...obsolete, ...missing];
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells)), ''];
}

function code(text: string): string {
  return `\`${text}\``;
}

/** The page as Markdown. */
export function arrayApiPage(): string {
  const entries = pages.flatMap((page) => Object.keys(page.entries));
  const there = entries.filter((name) => packageOf(name) !== undefined);
  const lines = [
    '# Array API standard',
    '',
    `Of the ${entries.length} functions and constants of the main namespace of the`,
    '[Python array API standard 2024.12](https://data-apis.org/array-api/2024.12/) numloom has',
    `${there.length}; the others are listed with the reason. Parameters after the star are fields of one`,
    'trailing options object. This page is written by `npx tsx --conditions=@numloom/source',
    'tools/array-api.ts`, which looks the names up in the packages; a test keeps it true.',
    '',
  ];
  for (const { title, entries: own } of pages) {
    lines.push(`## ${title}`, '');
    const rows = Object.entries(own).map(([name, signature]) => {
      const where = packageOf(name);
      return [
        code(name + signature),
        where === undefined ? `—: ${reasons[name] ?? ''}` : code(`@numloom/${where}`),
      ];
    });
    lines.push(...table(['standard', 'where'], rows));
  }
  const array = ndarray.zeros(1) as unknown as object;
  lines.push('## Arrays', '');
  lines.push(
    ...table(
      ['attribute or method', 'in numloom'],
      [
        ...attributes.map((name) => [
          code(name),
          name in array ? code(`NdArray.${name}`) : `—: ${reasons[name] ?? ''}`,
        ]),
        ...Object.entries(arrayMethods).map(([name, own]) => [
          code(name),
          `${code(own)}, and the operator in ${code('nd')} templates`,
        ]),
        ...Object.entries(otherMethods).map(([name, instead]) => [code(name), `—: ${instead}`]),
      ],
    ),
  );
  lines.push('## Extensions', '');
  lines.push('The functions of the extension `linalg`; their results are objects with fields.', '');
  lines.push(
    ...table(
      ['standard', 'where'],
      Object.entries(linalg).map(([name, signature]) => [
        code(name + signature),
        isLinalg(name) ? code('@numloom/linalg') : `—: ${reasons[name] ?? ''}`,
      ]),
    ),
  );
  lines.push(
    ...table(
      ['extension', 'in numloom'],
      Object.entries(extensions).map(([name, reason]) => [code(name), `—: ${reason}`]),
    ),
  );
  return lines.join('\n');
}
