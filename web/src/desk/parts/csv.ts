/** A cell that a spreadsheet must not run as a formula gets an apostrophe in front (formula injection). */
function safe(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}

function quoted(cell: string): string {
  const text = safe(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** CSV that Excel opens as UTF-8: byte order mark, CRLF. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`
}

/** An ID number as a file name is shown covered: `4101…0012.jpg`. */
export function coveredName(name: string): string {
  return name.replace(/\d{15,17}[\dXx]?/g, (number) => `${number.slice(0, 4)}…${number.slice(-4)}`)
}
