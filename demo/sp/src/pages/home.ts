/** The front page: what can be applied for, and how it goes. */
import { KEEP_DELIVERED_MS } from '../application.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import type { SchoolService } from '../settings.ts';
import { nameOf } from '../text.ts';
import { framed } from './frame.ts';
import type { Frame } from './frame.ts';

/** Renders it. */
export function homePage(frame: Frame, services: readonly SchoolService[]): string {
  const { say } = frame;
  const steps = [1, 2, 3, 4].map((step) => html`<li>${say(`home-step-${step}`, { minutes: KEEP_DELIVERED_MS / 60_000 })}</li>`);
  const content = html`<div class="column">
<h1>${say('home-title')}</h1>
<p class="lead">${say('home-lead')}</p>
<h2>${say('home-choose')}</h2>
${services.length === 0 ? html`<p>${say('home-no-services')}</p>` : services.map((service) => card(frame, service))}
<h2>${say('home-how')}</h2>
<ol class="steps">${steps}</ol>
</div>`;
  return framed(frame, { title: say('home-title'), content });
}

function card(frame: Frame, service: SchoolService): Html {
  const { say, visitor } = frame;
  const about = nameOf(visitor.language, 'service', `${service.clientId}-about`, '');
  return html`<article class="card">
<h3>${serviceName(frame, service)}</h3>
${about === '' ? undefined : html`<p>${about}</p>`}
<h4>${say('home-documents')}</h4>
${resourceList(frame, service.resources)}
<p><a class="button" href="/apply/${service.clientId}">${say('home-apply')}<span class="unseen">: ${serviceName(frame, service)}</span></a></p>
</article>`;
}

/** A service as this site names it. */
export function serviceName(frame: Frame, service: SchoolService): string {
  return nameOf(frame.visitor.language, 'service', service.clientId, service.name);
}

/** Datasets as a list. */
export function resourceList(frame: Frame, resources: readonly string[]): Html {
  return html`<ul>${resources.map((id) => html`<li>${nameOf(frame.visitor.language, 'resource', id, id)}</li>`)}</ul>`;
}
