/** Elements within each other that are read. The parser's work for each grows with those around it. */
const MAX_DEPTH = 2_000;
const TAG = /<(\/?)([a-z][a-z0-9]*)/gi;
/** Elements that hold nothing and are never closed. */
const EMPTY: ReadonlySet<string> = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);

/** HTML up to where more elements stand within each other than any mail program writes: such a mail is made to keep us busy. */
export function flatHtml(html: string): string {
  let depth = 0;
  for (const { 1: slash, 2: name = '', index } of html.matchAll(TAG)) {
    if (slash === '/') depth = Math.max(0, depth - 1);
    else if (!EMPTY.has(name.toLowerCase())) depth += 1;
    if (depth > MAX_DEPTH) return html.slice(0, index);
  }
  return html;
}
