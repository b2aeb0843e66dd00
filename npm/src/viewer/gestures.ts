/** Two fingers, or a wheel with the control key: zooming as maps do. */

/** What is zoomed. */
export interface Zoomed {
  readonly element: HTMLElement;
  readonly zoom: number;
  zoomTo(zoom: number, around: { x: number; y: number }): void;
  /** Between the first and last move of a gesture nothing is drawn anew, only stretched. */
  hold(isHeld: boolean): void;
}

/** A wheel has no end; after this silence it has come to rest. */
const WHEEL_RESTS_MS = 160;
const WHEEL_STEP = 0.0025;

/** Listens until `signal` is aborted. */
export function listenForZoom(zoomed: Zoomed, signal: AbortSignal): void {
  pinch(zoomed, signal);
  wheel(zoomed, signal);
}

function pinch(zoomed: Zoomed, signal: AbortSignal): void {
  const fingers = new Map<number, { x: number; y: number }>();
  let start: { distance: number; zoom: number } | undefined;
  const lift = ({ pointerId }: PointerEvent): void => {
    fingers.delete(pointerId);
    if (start && fingers.size < 2) zoomed.hold(false);
    if (fingers.size < 2) start = undefined;
  };
  const { element } = zoomed;
  element.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'touch') return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (fingers.size !== 2) return;
    start = { distance: spread(fingers), zoom: zoomed.zoom };
    zoomed.hold(true);
  }, { signal });
  element.addEventListener('pointermove', (event) => {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (start && start.distance > 0) zoomed.zoomTo((start.zoom * spread(fingers)) / start.distance, middle(fingers));
  }, { signal });
  for (const end of ['pointerup', 'pointercancel'] as const) element.addEventListener(end, lift, { signal });
  // With one finger the browser scrolls; it must not take the second one for zooming the whole page.
  element.addEventListener('touchmove', (event) => {
    if (event.touches.length > 1) event.preventDefault();
  }, { passive: false, signal });
}

function wheel(zoomed: Zoomed, signal: AbortSignal): void {
  let rest: ReturnType<typeof setTimeout> | undefined;
  zoomed.element.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoomed.hold(true);
    zoomed.zoomTo(zoomed.zoom * Math.exp(-event.deltaY * WHEEL_STEP), { x: event.clientX, y: event.clientY });
    clearTimeout(rest);
    rest = setTimeout(() => zoomed.hold(false), WHEEL_RESTS_MS);
  }, { passive: false, signal });
  signal.addEventListener('abort', () => clearTimeout(rest), { once: true });
}

function spread(fingers: ReadonlyMap<number, { x: number; y: number }>): number {
  const [one, other] = [...fingers.values()];
  return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
}

function middle(fingers: ReadonlyMap<number, { x: number; y: number }>): { x: number; y: number } {
  const [one, other] = [...fingers.values()];
  return one && other ? { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 } : { x: 0, y: 0 };
}
