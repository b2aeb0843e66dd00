/** The simulator's own pages for people. */

/** A page around this markup. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-Hant">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.7 system-ui, sans-serif; }
form { display: inline }
button { min-height: 2.5rem; padding: 0 1rem; font: inherit }
td, th { padding: .4rem .8rem .4rem 0; text-align: left; vertical-align: top }
</style>
<h1>${escaped(title)}</h1>
${body}
</html>`;
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
