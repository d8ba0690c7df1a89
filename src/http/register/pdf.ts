import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import type { Brand } from '../../core/brand.ts';
import type { RegisterRow } from '../../core/report.ts';
import { inIndia, registerCells } from './columns.ts';

const require = createRequire(import.meta.url);
const FONTS = {
  latin: require.resolve('@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-latin-400-normal.woff'),
  devanagari: require.resolve('@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-400-normal.woff'),
};

/** Outside of what the two fonts have (their unicode-range). */
const MISSING =
  /[^\s\u0020-\u00ff\u0131\u0152\u0153\u02bb-\u02dc\u0900-\u097f\u1cd0-\u1cff\u2000-\u206f\u20a8\u20ac\u20b9\u2122\u2212\ua830-\ua8ff]/u;
const MARGIN = 40;
const MAX_TEXT = 1_500;
/** Longer words are parted: the setter tries where to break them letter by letter. */
const LONG_WORD = /\S{60}(?=\S)/gu;

/** The month's register on paper. Texts may be in Latin and Devanagari: each run is set in the font that has it. */
export async function registerPdf(
  brand: Brand,
  month: string,
  rows: readonly RegisterRow[],
  now: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  // 28 MB that are read in where somebody takes a register.
  const { default: PdfDocument } = await import('pdfkit');
  const title = `Grievance register ${month}: ${brand.name}`;
  const pdf = new PdfDocument({ size: 'A4', margin: MARGIN, info: { Title: title }, lang: 'en-IN' });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => pdf.on('end', resolve).on('error', reject));
  pdf.registerFont('latin', FONTS.latin);
  pdf.registerFont('devanagari', FONTS.devanagari);

  const { name, designation, phone, email, address } = brand.grievanceOfficer;
  write(pdf, title, 15);
  write(pdf, `${designation}: ${name}, ${phone}, ${email}, ${address}`, 9);
  write(
    pdf,
    `Complaints received: ${rows.length}. Made at ${inIndia(now)} (India). Consumer Protection (E-Commerce) Rules, 2020, rule 4(5).`,
    9,
  );
  pdf.moveDown();
  for (const row of rows) {
    entry(pdf, row, now);
    // A page of Hindi takes a tenth of a second to set: others are answered in between.
    await setImmediate();
  }
  if (rows.some(({ ticket, contactName }) => MISSING.test(`${contactName} ${ticket.summary} ${ticket.resolution}`))) {
    write(pdf, 'Boxes stand for characters that this print has no letters for; the register as CSV has them.', 8.5);
  }
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

const LABELS = [
  'Ticket',
  'Received',
  'Complainant',
  'Channel',
  'Order',
  'Complaint',
  'Acknowledge by',
  'Acknowledged',
  'Acknowledged in time',
  'Redress by',
  'Redressed',
  'Redressed in time',
  'State',
  'Decision',
  'Helpline docket',
];

function entry(pdf: PDFKit.PDFDocument, row: RegisterRow, now: Date): void {
  const cells = registerCells(row, now);
  if (pdf.y > pdf.page.height - 4 * MARGIN) pdf.addPage();
  write(pdf, `${LABELS[0]} ${cells[0]}`, 11);
  const short = LABELS.flatMap((label, index) => {
    const cell = cells[index] ?? '';
    return index === 0 || cell === '' || label === 'Complaint' || label === 'Decision' ? [] : [`${label}: ${cell}`];
  });
  write(pdf, short.join(' · '), 8.5);
  write(pdf, `Complaint: ${row.ticket.summary}`, 9);
  if (row.ticket.resolution !== null) write(pdf, `Decision: ${row.ticket.resolution}`, 9);
  pdf.moveDown(0.8);
}

/** One paragraph in both scripts. */
function write(pdf: PDFKit.PDFDocument, text: string, size: number): void {
  const clean = text.slice(0, MAX_TEXT).replace(/\s+/g, ' ').trim().replace(LONG_WORD, '$& ');
  // Split so that each piece is all Devanagari (whose font has the signs of the rupee), or has none of it.
  const runs = clean.split(/((?:\p{Script=Devanagari}|\p{Join_Control}|[।₹₨])+)/u).filter((run) => run !== '');
  pdf.fontSize(size);
  for (const [index, run] of (runs.length === 0 ? [' '] : runs).entries()) {
    pdf.font(/\p{Script=Devanagari}|[।₹₨]/u.test(run) ? 'devanagari' : 'latin');
    pdf.text(run, { continued: index < runs.length - 1 });
  }
}
