/**
 * The language of tagged templates: NumPy's expressions, parsed once per call site and built
 * through an interface. Nothing in this folder knows of arrays.
 */
export { buildTemplate } from './build.ts';
export { TemplateSyntaxError } from './errors.ts';
export { formatNode, formatTemplate } from './format.ts';
export type { Language, Options, SliceParts } from './language.ts';
export type { Node } from './nodes.ts';
export { parseTemplate, templateOf } from './parser.ts';
