// Shows what is new in a timeline while somebody looks at it. Without it the page can be refreshed.

const EVERY = 2000;
const shown = document.querySelector('[data-timeline]');

async function look() {
  if (!document.hidden) {
    try {
      const answer = await fetch(location.href);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const lines = page.querySelector('[data-timeline]');
      if (lines && lines.childElementCount !== shown.childElementCount) shown.replaceChildren(...lines.childNodes);
    } catch {
      // The platform is being restarted, as happens to developers.
    }
  }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
