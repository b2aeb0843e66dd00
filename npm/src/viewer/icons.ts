/** The signs on the viewer's buttons, each one path in a square of 24. */
import { sign } from '../elements/dom.ts';

const PATHS = {
  close: 'M6.4 5 12 10.6 17.6 5 19 6.4 13.4 12l5.6 5.6L17.6 19 12 13.4 6.4 19 5 17.6 10.6 12 5 6.4z',
  previous: 'M12 7.5 19 14.5 17.5 16 12 10.5 6.5 16 5 14.5z',
  next: 'M12 16.5 5 9.5 6.5 8 12 13.5 17.5 8 19 9.5z',
  smaller: 'M5 11h14v2H5z',
  larger: 'M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z',
  width: 'M3 4h2v16H3zM19 4h2v16h-2zM7 11h10v2H7zM9.5 8 11 9.5 8.5 12l2.5 2.5L9.5 16l-4-4zM14.5 8 13 9.5l2.5 2.5-2.5 2.5 1.5 1.5 4-4z',
  page: 'M5 2h14v20H5zM7 4v16h10V4zM9 7h6v2H9zM9 11h6v2H9zM9 15h4v2H9z',
  turn: 'M12 5a7 7 0 1 1-6.8 5.4l2 .5A5 5 0 1 0 12 7v3L7.5 6 12 2z',
  search: 'M10 3a7 7 0 0 1 5.6 11.2l5.1 5.1-1.4 1.4-5.1-5.1A7 7 0 1 1 10 3zm0 2a5 5 0 1 0 0 10 5 5 0 0 0 0-10z',
  list: 'M4 4h6v7H4zM4 13h6v7H4zM13 5h7v2h-7zM13 9h5v2h-5zM13 14h7v2h-7zM13 18h5v2h-5z',
  invert: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zm0 2v14a7 7 0 0 0 0-14z',
  print: 'M7 3h10v5h3a1 1 0 0 1 1 1v8h-4v4H7v-4H3V9a1 1 0 0 1 1-1h3zm2 2v3h6V5zm0 9v5h6v-5z',
  save: 'M11 3h2v9.2l3.1-3.1 1.4 1.4L12 16l-5.5-5.5 1.4-1.4 3.1 3.1zM4 18h16v2H4z',
} as const;

/** The name of a sign. */
export type Icon = keyof typeof PATHS;

/** A sign that is seen and not read out: its button has a label. */
export function icon(name: Icon): SVGSVGElement {
  return sign(PATHS[name]);
}
