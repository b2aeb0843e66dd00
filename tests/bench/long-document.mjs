/** A PDF of many pages, each with a line of text of its own, in a tree of pages ten wide. */

import { writeFileSync } from "node:fs";

const WIDE = 10;

/** Writes it and answers its path. */
export function writeLongDocument(path, pages) {
  const objects = new Map([[1, "<< /Type /Catalog /Pages 2 0 R >>"], [3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]]);
  let next = 4;
  const add = (text) => {
    objects.set(next, text);
    next += 1;
    return next - 1;
  };
  const leaf = (page, parent) => {
    const text = `BT /F 24 Tf 72 720 Td (Page ${page} of ${pages}) Tj ET`;
    const contents = add(`<< /Length ${text.length} >>\nstream\n${text}\nendstream`);
    return add(`<< /Type /Page /Parent ${parent} 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${contents} 0 R >>`);
  };
  const branch = (number, first, count, parent) => {
    const each = Math.max(1, WIDE ** (Math.ceil(Math.log(count) / Math.log(WIDE)) - 1));
    const kids = [];
    for (let at = first; at < first + count; at += each) {
      const size = Math.min(each, first + count - at);
      if (each === 1) {
        kids.push(leaf(at, number));
      } else {
        kids.push(add(""));
        branch(kids.at(-1), at, size, number);
      }
    }
    objects.set(number, `<< /Type /Pages ${parent ? `/Parent ${parent} 0 R ` : ""}/Count ${count} /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] >>`);
  };
  branch(2, 1, pages, undefined);
  writeFileSync(path, file(objects, next), "latin1");
  return path;
}

function file(objects, size) {
  const pieces = ["%PDF-1.7\n"];
  let length = pieces[0].length;
  const places = Array.from({ length: size }, () => "0000000000 65535 f \n");
  for (const [number, text] of [...objects].sort(([one], [other]) => one - other)) {
    places[number] = `${String(length).padStart(10, "0")} 00000 n \n`;
    const piece = `${number} 0 obj\n${text}\nendobj\n`;
    pieces.push(piece);
    length += piece.length;
  }
  pieces.push(`xref\n0 ${size}\n`, ...places, `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`);
  return pieces.join("");
}
