/** The figures as a page of the documentation, ratios first. */

import { writeFileSync } from "node:fs";

/** @typedef {{ where: string, what: string, times: Record<string, number> }} Row */

const INTRODUCTION = `# Speed of the verifier

Written by \`make bench\`, and not by hand. A ratio is a peer's time divided by ours in the same run: 2.0 × means that the peer takes
twice as long, and less than 1 that it is quicker. Variants took turns, so that a change of the machine's speed met all of them; the
figures are medians. Differences under a fifth are noise. Half of every package packs well and half does not, like a table beside a PDF.

What each does: *ours* judges whole packages by all rules of the README. *fflate + WebCrypto + pkijs* and *JSZip + node-forge* unpack, hash
every file, check the manifest's signature and the signer's path, and are strict about nothing. *subtle.digest alone* hashes files that
somebody else has unpacked: the least that a browser can do. *openssl dgst + unzip -t* hash the package and unpack it, and judge nothing.
`;

/**
 * @param {URL} path
 * @param {{ warm: Row[], cold: Row[], held: { what: string, size: number, held: Record<string, number> }[], memory: { what: string, size: number, peak: number | undefined }[], wire: string[] }} figures
 */
export function writeReport(path, { warm, cold, held, memory, wire }) {
  const sections = [
    INTRODUCTION,
    "## One package after another\n",
    table(warm),
    "\n## A first visit, from navigation to the first verdict, in Chromium\n",
    "Scripts and module travel compressed by brotli; nothing is cached. The slow line begins every answer after 40 ms and carries 5 Mbit/s\nin all.\n",
    table(cold),
    "\n## Over the wire\n",
    ...wire.map((line) => `- ${line}`),
    "\n## Memory in Chromium, beyond the package itself\n",
    "The most that the page's process held while it checked one package, less what it held before; a small one had been checked already.\n",
    "| package | what | held, MB | held ÷ package |\n| --- | --- | ---: | ---: |",
    ...held.flatMap(({ what, size, held: ways }) => Object.entries(ways).map(([way, bytes]) => `| ${what} | ${way} | ${(bytes / 1e6).toFixed(0)} | ${(bytes / size).toFixed(2)} × |`)),
    "\n## Memory of `mydata verify`\n",
    ...memory.map(({ what, peak }) => `- ${what}: ${peak === undefined ? "not told by this system" : `${(peak / 1e6).toFixed(0)} MB at most`}`),
    "",
  ];
  writeFileSync(path, sections.join("\n"));
}

function table(rows) {
  const lines = rows.flatMap(({ where, what, times }) => {
    const { ours, ...peers } = times;
    return Object.entries(peers).map(([peer, time]) => `| ${where} | ${what} | ${peer} | **${(time / ours).toFixed(2)} ×** | ${time.toFixed(1)} | ${ours.toFixed(1)} |`);
  });
  return ["| where | package | peer | peer ÷ ours | peer, ms | ours, ms |", "| --- | --- | --- | ---: | ---: | ---: |", ...lines].join("\n");
}
