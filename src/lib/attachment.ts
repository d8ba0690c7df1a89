/** Headers of a file to save: shown in the browser, a page or a drawing with a script would run as ours. */
export function attachment(file: { name: string; contentType: string }, bytes: number): Record<string, string> {
  return {
    'content-type': file.contentType,
    'content-length': String(bytes),
    'content-disposition': `attachment; filename*=UTF-8''${encodeFileName(file.name)}`,
    'x-content-type-options': 'nosniff',
  };
}

/** RFC 8187, 3.2.1: what `encodeURIComponent` leaves and the header's grammar does not allow is escaped too. */
function encodeFileName(name: string): string {
  const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, percent);
}
