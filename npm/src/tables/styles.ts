/** The look of tables. Whoever shows them makes the place they stand in a container by its inline size. */

/** CSS text, to be put into the sheet of whoever shows tables. */
export const TABLE_STYLES = `
.scroll { overflow-x: auto; max-width: 100%; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { border: 1px solid var(--mydata-border, #8a949c); padding: .35em .6em; text-align: start; vertical-align: top; overflow-wrap: normal; }
th { background: color-mix(in srgb, currentColor 7%, transparent); font-weight: 600; }
table.record > tbody > tr > th[scope=row] { width: 32%; overflow-wrap: anywhere; }
table.record > tbody > tr > td { overflow-wrap: anywhere; }
table.rows th { white-space: nowrap; }
@container (max-width: 34rem) {
  table.rows, table.rows > tbody, table.rows > tbody > tr { display: block; }
  table.rows > thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table.rows > tbody > tr { border: 1px solid var(--mydata-border, #8a949c); margin-block: .3em; }
  table.rows > tbody > tr > td { display: grid; grid-template-columns: 6em 1fr; gap: .6em; border: 0; overflow-wrap: anywhere; }
  table.rows > tbody > tr > td::before { content: attr(data-label); font-weight: 600; }
}
td.within { padding: .4em; }
`;
