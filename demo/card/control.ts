/** `/control`: what the citizen's hands do at her desk, as buttons for people and as a form for tests. */
import type { Desk } from './desk.ts';
import { escaped, page } from './page.ts';

const DEEDS: Readonly<Record<string, (desk: Desk, holder: string | undefined) => void>> = {
  'insert': (desk, holder = '') => desk.insert(holder),
  'remove': (desk, holder) => desk.remove(holder),
  'unlock': (desk, holder) => desk.unlock(holder),
  'plug-in': (desk) => desk.plugIn(),
  'unplug': (desk) => desk.unplug(),
  'install-driver': (desk) => void (desk.hasDriver = true),
  'remove-driver': (desk) => void (desk.hasDriver = false),
  'trust-site': (desk) => void (desk.isSiteTrusted = true),
  'distrust-site': (desk) => void (desk.isSiteTrusted = false),
  'cancel': (desk) => void (desk.isCancelling = true),
  'cancel-no-more': (desk) => void (desk.isCancelling = false),
};

/** Does something at the desk. Tells what is wrong if it cannot be done. */
export function act(desk: Desk, deed: string, holder: string | undefined): string | undefined {
  const work = DEEDS[deed];
  if (work === undefined) return `"${deed}" is none of: ${Object.keys(DEEDS).join(', ')}\n`;
  try {
    work(desk, holder);
    return undefined;
  } catch (cause) {
    if (cause instanceof RangeError) return `${cause.message}\n`;
    throw cause;
  }
}

export function controlPage(desk: Desk): string {
  const readers = desk.readers.map(({ name, card }) => {
    const holder = [...desk.cards].find(([, each]) => each === card)?.[0];
    return `<tr><th>${escaped(name)}<td>${card === undefined ? '沒有卡片' : `${escaped(nameOn(card))} ${escaped(card.number)}`}<td>${holder === undefined ? '' : button('remove', '取出', holder)}</tr>`;
  });
  const cards = [...desk.cards].map(([holder, card]) => {
    const state = card.triesLeft === 0 ? '已鎖卡' : `還可輸入 ${card.triesLeft} 次 PIN 碼`;
    return `<tr><th>${escaped(nameOn(card))}<td>${escaped(holder)}<td>${state}<td>${button('insert', '插入', holder)} ${button('unlock', '解鎖', holder)}</tr>`;
  });
  const switches = [
    desk.hasDriver ? button('remove-driver', '移除驅動程式') : button('install-driver', '安裝驅動程式'),
    desk.isSiteTrusted ? button('distrust-site', '把網站移出信任清單') : button('trust-site', '把網站加入信任清單'),
    desk.isCancelling ? button('cancel-no-more', '不再取消') : button('cancel', '簽章時取消'),
  ];
  return page('讀卡機與卡片（示範）', `
<p>模擬桌上的讀卡機。PIN 碼在 demo/personas.toml。</p>
<h2>讀卡機</h2><table>${readers.join('')}</table><p>${button('plug-in', '接上讀卡機')} ${button('unplug', '拔除讀卡機')}</p>
<h2>卡片</h2><table>${cards.join('')}</table>
<h2>電腦</h2><p>${switches.join(' ')} <a href="/selfTest.htm">元件檢測</a></p>`);
}

function button(deed: string, words: string, holder?: string): string {
  const whose = holder === undefined ? '' : `<input type="hidden" name="holder" value="${escaped(holder)}">`;
  return `<form method="post" action="/control">${whose}<button name="do" value="${deed}">${words}</button></form>`;
}

function nameOn({ certificate }: { certificate: { subject: string } }): string {
  return /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? certificate.subject;
}
