import { compile, type FormatCallback, type HtmlToTextOptions } from 'html-to-text';

/** Stands where a mail program says that what follows is the quoted mail. Private use: no mail has it by itself. */
export const CUT_MARK = '\ue001cut';
/** Stands where a mail program says that an attribution and the quoted mail follow; answers may stand in between. */
export const QUOTE_MARK = '\ue002quote';

/** All that follows is quoted: Outlook in the browser and on phones, old Outlook, Spark, Airmail, Windows Mail. */
const CUT = [
  '#divRplyFwdMsg',
  '#appendonsend',
  '#mail-editor-reference-message-container',
  '#reply-intro',
  'div.OutlookMessageHeader',
  'div[name="messageReplySection"]',
  'div[name="quote"]',
  'div[style*="border-top:solid #B5C4DF"]',
  'div[style*="border-top:solid #E1E1E1"]',
  'div[style*="border-top: 1pt solid rgb(181, 196, 223)"]',
  'div[style*="border-top: 1pt solid rgb(225, 225, 225)"]',
];
/** An attribution and a quotation begin: Gmail, Thunderbird, Yahoo, Proton, Zoho, Tutanota, iCloud. */
const QUOTE = [
  'div.gmail_quote',
  'div.gmail_quote_container',
  'div.gmail_attr',
  'div.moz-cite-prefix',
  'div.yahoo_quoted',
  'div.protonmail_quote',
  'div.zmail_extra',
  'div.tutanota_quote',
  'div.ydp_quoted',
];
const SIGNATURES = [
  'div.gmail_signature',
  'div.moz-signature',
  'pre.moz-signature',
  '#ms-outlook-mobile-signature',
  'div.protonmail_signature_block',
  'div#Signature',
  'div#composer_signature',
  'div[id="Zm-_Id_-Sgn"]',
  'div[name="messageSignatureSection"]',
];
/** Said to machines alone: the line that mail programs show beside the subject. */
const HIDDEN = ['[style*="display:none"]', '[style*="display: none"]', '[style*="mso-hide:all"]', '[hidden]'];
const SKIPPED = [
  'img',
  'style',
  'script',
  'head',
  'title',
  'noscript',
  'svg',
  'object',
  'template',
  ...SIGNATURES,
  ...HIDDEN,
];

function marking(mark: string): FormatCallback {
  return (elem, walk, builder) => {
    builder.openBlock({ leadingLineBreaks: 1 });
    builder.addLiteral(mark);
    builder.closeBlock({ trailingLineBreaks: 1 });
    builder.openBlock({ leadingLineBreaks: 1 });
    walk(elem.children, builder);
    builder.closeBlock({ trailingLineBreaks: 1 });
  };
}

/** Cells of a row stay apart: forms write names and values into them. */
const cell: FormatCallback = (elem, walk, builder) => {
  walk(elem.children, builder);
  builder.addInline(' ');
};

/** Indented by the writer, not quoted. */
const INDENTED = ['blockquote[style*="border:none"]', 'blockquote[style*="border: none"]'];

const options: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxDepth: 300, maxInputLength: 1_000_000, maxChildNodes: 20_000 },
  formatters: {
    cut: marking(CUT_MARK),
    quote: marking(QUOTE_MARK),
    cell,
  },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'h1', options: { uppercase: false } },
    { selector: 'h2', options: { uppercase: false } },
    { selector: 'h3', options: { uppercase: false } },
    { selector: 'h4', options: { uppercase: false } },
    { selector: 'h5', options: { uppercase: false } },
    { selector: 'h6', options: { uppercase: false } },
    { selector: 'p', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    { selector: 'blockquote', options: { trimEmptyLines: false } },
    { selector: 'tr', format: 'block' },
    { selector: 'td', format: 'cell' },
    { selector: 'th', format: 'cell' },
    ...INDENTED.map((selector) => ({ selector, format: 'block' })),
    ...SKIPPED.map((selector) => ({ selector, format: 'skip' })),
    ...CUT.map((selector) => ({ selector, format: 'cut' })),
    ...QUOTE.map((selector) => ({ selector, format: 'quote' })),
  ],
};
const convert = compile(options);

/** HTML as a person would read it: quoted blocks as lines with ">", and marks where a mail program says that it quotes. */
export function htmlToText(html: string): string {
  return convert(html).replace(/\u00a0/g, ' ');
}
