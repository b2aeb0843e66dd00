/** The page of one application: waiting, done, or why not. */
import type { PublicStage, Seen } from '../application-object.ts';
import type { Dataset } from '../application.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import type { SchoolService } from '../settings.ts';
import { nameOf } from '../text.ts';
import { framed } from './frame.ts';
import type { Frame } from './frame.ts';
import { resourceList, serviceName } from './home.ts';
import { messagePage, returnPage } from './message.ts';

/** Seconds after which a browser without script looks again. */
const REFRESH_SECONDS = 10;

/** What the page is about. */
export interface ApplicationView {
  application: Seen;
  service: SchoolService;
  /** Where a visitor can check a package without this site. */
  verifier: string;
}

/** Renders the page for the stage that the application is at. */
export function applicationPage(frame: Frame, view: ApplicationView): string {
  const { application } = view;
  const { stage } = application;
  if (stage.at === 'delivered') return resultPage(frame, view, stage.datasets);
  if (stage.at === 'unable') return messagePage(frame, { id: 'unable', isError: true, extra: resourceList(frame, stage.resources), again: `/apply/${application.clientId}` });
  if (stage.at === 'failed') {
    const extra = html`<p class="small">${frame.say('failed-code', { code: stage.code })}</p>`;
    return messagePage(frame, { id: 'failed', isError: true, extra, again: `/apply/${application.clientId}` });
  }
  if (application.returned !== undefined && application.returned !== 200) return returnPage(frame, application.returned, application.clientId);
  if (stage.at === 'platform' && application.returned === undefined) return messagePage(frame, { id: 'waiting', again: `/apply/${application.clientId}` });
  return progressPage(frame, application);
}

function progressPage(frame: Frame, application: Seen): string {
  const { say } = frame;
  const address = `/application/${application.txId}`;
  const content = html`<div class="column task">
<p class="step">${say('return-step')}</p>
<h1>${say('return-200-title')}</h1>
<p class="lead">${say('return-200')}</p>
<div id="progress" data-status-url="${address}/status" data-result-url="${address}" role="status">${progressList(frame, application.stage)}</div>
<p class="small">${say('progress-leave')}</p>
<noscript><p><a class="button button-quiet" href="${address}">${say('progress-refresh')}</a></p></noscript>
</div>`;
  return framed(frame, { title: say('return-200-title'), content, script: 'progress.js', refresh: REFRESH_SECONDS });
}

/** The steps between consent and result, with what is going on. */
export function progressList(frame: Frame, stage: PublicStage): Html {
  const { say } = frame;
  const at = { platform: 1, fetching: 2, delivered: 4, unable: 4, failed: 4 }[stage.at];
  const steps = ['progress-agreed', 'progress-noticed', 'progress-fetching', 'progress-checked'].map((id, step) => {
    const state = step < at ? 'done' : step === at ? 'now' : 'next';
    return html`<li class="${state}"><strong>${say(id)}</strong> <span class="small">${say(`progress-${state}`)}</span>${step === 2 ? fetchingNote(frame, stage) : undefined}</li>`;
  });
  return html`<ol class="progress">${steps}</ol>`;
}

function fetchingNote({ say }: Frame, stage: PublicStage): Html | undefined {
  if (stage.at !== 'fetching' || stage.attempts === 0) return undefined;
  const words = stage.problem === undefined ? say('progress-attempt', { count: stage.attempts }) : say('progress-trouble', { code: stage.problem });
  return html`<br><span class="small">${words}</span>`;
}

function resultPage(frame: Frame, { application, service, verifier }: ApplicationView, datasets: readonly Dataset[]): string {
  const { say, visitor } = frame;
  const until = new Date(application.keepUntil).toLocaleTimeString(visitor.language === 'en' ? 'en-GB' : 'zh-TW', { timeZone: 'Asia/Taipei', timeStyle: 'short', hourCycle: 'h23' });
  const content = html`<div class="column">
<p class="step">${say('result-step')}</p>
<h1>${say('result-title')}</h1>
<p class="lead">${say('result-lead')}</p>
<div class="card"><p>${say('result-service', { name: serviceName(frame, service) })}<br>${say('result-id', { id: application.maskedId })}<br>${say('result-until', { time: until })}</p></div>
<noscript><p class="card">${say('result-noscript')} <a href="${verifier}">${say('result-verify')}</a></p></noscript>
${datasets.map((dataset) => datasetSection(frame, application.txId, dataset))}
<section class="card">
<h2>${say('result-delete-title')}</h2>
<form method="post" action="/application/${application.txId}/delete"><button class="button button-danger">${say('result-delete')}</button></form>
<p class="small">${say('result-delete-note')}</p>
</section>
</div>`;
  return framed(frame, { title: say('result-title'), content, script: 'result.js' });
}

function datasetSection(frame: Frame, txId: string, dataset: Dataset): Html {
  const { say, visitor } = frame;
  const { resourceId, code, verdict } = dataset;
  const address = `/application/${txId}/package/${resourceId}`;
  const body = verdict === undefined
    ? html`<p>${code === 204 ? say('result-no-record') : say('result-failed', { code })}</p>`
    : html`<p class="small">${say(`result-school-${verdict}`)}</p>
<div class="package" data-package-url="${address}" data-resource-id="${resourceId}"></div>
<p><a class="download" href="${address}" download>${say('result-download')}</a></p>`;
  return html`<section class="dataset" aria-labelledby="${resourceId}"><h2 id="${resourceId}">${nameOf(visitor.language, 'resource', resourceId, dataset.name)}</h2>${body}</section>`;
}
