/**
 * Keeps the button that gives the data from a click that was meant for something else: for a window that lay over this page a moment ago,
 * or for what stood where the button has just come into sight.
 */

/** Nobody reads what is asked and decides in less. */
const UNREAD_MS = 500;

/** Watches the page coming into sight. The returned function is to be called when the button itself has. */
export function guardDecision(): () => void {
  const guard = (): void => {
    if (document.visibilityState === 'visible') for (const button of agreeing()) hold(button);
  };
  guard();
  document.addEventListener('visibilitychange', guard);
  return guard;
}

function agreeing(): NodeListOf<HTMLButtonElement> {
  return document.querySelectorAll('button[name="decision"][value="agree"]:enabled');
}

function hold(button: HTMLButtonElement): void {
  const focused = document.activeElement === button;
  button.disabled = true;
  setTimeout(() => {
    button.disabled = false;
    if (focused) button.focus();
  }, UNREAD_MS);
}
