/** What a preview tells about pages. Measures are points (1/72 inch) from a page's upper left corner. */

/** The size of a page as it is read, its own rotation applied. */
export interface PageSize {
  width: number;
  height: number;
  /** The largest `scale` it can be drawn at; 0 if its size is absurd and it is not drawn at all. */
  largestScale: number;
}

/** Something a reader should know. Sentences are in the catalogue `preview.ftl`, under the code with `-` for `.`. */
export interface PreviewFinding {
  /** Stable: `preview.scripts`, `preview.missing-glyphs` and so on. */
  code: string;
  /** What it is about, such as the name of a font or the characters; may be empty. */
  subject: string;
  /** How often it was met. */
  count: number;
}

/** The text of a page in the order it is read: lines from top to bottom, columns of vertical text from right to left. */
export interface PageText {
  lines: TextLine[];
  /** Whether the page has more characters than are handed out. */
  isCut: boolean;
}

/** A line: runs that stand beside one another. */
export interface TextLine {
  runs: TextRun[];
}

/** Characters that follow one another, and their box before it is turned clockwise by `angle` degrees around its upper left corner. */
export interface TextRun {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
  angle: number;
  /** Written from top to bottom. */
  vertical: boolean;
}

/** Where words were found. */
export interface SearchHit {
  /** `[x, y, width, height]`, one for each piece of a line. */
  places: [number, number, number, number][];
  /** The words and a little of what stands around them. */
  context: string;
}

/** A page as a picture. */
export interface PagePicture {
  /** For `transferFromImageBitmap` or `drawImage`. Close it when it is no longer shown. */
  bitmap: ImageBitmap;
  width: number;
  height: number;
  /** What a reader should know about this page. */
  findings: PreviewFinding[];
}
