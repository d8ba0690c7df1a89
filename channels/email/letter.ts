import type { OutboundContent } from '../../src/core/message.ts';

export interface LetterStyle {
  fromName: string;
  /** `#rrggbb`. */
  colour: string;
  /** Where a prefilled answer goes. */
  replyTo: string;
  subject: string;
}

/** A line of a numbered list, as options are written where a channel has no buttons. */
const NUMBERED = /^\s*(\d{1,2})[.)]\s+(.{1,200})$/;
const URL_IN_TEXT = /https:\/\/[^\s<>"')\]]+/g;

/**
 * The HTML of an answer: the same words as its text, in tables and inline styles since Outlook draws nothing else, in
 * colours that stay readable where a dark mode turns them. Numbered options are links that open an answer with the option
 * written in it.
 */
export function letterHtml({ text, language }: Pick<OutboundContent, 'text' | 'language'>, style: LetterStyle): string {
  const body = text.split(/\n{2,}/).map((paragraph) => paragraphHtml(paragraph, style));
  const head = `<td bgcolor="${style.colour}" style="background-color:${style.colour};padding:14px 24px;font-size:18px;font-weight:bold;color:${readableOn(style.colour)}">${escapeHtml(style.fromName)}</td>`;
  const direction = /^(?:ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr';
  return [
    `<!doctype html><html lang="${escapeHtml(language)}" dir="${direction}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">',
    '<style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){.r-page{background-color:#111827!important}.r-card{background-color:#1f2937!important;color:#f3f4f6!important}.r-card a{color:#93c5fd!important}}</style></head>',
    '<body class="r-page" style="margin:0;padding:0;background-color:#f3f4f6">',
    '<table role="presentation" class="r-page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f3f4f6"><tr><td align="center" style="padding:16px">',
    '<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;font-family:Arial,Helvetica,sans-serif">',
    `<tr>${head}</tr>`,
    `<tr><td class="r-card" style="background-color:#ffffff;color:#1f2937;padding:20px 24px;font-size:16px;line-height:1.5">${body.join('')}</td></tr>`,
    '</table></td></tr></table></body></html>',
  ].join('');
}

function paragraphHtml(paragraph: string, style: LetterStyle): string {
  const written = paragraph.split('\n');
  // A list of questions is answered in one mail: none of them is an answer by itself.
  const asks = written.some((line) => NUMBERED.test(line) && /[?？]/.test(line));
  const lines = written.map((line) => (asks ? linked(line) : lineHtml(line, style)));
  return `<p style="margin:0 0 14px 0">${lines.join('<br>')}</p>`;
}

function lineHtml(line: string, style: LetterStyle): string {
  const [, number, label] = NUMBERED.exec(line) ?? [];
  if (number === undefined || label === undefined) return linked(line);
  const [subject, body] = [style.subject, label.trim()].map((part) => encodeURIComponent(part.toWellFormed()));
  const query = `subject=${subject}&body=${body}`;
  const href = `mailto:${encodeURIComponent(style.replyTo).replace('%40', '@')}?${query}`;
  return `${number}. <a href="${escapeHtml(href)}" style="color:#1d4ed8">${escapeHtml(label)}</a>`;
}

function linked(line: string): string {
  let html = '';
  let from = 0;
  for (const { 0: url, index } of line.matchAll(URL_IN_TEXT)) {
    html += `${escapeHtml(line.slice(from, index))}<a href="${escapeHtml(url)}" style="color:#1d4ed8">${escapeHtml(url)}</a>`;
    from = index + url.length;
  }
  return html + escapeHtml(line.slice(from));
}

/** Black or white, whichever is easier to read on this colour (WCAG 2, relative luminance). */
function readableOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff';
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
