// What programs read: /llms.txt says what there is (llmstxt.org), /llms-full.txt is all of it.
import { addressOf } from './pages.mjs';

const TITLE = '# MyData Edge';
const SUMMARY = [
  "> An open implementation of Taiwan's MyData platform: a citizen agrees once, and her own records travel, signed and encrypted, from the",
  'agency that holds them to the service that asked. These pages are for developers of services (SP) and of data providers (DP).',
].join(' ');

/** A page as Markdown that stands for itself. */
export function asMarkdown({ title, summary, body }) {
  const text = body.replaceAll(/<!--.*?-->\n*/gs, '').replaceAll(/[ \t]*\{#[\w.-]+\}$/gm, '').trim();
  return `# ${title}\n\n${summary}\n\n${text}\n`;
}

/** Where the Markdown of a page is. */
export function markdownAddress(name) {
  return `/developers/${name}.md`;
}

/** @param {{ title: string, pages: import('./pages.mjs').DeveloperPage[] }[]} groups */
export function llmsText(groups) {
  const sections = groups.map(({ title, pages }) => {
    const lines = pages.map((page) => `- [${page.title}](${markdownAddress(page.name)}?lang=en): ${page.summary}`);
    return `## ${title}\n\n${lines.join('\n')}\n`;
  });
  return `${TITLE}\n\n${SUMMARY}\n\nEverything in one file: [/llms-full.txt](/llms-full.txt). In Traditional Chinese: add \`?lang=zh-Hant\`.\n\n${sections.join('\n')}`;
}

/** @param {{ title: string, pages: import('./pages.mjs').DeveloperPage[] }[]} groups */
export function llmsFullText(groups) {
  const pages = groups.flatMap((group) => group.pages);
  return `${TITLE}\n\n${SUMMARY}\n\n${pages.map((page) => `<!-- ${addressOf(page.name)} -->\n\n${asMarkdown(page)}`).join('\n')}`;
}
