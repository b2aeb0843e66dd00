// Keeps the minutes left on a deadline true, and says 5 minutes, 1 minute, 20 seconds and the end aloud: also to the viewer, that
// covers the page while somebody looks at a document (`mydata-notice`).
// Counts from when the page was made by the server's clock, as a visitor's clock may be wrong.

const ANNOUNCED_SECONDS = [300, 60, 20, 0];
const SOON_SECONDS = 300;

for (const deadline of document.querySelectorAll('[data-deadline-seconds]')) watch(deadline);

function watch(deadline) {
  const shown = deadline.querySelector('[data-deadline-left]');
  const voice = deadline.querySelector('[role="status"]');
  const given = Number(deadline.dataset.deadlineSeconds);
  let before = given;
  const look = () => {
    const left = Math.max(0, Math.ceil(given - performance.now() / 1000));
    shown.textContent = sentence(deadline.dataset, left);
    deadline.classList.toggle('deadline-soon', left <= SOON_SECONDS);
    if (ANNOUNCED_SECONDS.some((mark) => left <= mark && mark < before)) announce(voice, sentence(deadline.dataset, left));
    before = left;
    if (left > 0) setTimeout(look, 1000);
  };
  look();
}

function announce(voice, words) {
  voice.textContent = words;
  document.dispatchEvent(new CustomEvent('mydata-notice', { detail: words }));
}

function sentence({ over, seconds, minute, minutes, hours }, left) {
  if (left === 0) return over;
  if (left < 60) return seconds.replace('#', left);
  const whole = Math.ceil(left / 60);
  if (hours && whole >= 120) return hours.replace('#', Math.floor(whole / 60));
  return whole === 1 ? minute : minutes.replace('#', whole);
}
