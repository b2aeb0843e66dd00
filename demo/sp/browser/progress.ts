/** Keeps the list of steps on the page of a pending application up to date, and goes on when the data is there. */

const QUICK_MS = 2_000;
const SLOW_MS = 10_000;
const QUICK_TRIES = 15;

interface Status {
  at: string;
  html?: string;
}

async function follow(place: HTMLElement): Promise<void> {
  const { statusUrl = '', resultUrl = '/' } = place.dataset;
  for (let tries = 0; ; tries += 1) {
    await new Promise((done) => setTimeout(done, tries < QUICK_TRIES ? QUICK_MS : SLOW_MS));
    if (document.hidden) continue;
    const status = await ask(statusUrl);
    if (status === undefined) continue;
    if (!['platform', 'fetching'].includes(status.at)) {
      location.replace(resultUrl);
      return;
    }
    // Written only where it says something new, so that a screen reader does not repeat itself.
    if (status.html !== undefined && place.dataset['shown'] !== status.html) {
      place.dataset['shown'] = status.html;
      place.replaceChildren(...new DOMParser().parseFromString(status.html, 'text/html').body.childNodes);
    }
  }
}

async function ask(url: string): Promise<Status | undefined> {
  try {
    return (await (await fetch(url)).json()) as Status;
  } catch {
    return undefined;
  }
}

const place = document.querySelector<HTMLElement>('#progress');
if (place) void follow(place);
