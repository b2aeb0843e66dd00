/** Runs examples in Chromium, each on a page of its own under the policy that the SDK promises to live with. */

import { join } from "node:path";
import { build } from "esbuild";
import { openStage } from "../../npm/test/page.ts";
import { ROOT } from "../../tools/family.mjs";
import { anchors, PASSWORD, signedPackage } from "./granted/records.mjs";
import { FOLDER } from "./modules.mjs";

const HTML = (script) => `<!doctype html><html lang="en"><title>example</title><mydata-result></mydata-result><mydata-viewer></mydata-viewer><div id="place"></div><script type="module" src="${script}"></script></html>`;
const DIST = new URL("../../npm/dist/", import.meta.url);
/** Where the published files are: beside the scripts, and where examples say that a page has put them. */
const FOLDERS = ["/sdk/", "/static/"];
/** The bundles as they are published, beside their modules and workers. */
const PUBLISHED = {
  name: "published",
  setup({ onResolve }) {
    onResolve({ filter: /^@mydata-edge\/sdk/ }, ({ path }) => ({ path: `/sdk/${path.split("/")[2] ?? "index"}.js`, external: true }));
  },
};

/** Where the examples' forms lead. */
const ACTION = "/mydata/begin";
const WITHOUT_SCRIPT = (form) => `<!doctype html><html lang="zh-Hant"><title>example</title>${form}</html>`;

/**
 * @param {{ path: string }[]} modules
 * @param {{ code: string }[]} forms
 */
export async function openPages(modules, forms) {
  const scripts = new Map(await Promise.all(modules.map(async ({ path }, index) => /** @type {const} */ ([`/example/${index}.js`, await scriptOf(path)]))));
  const stage = await openStage((path) => {
    const folder = FOLDERS.find((each) => path.startsWith(each));
    if (folder) return new URL(path.slice(folder.length), DIST);
    if (path.startsWith("/page/")) return HTML(`/example/${path.slice("/page/".length)}.js`);
    if (path.startsWith("/form/")) return WITHOUT_SCRIPT(forms[Number(path.slice("/form/".length))].code);
    if (path === ACTION) return "<!doctype html><title>received</title>";
    if (path === "/trust/anchors.pem") return anchors;
    if (path === "/granted/package.zip") return Buffer.from(signedPackage);
    return scripts.get(path);
  });
  return {
    /** Runs one; rejects with what went wrong. */
    async run(module) {
      const page = await stage.open(`/page/${modules.indexOf(module)}`);
      answerForPasswords(page);
      const outcome = await page.waitForFunction(() => window["outcome"]);
      const said = await outcome.jsonValue();
      await page.close();
      if (said !== "done") throw new Error(said);
      const complaints = stage.complaints.splice(0);
      if (complaints.length > 0) throw new Error(complaints.join("\n"));
    },
    /** Fills a form in and sends it, in a browser that runs no script. Answers what was sent. */
    async send(form) {
      const context = await stage.browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`${stage.origin}/form/${forms.indexOf(form)}`);
      for (const field of await page.getByRole("textbox").all()) await field.fill("A123456789");
      const sent = page.waitForRequest((request) => request.method() === "POST");
      await page.getByRole("button").click();
      const body = (await sent).postData();
      await page.waitForURL(`${stage.origin}${ACTION}`);
      await context.close();
      return new URLSearchParams(body ?? "");
    },
    close: () => stage.close(),
  };
}

/** A viewer waits for its reader where a document is protected. */
function answerForPasswords(page) {
  const field = page.locator("mydata-viewer #password");
  // Most pages never ask, and are closed while this waits.
  field.waitFor().then(() => field.fill(PASSWORD)).then(() => field.press("Enter")).catch(() => undefined);
}

async function scriptOf(path) {
  const starter = `import("./${path.slice(FOLDER.length + 1)}").then(({ run }) => run?.()).then(() => "done", (error) => String(error?.stack ?? error)).then((outcome) => { window.outcome = outcome; });`;
  const { outputFiles } = await build({
    stdin: { contents: starter, resolveDir: FOLDER, loader: "ts" },
    absWorkingDir: ROOT,
    bundle: true,
    charset: "utf8",
    format: "esm",
    target: "es2022",
    write: false,
    outdir: join(FOLDER, "pages"),
    plugins: [PUBLISHED],
  });
  return outputFiles[0].text;
}
