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
