import { readdirSync, readFileSync } from 'node:fs';
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * A package imports only the workspace packages that its own package.json lists, and those only
 * by their public name. Their order is the order of layers: npm and turbo refuse a cycle.
 */
const boundaries = readdirSync('packages').map((folder) => {
  const { dependencies = {} } = JSON.parse(readFileSync(`packages/${folder}/package.json`, 'utf8'));
  const below = Object.keys(dependencies).filter((name) => name.startsWith('@numloom/'));
  const allowed =
    below.map((name) => `${name.slice('@numloom/'.length)}(/(files|kernels|memmap))?$`).join('|') ||
    '$';
  return {
    files: [`packages/${folder}/src/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^@numloom/(?!${allowed})`,
              message: `${folder} may import ${below.join(', ') || 'no other package'}, by the bare name.`,
            },
            {
              regex: '^(\\.\\./)+[^/.]+/(src|dist)(/|$)',
              message: 'Import another package by its name, not by a path.',
            },
          ],
        },
      ],
    },
  };
});

export default defineConfig([
  globalIgnores(['**/dist', '**/coverage', 'docs/api', '**/assembly', '**/generated']),
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  { languageOptions: { parserOptions: { projectService: true } } },
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      'no-console': 'error',
    },
  },
  ...boundaries,
  {
    files: ['bench/**', 'examples/**', 'packages/*/{examples,bench}/**', 'tools/**', '*.config.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
  },
]);
