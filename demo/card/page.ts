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
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.7 system-ui, sans-serif; }
form { display: inline }
button { min-height: 2.75rem; padding: 0 1rem; font: inherit }
table { border-collapse: collapse }
tr { border-bottom: 1px solid #8886 }
td, th { padding: .3rem 1rem .3rem 0; text-align: left; overflow-wrap: anywhere }
td:nth-last-child(2) { min-width: 7rem }
code { font-size: 1.05em }
@media (max-width: 45rem) {
  thead { display: none }
  tr, td, th { display: block; padding-block: 0 }
  tr { padding-block: .5rem }
}
</style>
<h1>${escaped(title)}</h1>
${body}
</html>`;
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
