/** The preview's figures as a page of the documentation. */

import { writeFileSync } from "node:fs";
import { VERSIONS } from "../preview/stage.mjs";

const VIEWERS = ["ours", "pdf.js", "PDFium"];
const quantile = (values, at) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * at))];
const ratio = (peer, ours) => (Number.isFinite(peer) ? `**${(peer / ours).toFixed(2)} ×**` : "not drawn");

/**
 * @typedef {{ name: string, medians: Record<string, { opening: number, whole: number }> }} Row
 * @param {URL} path
 * @param {{ rows: Row[], long: Row[], visits: { viewer: string, name: string, time: number, bytes: number }[] }} figures
 */
export function writePreviewReport(path, { rows, long, visits }) {
  const lines = [
    "# Speed of the preview\n",
    "Written by `make bench` (alone: `node tests/bench/run.mjs preview`), and not by hand. Times are medians in milliseconds, in Chromium, of",
    "variants that took turns; a ratio is a peer's time divided by ours, so that more than 1 means we are quicker. Differences under a fifth",
    `are noise. The peers: pdf.js ${VERSIONS["pdfjs-dist"]} in its Worker, PDFium (@embedpdf/pdfium ${VERSIONS["@embedpdf/pdfium"]}) on the page itself, in a heap of the`,
    "module that was there before.\n",
    "## The first page, from the bytes of a document to its picture at scale 1.5\n",
    table(rows),
    "",
    ...distribution(rows),
    "\n## Many pages\n",
    "The first page of the same document with 10 and with 10,000 pages, from its bytes to the picture; in brackets until it was open.\n",
    "| document | ours | pdf.js | PDFium |\n| --- | ---: | ---: | ---: |",
    ...long.map(({ name, medians }) => `| ${name} | ${VIEWERS.map((viewer) => `${medians[viewer].whole.toFixed(1)} (${medians[viewer].opening.toFixed(1)})`).join(" | ")} |`),
    "\n## A first visit: from navigation to the first page drawn, nothing cached, everything packed by brotli\n",
    "| document | viewer | ms | peer ÷ ours | on the wire, kB |\n| --- | --- | ---: | ---: | ---: |",
    ...visits.map(({ viewer, name, time, bytes }) => {
      const ours = visits.find((visit) => visit.viewer === "ours" && visit.name === name).time;
      return `| ${name} | ${viewer} | ${time.toFixed(0)} | ${viewer === "ours" ? "" : ratio(time, ours)} | ${(bytes / 1000).toFixed(0)} |`;
    }),
    "",
  ];
  writeFileSync(path, lines.join("\n"));
}

function table(rows) {
  const head = "| document | ours | pdf.js | pdf.js ÷ ours | PDFium | PDFium ÷ ours |\n| --- | ---: | ---: | ---: | ---: | ---: |";
  const body = rows.map(({ name, medians }) => {
    const [ours, pdfjs, pdfium] = VIEWERS.map((viewer) => medians[viewer].whole);
    return `| ${name} | ${ours.toFixed(1)} | ${pdfjs.toFixed(1)} | ${ratio(pdfjs, ours)} | ${pdfium.toFixed(1)} | ${ratio(pdfium, ours)} |`;
  });
  return [head, ...body].join("\n");
}

function distribution(rows) {
  const ofPeer = rows.map(({ medians }) => medians.ours.whole / medians["pdf.js"].whole).filter(Number.isFinite);
  const said = [0.5, 0.95].map((at) => quantile(ofPeer, at).toFixed(2));
  return [`Ours ÷ pdf.js, document by document: median ${said[0]}, 95th of 100 ${said[1]}.`];
}
