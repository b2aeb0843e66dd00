/**
 * The fields of an identification page, checked while they are filled in by the code that checks them at the edge.
 *
 * What it expects of the page: `input[data-check]` with the kind of its content (`birthday-roc`, `business-number`, `contact`,
 * `email`, `household-number`, `mobile`, `national-id` or `nhi-card-number`), an `id`, and a `.field` around it, as the templates
 * write them. Without this script, or without its module, the edge says the same.
 */
import { FieldChecks } from './identify-fields/checks.ts';
import { mark } from './identify-fields/mark.ts';
import { Pointer } from './identify-fields/pointer.ts';

const checks = new FieldChecks(new URL('mydata-identity.wasm', import.meta.url));
const pointer = new Pointer(document);

const fieldsIn = (within: ParentNode): HTMLInputElement[] => [...within.querySelectorAll<HTMLInputElement>('input[data-check]:not([data-check=""])')];

/** Shows what is wrong with a field, or that nothing is. */
async function look(field: HTMLInputElement): Promise<void> {
  const { value, dataset } = field;
  const problem = await checks.problem(dataset['check'] ?? '', value);
  await pointer.lifted;
  // Meanwhile it may have been typed in.
  if (field.value === value) mark(field, problem);
}

function enhance(field: HTMLInputElement): void {
  field.addEventListener('focus', () => void checks.load(), { once: true });
  // Who leaves a field empty may come back to it.
  field.addEventListener('change', () => {
    if (field.value !== '') void look(field);
    else mark(field, undefined);
  });
  // While a text is being typed it is wrong all the time; that it has become right is said at once.
  field.addEventListener('input', () => {
    if (field.hasAttribute('aria-invalid') && field.value !== '') void look(field);
  });
}

/** What is signed for one try only. */
const WITH_A_SIGNATURE = '[data-card], [data-soft-certificate]';

/**
 * Keeps a form with a signature back if the edge would refuse it: a PIN would have been typed for nothing. Others go to the edge,
 * whose page names all that is wrong in one place.
 */
function keepBack(event: SubmitEvent): void {
  const { submitter, target } = event;
  if (!(target instanceof HTMLFormElement) || !target.matches(WITH_A_SIGNATURE) || !checks.isReady || isLeaving(submitter)) return;
  const wrong = fieldsIn(target).filter((field) => {
    const problem = checks.problemNow(field.dataset['check'] ?? '', field.value);
    mark(field, problem);
    return problem !== undefined;
  });
  if (wrong.length === 0) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  wrong[0]?.focus();
}

/** By a button that leads away or to another method, or by one that no finger presses: what has been signed is sent. */
function isLeaving(submitter: HTMLElement | null): boolean {
  if (submitter === null || submitter.hidden) return true;
  return submitter instanceof HTMLButtonElement && submitter.value !== '' && submitter.value !== 'agree';
}

for (const field of fieldsIn(document)) enhance(field);
// Before the scripts of a card or a file hear of it.
document.addEventListener('submit', keepBack, { capture: true });
