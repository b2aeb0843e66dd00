/** A document of any number of pages, each with its number on it. */

/** The file. */
export function numberedPages(count: number): string {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '', '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'];
  const kids: string[] = [];
  for (let page = 1; page <= count; page += 1) {
    const text = `BT /F 48 Tf 72 700 Td (Page ${page} of the file) Tj ET`;
    kids.push(`${objects.length + 1} 0 R`);
    objects.push(`<< /Type /Page /Parent 2 0 R /Contents ${objects.length + 2} 0 R >>`, `<< /Length ${text.length} >>\nstream\n${text}\nendstream`);
  }
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${count} /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> >>`;
  return fileOf(objects);
}

/** Objects 1, 2, 3 … as a file; the first is the catalogue. */
function fileOf(objects: readonly string[]): string {
  const parts = ['%PDF-1.4\n'];
  let at = parts[0]?.length ?? 0;
  const places = objects.map((object, index) => {
    const part = `${index + 1} 0 obj\n${object}\nendobj\n`;
    const place = `${String(at).padStart(10, '0')} 00000 n \n`;
    parts.push(part);
    at += part.length;
    return place;
  });
  const size = objects.length + 1;
  return `${parts.join('')}xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`;
}
