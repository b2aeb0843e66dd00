/** The look of tables. A narrow place shows rows as blocks; `.table-place` is the place that counts, or any container around it. */

/** CSS text, to be put into the sheet of whoever shows tables. */
export const TABLE_STYLES = `
.table-place { position: relative; container-type: inline-size; }
.table-place > .watermark { position: absolute; inset: 0; width: 100%; height: 100%; fill: currentColor; opacity: .22; pointer-events: none; user-select: none; }
.scroll { overflow-x: auto; max-width: 100%; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: start; padding: .35em 0; }
th, td { border: 1px solid var(--mydata-border, #8a949c); padding: .35em .6em; text-align: start; vertical-align: top; overflow-wrap: normal; }
th { background: color-mix(in srgb, currentColor 7%, transparent); font-weight: 600; }
td bdi { white-space: pre-wrap; }
.unseen { border: 1px dashed currentColor; border-radius: .2em; padding-inline: .2em; font-size: .8em; }
.table-note { margin: .4em 0; }
.steps { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem; margin-block: .5em; }
.steps form { margin: 0; display: flex; flex-wrap: wrap; align-items: center; gap: .6rem; }
.steps label { display: flex; align-items: center; gap: .4em; }
.steps input { box-sizing: border-box; width: 7em; min-height: 44px; font: inherit; color: inherit; background: transparent; border: 2px solid var(--mydata-border, #8a949c); border-radius: .4rem; padding-inline: .5em; }
button[aria-disabled=true] { cursor: default; border-style: dashed; }
table.record > tbody > tr > th[scope=row] { width: 32%; overflow-wrap: anywhere; }
table.record > tbody > tr > td { overflow-wrap: anywhere; }
table.rows th { white-space: nowrap; }
@container (max-width: 34rem) {
  table.rows, table.rows > caption, table.rows > tbody, table.rows > tbody > tr { display: block; }
  table.rows > thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table.rows > tbody > tr { border: 1px solid var(--mydata-border, #8a949c); margin-block: .3em; }
  table.rows > tbody > tr > td { display: grid; grid-template-columns: 6em minmax(0, 1fr); gap: .6em; border: 0; overflow-wrap: anywhere; }
  table.rows > tbody > tr > td::before { content: attr(data-label); font-weight: 600; }
  table.rows > tbody > tr > td:has(table) { grid-template-columns: minmax(0, 1fr); }
  table.rows > tbody > tr > td:empty { display: none; }
}
td.within { padding: .4em; }
`;
