/** An identification page with a card, and a component that does not do what it should. */
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Scene } from './stage.ts';
import { bodyOf } from './stage.ts';

export const NONCE = 'x5bq0c8yXq4Zg_Zb3o-KJw1VtqmAeZT0m3w1y1mB1fA';

/** The page for the component at the origin that is wanted, where the ID is typed as well and checked meanwhile. */
export function cardAndFieldScene(wanted: URLSearchParams): Scene {
  const { script, main } = cardScene(wanted);
  const field = '<div class="field"><label for="national_id">證號</label><input class="text" id="national_id" name="national_id" type="text" data-check="national-id"></div>';
  return { script, others: ['identify-fields.js'], main: main.replace('<div class="card-panel">', `${field}$&`).replace('data-card', 'novalidate data-card') };
}

/** The page for the component at the origin that is wanted. */
export function cardScene(wanted: URLSearchParams): Scene {
  return {
    script: 'card.js',
    main: `<form method="post" action="/identify" data-card data-nonce="${NONCE}" data-component-url="${wanted.get('component')}">
<input type="hidden" name="csrf" value="c"><input type="hidden" name="method" value="${wanted.get('method') ?? 'CER'}">
<input type="hidden" name="signature"><input type="hidden" name="certb64"><input type="hidden" name="card_number">
<div class="card-panel"></div>
<div class="buttons">
<button data-card-send hidden name="decision" value="agree">送出</button>
<button class="button button-quiet" name="decision" value="refuse" formnovalidate>不同意</button>
</div>
</form>`,
  };
}

export interface MuteComponent {
  origin: string;
  /** What its windows have been asked. */
  asked: readonly string[];
  /** Tells of each by "asked". */
  questions: EventEmitter;
}

const stillOpen: (() => void)[] = [];

/** Ends every mute component: a test that failed has not ended its own, and a server that listens keeps the run alive. */
export function closeMuteComponents(): void {
  for (const close of stillOpen.splice(0)) close();
}

/** A component that speaks first and then never answers, with other pages that speak out of turn. */
export async function openMuteComponent(): Promise<MuteComponent> {
  const asked: string[] = [];
  const questions = new EventEmitter();
  const server = createServer(async (request, response) => {
    if (request.url === '/asked') {
      asked.push(await bodyOf(request));
      questions.emit('asked');
    }
    const forged = JSON.stringify({ func: 'sign', ret_code: 0, signature: 'Zm9yZ2Vk', certb64: 'Zm9yZ2Vk', cardSN: 'forged' });
    const bodies: Record<string, string> = {
      '/popupForm': `<script>onmessage = ({ data }) => fetch('/asked', { method: 'POST', body: data }); opener.postMessage('{"func":"getTbs"}', '*')</script>`,
      '/forger': `<script>opener.postMessage('{"func":"getTbs"}', '*'); opener.postMessage(${JSON.stringify(forged)}, '*'); document.title = 'spoken'</script>`,
    };
    response.writeHead(200, { 'content-type': 'text/html' }).end(bodies[request.url ?? ''] ?? '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stillOpen.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, asked, questions };
}
