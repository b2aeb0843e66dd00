/** What the demo's data providers need beside their code: records, layouts, fonts, and the lists of their authorities. */

import { copyFileSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const FONTS = { "NotoSansTC-Regular.ttf": "400Regular/NotoSansTC_400Regular.ttf", "NotoSansTC-Bold.ttf": "700Bold/NotoSansTC_700Bold.ttf" };

/**
 * @param {ReturnType<typeof import("./sources.mjs").readSources>} sources
 * @param {Record<string, Buffer>} lists revocation lists by authority
 * @param {string} folder the demo-dp worker's assets
 */
export function writeDemoData(sources, lists, folder) {
  rmSync(join(folder, "crls"), { recursive: true, force: true });
  mkdirSync(join(folder, "crls"), { recursive: true });
  for (const [authority, list] of Object.entries(lists)) writeFileSync(join(folder, "crls", `${authority}.crl`), list);
  writeFileSync(join(folder, "catalogue.json"), JSON.stringify(catalogue(sources)));
  writeFileSync(join(folder, "personas.json"), JSON.stringify({ persona: sources.personas }));
  writeFileSync(join(folder, "companies.json"), JSON.stringify({ company: sources.companies }));
  const fonts = dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/noto-sans-tc/package.json"));
  for (const [name, path] of Object.entries(FONTS)) copyOnce(join(fonts, path), join(folder, name));
}

function catalogue({ agencies, datasets }) {
  return {
    agency: agencies,
    dataset: datasets.map(({ resource_secret, header, body, parameters, data_categories, contents, heartbeat, maintenance, ...shown }) => shown),
  };
}

function copyOnce(from, to) {
  if (!existsSync(to) || statSync(to).size !== statSync(from).size) copyFileSync(from, to);
}
