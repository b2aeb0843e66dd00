/** A document whose first page is legal, small and takes minutes to draw; its second is empty. */

/** The file. */
export function slowPage(): string {
  // A shading that computes each pixel of the page, again and again.
  const strokes = '/S sh '.repeat(2_000);
  const colours = '{ mul sin dup cos dup sin }';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 /MediaBox [0 0 600 800] >>',
    '<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Shading << /S 6 0 R >> >> >>',
    `<< /Length ${strokes.length} >>\nstream\n${strokes}\nendstream`,
    '<< /Type /Page /Parent 2 0 R >>',
    '<< /ShadingType 1 /ColorSpace /DeviceRGB /Domain [0 600 0 800] /Function 7 0 R >>',
    `<< /FunctionType 4 /Domain [0 600 0 800] /Range [0 1 0 1 0 1] /Length ${colours.length} >>\nstream\n${colours}\nendstream`,
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  return `${file}xref\n0 8\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size 8 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
}
