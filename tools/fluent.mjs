// Compiles Fluent catalogues into a JavaScript module with one function, `sentence`, as npm/src/catalogue.d.ts describes.
// Text, variables and choices by a variable are all that our sentences use; anything else is an error here.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@fluent/syntax';

/** The module's text, from the named files of every locale's folder that has them; of their messages those that are wanted. */
export function compileCatalogue(folder, names, isWanted = () => true) {
  const locales = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const catalogue = {};
  for (const { name: locale } of locales) {
    catalogue[locale] = {};
    for (const name of names) addFile(catalogue[locale], join(folder, locale, name), isWanted);
  }
  refuseGaps(catalogue);
  const runtime = readFileSync(new URL('fluent-runtime.js', import.meta.url), 'utf8');
  return `${runtime}\nconst catalogue = ${JSON.stringify(catalogue, null, 1)};\n`;
}

function addFile(messages, path, isWanted) {
  if (!existsSync(path)) return;
  for (const entry of parse(readFileSync(path, 'utf8'), {}).body) {
    if (entry.type === 'Junk') throw new Error(`${path}: not Fluent: ${entry.content.slice(0, 80)}`);
    if (entry.type !== 'Message' || !entry.value || !isWanted(entry.id.name)) continue;
    if (entry.id.name in messages) throw new Error(`${path}: ${entry.id.name} is there twice`);
    messages[entry.id.name] = pattern(entry.value, path);
  }
}

function pattern({ elements }, path) {
  const parts = elements.map((element) => (element.type === 'TextElement' ? element.value : placeable(element.expression, path)));
  return parts.length === 1 && typeof parts[0] === 'string' ? parts[0] : parts;
}

function placeable(expression, path) {
  if (expression.type === 'StringLiteral') return expression.parse().value;
  if (expression.type === 'VariableReference') return { arg: expression.id.name };
  if (expression.type === 'SelectExpression' && expression.selector.type === 'VariableReference') {
    const cases = {};
    let other = '';
    for (const { key, value, default: isDefault } of expression.variants) {
      const compiled = pattern(value, path);
      if (isDefault) other = compiled;
      cases[key.type === 'NumberLiteral' ? key.value : key.name] = compiled;
    }
    return { choose: expression.selector.id.name, cases, other };
  }
  throw new Error(`${path}: ${expression.type} is not supported in sentences for browsers`);
}

/** A sentence that one language has and another has not would be shown as its id. */
function refuseGaps(catalogue) {
  const all = new Set(Object.values(catalogue).flatMap(Object.keys));
  for (const [locale, messages] of Object.entries(catalogue)) {
    const missing = [...all].filter((id) => !(id in messages));
    if (missing.length > 0) throw new Error(`locale ${locale} lacks: ${missing.join(', ')}`);
  }
}
