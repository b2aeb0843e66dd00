/** Making elements from values; text only, so that no data of a package can become markup. */

type Child = Node | string | undefined;

/** An element with attributes and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** A button that does something when pressed. `label` is read out in place of `text` where they differ. */
export function button(text: string, label: string, press: () => void): HTMLButtonElement {
  const element = make('button', { type: 'button' }, text);
  if (label !== text) element.setAttribute('aria-label', label);
  element.addEventListener('click', press);
  return element;
}

/** A sign: one path in a square of 24. It is seen and not read out, so that words have to stand beside it. */
export function sign(path: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  shape.setAttribute('d', path);
  shape.setAttribute('fill', 'currentColor');
  shape.setAttribute('fill-rule', 'evenodd');
  svg.append(shape);
  return svg;
}
