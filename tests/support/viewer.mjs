/** The viewer over a page, as the person at the screen uses it, and what it must not leave behind. */

import assert from "node:assert/strict";
import { eventually } from "./eventually.mjs";

export class Viewer {
  /** @param {import("./browser.mjs").Visitor} visitor */
  constructor(visitor) {
    this.visitor = visitor;
    this.page = visitor.page;
    this.dialog = visitor.page.getByRole("dialog");
    this.pages = this.dialog.locator(".pages");
  }

  /** Counts what is lent to other tabs and asked of the network from the next page on, and lets nobody open a print dialogue. */
  static async watch(visitor) {
    await visitor.context.addInitScript(() => {
      const lent = new Set();
      const { createObjectURL, revokeObjectURL } = URL;
      URL.createObjectURL = (blob) => {
        const url = createObjectURL.call(URL, blob);
        lent.add(url);
        return url;
      };
      URL.revokeObjectURL = (url) => {
        lent.delete(url);
        revokeObjectURL.call(URL, url);
      };
      window.print = () => {};
      Object.assign(window, { lent });
    });
    visitor.asked = [];
    visitor.page.on("request", (request) => visitor.asked.push({ url: request.url(), method: request.method(), body: request.postData() }));
  }

  /** The button that opens a file. What is asked of the network is counted from now on. */
  buttonOf(file) {
    this.visitor.asked.length = 0;
    this.button = this.page.getByRole("button", { name: `查看 ${file}`, exact: true });
    return this.button;
  }

  async open(file) {
    await this.buttonOf(file).click();
    await this.dialog.getByRole("heading", { name: file }).waitFor();
  }

  tool(name) {
    return this.dialog.getByRole("button", { name, exact: true });
  }

  async unlock(password) {
    await this.dialog.getByLabel("身分證字號或居留證號碼").fill(password);
    await this.tool("開啟文件").click();
  }

  section(page = 1) {
    return this.dialog.locator(`section.page[data-page="${page}"]`);
  }

  /** The picture of a page is on the screen, and is one of a document: mostly paper, and some ink. */
  async sees(page = 1, { least = 0.01 } = {}) {
    const canvas = this.section(page).locator(".sheet > canvas");
    const share = await eventually(`page ${page}`, async () => ((await canvas.count()) > 0 ? inkOf(canvas) : 0), { within: 30_000 });
    assert.ok(share > least && share < 0.5, `${share} of page ${page} is ink`);
  }

  /** What is read out or selected of a page, without its spaces. */
  async text(page = 1) {
    const layer = this.section(page).locator(".text");
    await layer.waitFor({ state: "attached" });
    return (await layer.innerText()).replaceAll(/\s/g, "");
  }

  async width(page = 1) {
    const box = await this.section(page).boundingBox();
    return box?.width ?? 0;
  }

  /** Closes it by its button, and finds nothing left. */
  async close() {
    await this.leavesNothing(() => this.tool("關閉").click());
  }

  /** However it is closed: no picture, no Worker, no address of a document, and the keyboard where it was. */
  async leavesNothing(close) {
    const canvases = await this.page.evaluateHandle(() => {
      const found = [];
      const collect = (root) => {
        for (const element of root.querySelectorAll("*")) {
          if (element instanceof HTMLCanvasElement) found.push(element);
          if (element.shadowRoot) collect(element.shadowRoot);
        }
      };
      collect(document);
      return found;
    });
    await close();
    await this.dialog.waitFor({ state: "detached" });
    await eventually("cleared pictures", () => canvases.evaluate((all) => all.every(({ width, height }) => width * height === 0)));
    await eventually("the Worker's end", async () => this.page.workers().every((worker) => !worker.url().includes("preview-worker")));
    assert.equal(await this.page.evaluate(() => window.lent.size), 0, "addresses of documents");
    assert.equal(await this.page.locator(".mydata-print").count(), 0);
    assert.deepEqual(await this.page.evaluate(stored), [], "what the browser keeps");
    assert.ok(await this.button.evaluate((button) => button.getRootNode().activeElement === button), "the focus is back");
    this.#sentNothing();
  }

  /** Since it was opened nothing but our own files was asked for, and nothing was said with it. */
  #sentNothing() {
    const { origin } = new URL(this.page.url());
    for (const { url, method, body } of this.visitor.asked) {
      if (/^(blob|data):/.test(url)) continue;
      assert.equal(new URL(url).origin, origin, url);
      assert.deepEqual([method, body, new URL(url).search], ["GET", null, ""], url);
    }
  }
}

/** What is kept for longer than the page, and is neither a file of ours nor a choice of language. */
async function stored() {
  const kept = [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await indexedDB.databases()).map(({ name }) => name)];
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) kept.push(new URL(url).pathname);
  }
  return kept.filter((name) => !/^\/(assets|trust)\/|^\/verify$/.test(name));
}

/** The share of a canvas that is not paper; 0 as long as there is no picture. */
function inkOf(canvas) {
  return canvas.evaluate((/** @type {HTMLCanvasElement} */ element) => {
    if (element.width === 0 || element.closest("[aria-busy]")) return 0;
    const small = new OffscreenCanvas(120, 160);
    const context = small.getContext("2d");
    context.drawImage(element, 0, 0, 120, 160);
    const { data } = context.getImageData(0, 0, 120, 160);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at] < 200) dark += 1;
    return dark / (120 * 160);
  });
}
