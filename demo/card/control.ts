/** `/control`: what the citizen's hands do at her desk, as buttons for people and as a form for tests. */
import type { Desk } from './desk.ts';
import { escaped, page } from './page.ts';
import type { SoftCertificate } from './persona-cards.ts';

/** Where the files of certificates are. */
export const SOFT_CERTIFICATES = '/soft/';

const DEEDS: Readonly<Record<string, (desk: Desk, key: string | undefined) => void>> = {
  'insert': (desk, key = '') => desk.insert(key),
  'remove': (desk, key) => desk.remove(key),
  'unlock': (desk, key) => desk.unlock(key),
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
export function act(desk: Desk, deed: string, key: string | undefined): string | undefined {
  const work = DEEDS[deed];
  if (work === undefined) return `"${deed}" is none of: ${Object.keys(DEEDS).join(', ')}\n`;
  try {
    work(desk, key);
    return undefined;
  } catch (cause) {
    if (cause instanceof RangeError) return `${cause.message}\n`;
    throw cause;
  }
}

export function controlPage(desk: Desk, files: readonly SoftCertificate[] = []): string {
  const readers = desk.readers.map(({ name, card }) => {
    const key = [...desk.cards].find(([, each]) => each === card)?.[0];
    return `<tr><th>${escaped(name)}<td>${card === undefined ? '沒有卡片' : `${card.kind.name} ${escaped(card.holder)} ${escaped(card.number)}`}<td>${key === undefined ? '' : button('remove', '取出', key)}`;
  });
  const switches = [
    desk.hasDriver ? button('remove-driver', '移除驅動程式') : button('install-driver', '安裝驅動程式'),
    desk.isSiteTrusted ? button('distrust-site', '把網站移出信任清單') : button('trust-site', '把網站加入信任清單'),
    desk.isCancelling ? button('cancel-no-more', '不再取消') : button('cancel', '簽章時取消'),
  ];
  return page('讀卡機與卡片（示範）', `
<p>模擬桌上的讀卡機。卡片、PIN 碼與密碼都是虛構的，寫在 demo/personas.toml。</p>
<h2>讀卡機</h2><table>${readers.join('')}</table><p>${button('plug-in', '接上讀卡機')} ${button('unplug', '拔除讀卡機')}</p>
<h2>卡片</h2><table><thead><tr><th>持卡人<th>種類<th>卡號<th>PIN 碼／密碼<th>狀態<th></thead>${cardRows(desk)}</table>
${softCertificates(files)}
<h2>電腦</h2><p>${switches.join(' ')} <a href="/selfTest.htm">元件檢測</a></p>`);
}

/** The cards in the order of their holders, who are named once. */
function cardRows(desk: Desk): string {
  let previous = '';
  const rows = [...desk.cards].map(([key, card]) => {
    const holder = card.holder === previous ? '' : card.holder;
    previous = card.holder;
    const isInReader = desk.readers.some((reader) => reader.card === card);
    const kind = key.endsWith('.lost') ? `${card.kind.name}（已掛失廢止）` : card.kind.name;
    const state = card.triesLeft === 0 ? '已鎖卡' : `還可輸入 ${card.triesLeft} 次`;
    const unlock = card.isUntouched ? '' : button('unlock', '解鎖', key);
    const move = isInReader ? button('remove', '取出', key) : button('insert', '插入', key);
    return `<tr><th>${escaped(holder)}<td>${kind}<td>${escaped(card.number)}<td><code>${escaped(card.pin)}</code><td>${state}<td>${move} ${unlock}`;
  });
  return rows.join('');
}

function softCertificates(files: readonly SoftCertificate[]): string {
  if (files.length === 0) return '';
  const rows = files.map(({ uid, name, password }) => {
    const address = `${SOFT_CERTIFICATES}${uid}.p12`;
    return `<tr><th>${escaped(name)}<td><a href="${escaped(address)}" download>${escaped(uid)}.p12</a><td>密碼 <code>${escaped(password)}</code>`;
  });
  return `<h2>軟體金融憑證</h2><p>銀行給的憑證檔，不在卡片上：下載後在平台的頁面上選取。</p><table>${rows.join('')}</table>`;
}

function button(deed: string, words: string, key?: string): string {
  const which = key === undefined ? '' : `<input type="hidden" name="card" value="${escaped(key)}">`;
  return `<form method="post" action="/control">${which}<button name="do" value="${deed}">${words}</button></form>`;
}
