/**
 * The examples in the documentation, made runnable: every `ts` block of an `@example` in the
 * sources and of a Markdown page. CONTRIBUTING.md describes the convention.
 */
import { transform } from 'esbuild';
import ts from 'typescript';

export interface Example {
  /** `file:line` of the block's first line of code. */
  readonly place: string;
  readonly code: string;
}

const fence = /^( *)```(\S*)([^\n]*)\n([\s\S]*?)^\1```/gm;

/** The `ts` blocks of a Markdown text, except those marked `no-run`. */
export function markdownExamples(file: string, text: string): Example[] {
  return [...text.matchAll(fence)]
    .filter(([, , language, flags]) => language === 'ts' && !flags!.includes('no-run'))
    .map((block) => {
      const line = text.slice(0, block.index).split('\n').length + 1;
      return { place: `${file}:${line}`, code: block[4]! };
    });
}

/** The `ts` blocks of the `@example` tags in a TypeScript source. */
export function sourceExamples(file: string, text: string): Example[] {
  // Blank all that is not an example instead of cutting it out: line numbers stay true.
  let inExample = false;
  let inComment = false;
  const lines = text.split('\n').map((line) => {
    if (/^\s*\/\*\*/.test(line)) inComment = true;
    const content = line.replace(/^\s*\/?\*+ ?/, '');
    if (content.startsWith('@')) inExample = content.startsWith('@example');
    const keep = inComment && inExample && !line.includes('*/');
    if (line.includes('*/')) inComment = inExample = false;
    return keep ? content : '';
  });
  return markdownExamples(file, lines.join('\n'));
}

/**
 * The example with each `statement; // => text` followed by a call `$expect(text, value)`, where
 * the value is that of the expression, of what `console.log` is given, or of the declared name.
 */
export function withChecks(code: string): string {
  const tree = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true);
  const edits: { start: number; end: number; text: string }[] = [];
  let found = 0;

  const visit = (node: ts.Node): void => {
    const expected = ts.isStatement(node) ? expectation(code, node.end) : undefined;
    if (expected !== undefined && ts.isExpressionStatement(node)) {
      found++;
      const { expression } = node;
      const values =
        ts.isCallExpression(expression) && expression.expression.getText() === 'console.log'
          ? expression.arguments.map((argument) => argument.getText()).join(', ')
          : expression.getText();
      const text = `$expect(${JSON.stringify(expected)}, ${values});`;
      edits.push({ start: node.getStart(), end: node.end, text });
      return;
    }
    if (expected !== undefined && ts.isVariableStatement(node)) {
      found++;
      const name = node.declarationList.declarations.at(-1)!.name.getText();
      const text = ` $expect(${JSON.stringify(expected)}, ${name});`;
      edits.push({ start: node.end, end: node.end, text });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);

  const written = code.match(/\/\/ =>/g)?.length ?? 0;
  if (found !== written) {
    throw new Error(`${written} comments "// => ...", ${found} of them after a statement`);
  }
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code);
}

/** Text of the comment `// => text` behind `end`, and of the comments on the lines below it. */
function expectation(code: string, end: number): string | undefined {
  const comment = /^[ \t]*\/\/ =>([^\n]*(?:\n[ \t]*\/\/(?! =>)[^\n]*)*)/.exec(code.slice(end));
  return comment?.[1]!.replace(/\n[ \t]*\/\//g, '\n');
}

/** Whether `actual` is `expected`, white space apart; `…` stands for any text. */
export function agrees(actual: string, expected: string): boolean {
  const parts = expected.replace(/\s/g, '').split('…');
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*');
  return new RegExp(`^${pattern}$`).test(actual.replace(/\s/g, ''));
}

/** Run an example; `$expect` gets each expected text and the values to compare it with. */
export async function run(
  code: string,
  importModule: (name: string) => Promise<unknown>,
  $expect: (expected: string, ...values: unknown[]) => void,
): Promise<void> {
  const { code: script } = await transform(withChecks(code), {
    loader: 'ts',
    format: 'esm',
    target: 'es2022',
  });
  // A function body cannot hold import declarations; esbuild prints each on a line of its own.
  const body = script
    .replace(/^import \* as (\S+) from (.+);$/gm, 'const $1 = await $import($2);')
    .replace(/^import (\{[^}]*\}) from (.+);$/gm, (_, names: string, from: string) => {
      return `const ${names.replace(/ as /g, ': ')} = await $import(${from});`;
    })
    .replace(/^import (\w+) from (.+);$/gm, 'const { default: $1 } = await $import($2);');
  const AsyncFunction = run.constructor as new (
    ...source: string[]
  ) => (...values: unknown[]) => Promise<void>;
  const silent = { ...console, log: () => {} };
  await new AsyncFunction('$import', '$expect', 'console', body)(importModule, $expect, silent);
}

/** Type errors of the examples, each as `file:line: message`. */
export function typeErrors(examples: readonly Example[]): string[] {
  const { config } = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, process.cwd());
  const files = new Map<string, Example>(
    examples.map((example, i) => [`${process.cwd()}/example-${i}.ts`, example]),
  );
  const host = ts.createCompilerHost(options);
  host.fileExists = (path) => files.has(path) || ts.sys.fileExists(path);
  // An `export` makes the block a module, so that it may await and has names of its own.
  host.readFile = (path) => {
    const example = files.get(path);
    return example === undefined ? ts.sys.readFile(path) : `${example.code}\nexport {};\n`;
  };

  const program = ts.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([path, { place }]) => {
    const source = program.getSourceFile(path)!;
    const problems = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ];
    return problems.map(({ start = 0, messageText }) => {
      const [, file, first] = /^(.*):(\d+)$/.exec(place)!;
      const line = Number(first) + source.getLineAndCharacterOfPosition(start).line;
      return `${file}:${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  });
}
