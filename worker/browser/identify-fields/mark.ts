/** Marks a field as wrong, or as right again, with the very markup that the edge writes. */
import { sentence } from 'identify-fields-catalogue';
import { make } from '../card/make.ts';
import type { Problem } from './checks.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Shows the problem beside its field, in place of whatever was said there. */
export function mark(field: HTMLInputElement, problem: Problem | undefined): void {
  const id = `${field.id}-problem`;
  document.getElementById(id)?.remove();
  field.closest('.field')?.classList.toggle('field-wrong', problem !== undefined);
  const others = (field.getAttribute('aria-describedby') ?? '').split(' ').filter((other) => other !== '' && other !== id);
  if (problem === undefined) {
    field.removeAttribute('aria-invalid');
  } else {
    field.setAttribute('aria-invalid', 'true');
    field.before(make('p', { class: 'problem', id }, icon(), make('span', {}, make('span', { class: 'unseen' }, say('error-word')), wordsOf(problem), ' ', make('code', { class: 'small' }, problem.code))));
    others.push(id);
  }
  field.setAttribute('aria-describedby', others.join(' '));
}

function wordsOf({ code, place }: Problem): string {
  const id = code.replaceAll('.', '-');
  return place === undefined ? say(id) : say(`${id}-at`, { place });
}

/** The sentence of a message id, in the page's language. */
function say(id: string, facts: Readonly<Record<string, string>> = {}): string {
  return sentence(id, document.documentElement.lang.startsWith('en') ? 'en' : 'zh-Hant', facts) ?? id;
}

function icon(): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', '/assets/icons.svg#alert');
  svg.append(use);
  return svg;
}
