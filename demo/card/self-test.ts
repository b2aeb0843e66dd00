/** `/selfTest.htm`: the component's own page where people see whether reader and card are found. */
import { escaped, page } from './page.ts';
import type { Answer } from './requests.ts';

export function selfTestPage(answer: Answer): string {
  return page('元件檢測（示範）', `
<p>元件版本 ${escaped(String(answer['serverVersion']))}，回應代碼 0x${answer.ret_code.toString(16)}</p>
<pre>${escaped(JSON.stringify(answer['slots'] ?? [], null, 2))}</pre>
<p><a href="/control">讀卡機與卡片</a></p>`);
}
