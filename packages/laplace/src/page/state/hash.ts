/** The state of the page as the part of a link behind `#`, and back. */
import { decodeStrokes, encodeStrokes } from '../painting/bytes.ts';
import type { Sides } from '../painting/stroke.ts';
import { colourChoices, initialState, type PageState, sizes } from './state.ts';

/** No link is longer than what a person would write. */
const LONGEST_EXPRESSION = 2000;

/** What a link says, and what of it could not be understood. */
export interface FromHash {
  readonly state: PageState;
  readonly problems: readonly string[];
}

/** The text behind `#`: what differs from how the page opens. */
export function toHash(state: PageState): string {
  const { size, method, expression, colours, sides, strokes } = state;
  const parts = new URLSearchParams();
  if (size !== initialState.size) parts.set('size', String(size));
  if (method !== initialState.method) parts.set('method', method);
  if (colours !== initialState.colours) parts.set('colours', colours);
  if (expression !== initialState.expression) parts.set('expression', expression);
  const edges = edgesText(sides);
  if (edges !== edgesText(initialState.sides)) parts.set('sides', edges);
  const painting = encodeStrokes(strokes);
  if (painting !== encodeStrokes(initialState.strokes)) parts.set('painting', painting);
  return parts.toString();
}

/** The state that such a text describes; what is missing or wrong is as the page opens. */
export function fromHash(hash: string): FromHash {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const problems: string[] = [];
  const take = <Value>(name: string, otherwise: Value, parse: (text: string) => Value): Value => {
    const text = parts.get(name);
    if (text === null) return otherwise;
    try {
      return parse(text);
    } catch (error) {
      problems.push(error instanceof RangeError ? error.message : `${name} is not understood`);
      return otherwise;
    }
  };
  const state: PageState = {
    size: take('size', initialState.size, (text) => amongst('size', Number(text), sizes)),
    // Which methods there are is known to whoever computes.
    method: take('method', initialState.method, (text) => text.slice(0, 40)),
    colours: take('colours', initialState.colours, (text) =>
      amongst('colours', text as PageState['colours'], colourChoices),
    ),
    expression: take('expression', initialState.expression, (text) => {
      if (text.length <= LONGEST_EXPRESSION) return text;
      throw new RangeError(`the expression has more than ${LONGEST_EXPRESSION} characters`);
    }),
    sides: take('sides', initialState.sides, sidesOf),
    strokes: take('painting', initialState.strokes, decodeStrokes),
  };
  return { state, problems };
}

function edgesText({ top, right, bottom, left }: Sides): string {
  return [top, right, bottom, left].map((value) => Math.round(100 * value)).join('.');
}

function sidesOf(text: string): Sides {
  const values = text.split('.').map((part) => Number(part) / 100);
  if (values.length !== 4 || !values.every((value) => value >= -1 && value <= 1)) {
    throw new RangeError('the sides are not four values of -1 to 1');
  }
  const [top, right, bottom, left] = values as [number, number, number, number];
  return { top, right, bottom, left };
}

function amongst<Value extends string | number>(
  name: string,
  value: Value,
  choices: readonly Value[],
): Value {
  if (choices.includes(value)) return value;
  throw new RangeError(`${name} is ${value}, must be one of ${choices.join(', ')}`);
}
