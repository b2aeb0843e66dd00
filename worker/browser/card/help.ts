/** What somebody can do who has no component: it depends on her computer. */
import { make } from './make.ts';
import type { CardKind, Say } from './words.ts';

/** Where the component is to be had for every system, and where it can be tried. */
const DOWNLOAD: Readonly<Record<CardKind, string>> = {
  certificate: 'https://moica.nat.gov.tw/rac_plugin.html',
  nhi: 'https://cloudicweb.nhi.gov.tw/cloudic/system/SMC/mEventesting.htm',
};

type System = 'linux' | 'macos' | 'phone' | 'windows';

const STEPS: Readonly<Record<System, number>> = { linux: 3, macos: 3, phone: 1, windows: 3 };

/** The steps for this computer, and where to get what is missing. */
export function helpSteps(address: string, kind: CardKind, say: Say): readonly HTMLElement[] {
  const system = thisSystem();
  const steps = Array.from({ length: STEPS[system] }, (_, at) => say(`card-help-${system}-${at + 1}`));
  if (system === 'phone') return steps.map((step) => make('p', {}, step));
  const list = make('ol', { class: 'plain-steps' }, ...steps.map((step) => make('li', {}, step)));
  const links = make('p', {}, link(DOWNLOAD[kind], say('card-help-download')), ' ', link(new URL('/selfTest.htm', address).href, say('card-help-self-test')));
  return [make('h3', {}, say(`card-help-${system}`)), list, links];
}

/** Of a phone or a tablet it is plain at once that no reader is at hand. */
export function isPhone(): boolean {
  return thisSystem() === 'phone';
}

function link(href: string, words: string): HTMLElement {
  return make('a', { href, target: '_blank', rel: 'noopener', class: 'jump' }, words);
}

function thisSystem(): System {
  const { userAgent, maxTouchPoints } = navigator;
  // An iPad says it is a Mac; no Mac has a touch screen.
  if (/Android|iPhone|iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)) return 'phone';
  if (/Macintosh/.test(userAgent)) return 'macos';
  return /Windows/.test(userAgent) ? 'windows' : 'linux';
}
