/** Making elements from values; text only, so that nothing a card says can become markup. */
export { make } from '../../../npm/src/elements/dom.ts';
