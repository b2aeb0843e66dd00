/** How much memory a browser has had, as the system counts it for each of its processes. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';

/** Bytes of the process that had most, at any time since it began; 0 where the system does not tell. */
export async function peakMemory(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = processInfo.map(({ id }) => {
    try {
      return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) * 1_024;
    } catch {
      return 0;
    }
  });
  return Math.max(0, ...peaks);
}
