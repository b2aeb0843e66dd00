// A reading club that asks a citizen for her library record, shows her what came, and forgets it.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Applications, dataset, nodeListener } from '@mydata-edge/sdk/server';

const { PLATFORM = 'http://localhost:8787', ORIGIN = 'http://localhost:3000', FOLDER = 'applications' } = process.env;
const client = { clientId: 'CLI.myReading1', clientSecret: 'demo-only-readng', cbcIv: 'demo-only-iv-101', apiKey: 'demo-only-api-key-reading' };

const loans = dataset('API.myLibrary1', {
  file: '.json',
  parse: ({ 姓名, 借閱中 }) => ({ name: String(姓名), books: 借閱中.map(({ 書名 }) => String(書名)) }),
});

// A file for each application, so that nothing promised to the platform is lost with the process. What it holds is sealed.
mkdirSync(FOLDER, { recursive: true });
const store = {
  keys: () => readdirSync(FOLDER).filter((name) => !name.endsWith('.new')),
  get: (txId) => (store.keys().includes(txId) ? readFileSync(`${FOLDER}/${txId}`, 'utf8') : undefined),
  delete: (txId) => rmSync(`${FOLDER}/${txId}`, { force: true }),
  set(txId, text) {
    writeFileSync(`${FOLDER}/${txId}.new`, text, { flush: true });
    renameSync(`${FOLDER}/${txId}.new`, `${FOLDER}/${txId}`);
  },
};
// `allowDemoRoots` is for `make dev` alone, never for real data.
const applications = new Applications({ platform: PLATFORM, client, datasets: { loans }, returnUrl: `${ORIGIN}/return`, store, check: { allowDemoRoots: true } });

const safe = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
const policy = `default-src 'none'; form-action 'self' ${PLATFORM}; base-uri 'none'; frame-ancestors 'none'`;
function page(title, body, status = 200, more = {}) {
  const head = `<!doctype html><html lang="zh-Hant"><meta name="viewport" content="width=device-width"><title>${safe(title)} – 讀書會</title>`;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'content-security-policy': policy, ...more };
  return new Response(`${head}<main><h1>${safe(title)}</h1>${body}</main>`, { status, headers });
}

const listOf = (books) => `<p>圖書館簽章，驗證通過。您正在讀：</p><ul>${books.map((title) => `<li>${safe(title)}</li>`).join('')}</ul>`;
const form = '<form method="post" action="/begin"><label>身分證字號 <input name="national_id" required autocomplete="off"></label> <button>帶入借閱紀錄</button></form>';

const SHOWN = {
  given: ({ values: { loans: record } }) => (record ? page(`${record.name}，歡迎加入`, listOf(record.books)) : page('圖書館沒有您的借閱紀錄', '')),
  coming: () => page('正在取得您的資料', '<p>這一頁會自己更新。</p>', 200, { refresh: '3' }),
  'not-given': ({ meaning }) => page('沒有取得資料', `<p>原因：${meaning}</p><p><a href="/">重新申請</a></p>`),
  failed: ({ code }) => page('資料無法使用', `<p>錯誤代碼：${code}</p><p><a href="/">重新申請</a></p>`),
  unknown: () => page('找不到您的申請', '<p>請用開始申請的瀏覽器，並在 30 分鐘內回來。</p>', 404),
};
const ROUTES = {
  'GET /': () => page('讀書會報名', form),
  'POST /begin': async (request) => applications.begin(request, String((await request.formData()).get('national_id')).trim().toUpperCase()),
  'POST /notify': applications.notify,
  'GET /return': (request) => applications.comeBack(request).then((outcome) => SHOWN[outcome.state](outcome)),
};

await applications.resume();
createServer(nodeListener(async (request) => {
  const route = ROUTES[`${request.method} ${new URL(request.url).pathname}`] ?? (() => page('沒有這一頁', '', 404));
  return Promise.resolve(route(request)).catch((error) => page('沒有成功', `<p>錯誤代碼：${safe(error.code ?? 'club.fault')}</p>`, 400));
}, { origin: ORIGIN })).listen(new URL(ORIGIN).port, () => console.log(`the reading club is at ${ORIGIN}`));
