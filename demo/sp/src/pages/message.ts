/** Pages that say one thing and what to do next. */
import { RETURN_CODES } from '@mydata-edge/sdk/server';
import type { ReturnCode } from '@mydata-edge/sdk/server';
import { html } from '../html.ts';
import type { Content } from '../html.ts';
import { framed } from './frame.ts';
import type { Frame } from './frame.ts';

/** What a message page says. */
export interface Message {
  /** Message id of the sentence; its title is `{id}-title`. */
  id: string;
  isError?: boolean;
  extra?: Content;
  /** Where to try again; the front page, if absent. */
  again?: string;
}

/** Renders it. */
export function messagePage(frame: Frame, message: Message): string {
  const { say } = frame;
  const again = message.again === undefined ? undefined : html`<a class="button" href="${message.again}">${say('return-again')}</a>`;
  const content = html`<div class="column task">
<h1>${say(`${message.id}-title`)}</h1>
<p class="lead">${say(message.id)}</p>
${message.extra}
<div class="buttons">${again}<a class="button button-quiet" href="/">${say('return-home')}</a></div>
</div>`;
  return framed(frame, { title: say(`${message.id}-title`), isError: message.isError ?? false, content });
}

/** The page for a return code that ends an application. */
export function returnPage(frame: Frame, code: ReturnCode, clientId: string | undefined): string {
  const { say } = frame;
  // 205 is the citizen's own decision, and no error.
  const isError = code !== 205;
  const meaning = RETURN_CODES[code];
  const extra = html`<p>${say('return-kept')}</p><p class="small">${say('return-code', { code: `${code} ${meaning}` })}</p>`;
  return messagePage(frame, { id: `return-${code}`, isError, extra, again: clientId === undefined ? '/' : `/apply/${clientId}` });
}
