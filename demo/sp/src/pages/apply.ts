/** The application form: one number, and what happens next. */
import { html } from '../html.ts';
import type { SchoolService } from '../settings.ts';
import { framed } from './frame.ts';
import type { Frame } from './frame.ts';
import { resourceList, serviceName } from './home.ts';

/** What is wrong with the number typed. */
export type FormProblem = 'apply-id-form' | 'apply-id-missing';

/** Renders it; with a problem, what was typed is not shown again but for its length being wrong. */
export function applyPage(frame: Frame, service: SchoolService, problem?: FormProblem): string {
  const { say } = frame;
  const name = serviceName(frame, service);
  const summary = problem && html`<div class="summary" role="alert" aria-labelledby="summary-title" tabindex="-1" autofocus>
<h2 id="summary-title">${say('error-summary')}</h2>
<ul><li><a href="#national-id">${say(problem)}</a></li></ul>
</div>`;
  const error = problem && html`<p class="field-error" id="national-id-error"><span class="unseen">${say('error-prefix')}</span>${say(problem)}</p>`;
  const described = problem ? 'national-id-hint national-id-error' : 'national-id-hint';
  const content = html`<div class="column task">
<p class="step">${say('apply-step')}</p>
${summary}
<h1>${name}</h1>
<p class="lead">${say('apply-lead')}</p>
<form method="post" action="/apply/${service.clientId}" autocomplete="off" novalidate>
<div class="field${problem ? ' field-wrong' : ''}">
<label for="national-id">${say('apply-id')}</label>
<p class="hint" id="national-id-hint">${say('apply-id-hint')}</p>
${error}
<input id="national-id" name="national_id" type="text" maxlength="14" autocapitalize="characters" autocomplete="off" spellcheck="false" aria-describedby="${described}"${problem ? html` aria-invalid="true"` : undefined}>
</div>
<section class="card">
<h2>${say('home-documents')}</h2>
${resourceList(frame, service.resources)}
<h2>${say('apply-agree-title')}</h2>
<ol class="steps"><li>${say('apply-agree-1')}</li><li>${say('apply-agree-2')}</li><li>${say('apply-agree-3')}</li></ol>
</section>
<div class="buttons"><button class="button">${say('apply-go')}</button><a class="button button-quiet" href="/">${say('apply-back')}</a></div>
</form>
</div>`;
  return framed(frame, { title: name, isError: problem !== undefined, content });
}
