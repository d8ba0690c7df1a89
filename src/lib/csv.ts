/** One line of CSV with its end (RFC 4180). */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${csvCells(cells)}\r\n`;
}

/**
 * One line of CSV without its end. A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV
 * injection): a customer's words must not run on an agent's machine.
 */
export function csvCells(cells: readonly (string | number | null)[]): string {
  return cells.map(cell).join(',');
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = /^\s*[=+\-@|%＝＋－＠]|^[\t\r\n]/u.test(value) ? `'${value}` : value;
  return /["\r\n,;]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
