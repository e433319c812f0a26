/** The element of the page with that id, which must be of that class. */
export function byId<E extends Element>(id: string, type: new () => E): E {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new TypeError(`the page has no ${type.name} with the id '${id}'`);
}

/** Fills a list of choices. */
export function fill(
  select: HTMLSelectElement,
  choices: readonly (readonly [value: string, text: string])[],
): void {
  select.replaceChildren(...choices.map(([value, text]) => new Option(text, value)));
}

/** A number as people read it: `1,234`, `0.52`, `3.1e-5`. */
export function readable(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '–' : String(value);
  if (size >= 1e7 || (size < 1e-2 && size > 0)) return value.toExponential(1).replace('e+', 'e');
  if (size >= 100) return Math.round(value).toLocaleString('en');
  return size >= 10 ? value.toFixed(1) : value.toFixed(2);
}
