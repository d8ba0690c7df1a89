import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { registerPdf } from '../../src/http/register/pdf.ts';
import { madeTicket } from '../helpers/made-ticket.ts';
import { testBrand } from '../helpers/test-brand.ts';

const NOW = new Date('2026-12-01T10:00:00+05:30');

function complaint(summary: string) {
  return { ticket: madeTicket({ summary, resolution: summary }), contactName: summary.slice(0, 200), channel: 'email' };
}

it.each([
  ['a word without end', 'क'.repeat(1_500)],
  ['vowel signs without a letter', 'िि'.repeat(700)],
  ['scripts in turns', 'aक'.repeat(750)],
  ['turned and unknown letters', '\u202e\ud800\ufffe\u0000مرحبا😀'],
  ['words of the format itself', '(\\)<< /JS (app.alert(1)) >> endobj stream'],
])('the register is printed whatever was complained about: %s', async (_what, summary) => {
  const bytes = Buffer.from(await registerPdf(testBrand, '2026-11', [complaint(summary)], NOW));

  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.toString('latin1')).not.toContain('/JS');
});

it('lets others be answered while a long register is printed', async () => {
  const rows = Array.from({ length: 20 }, () => complaint('मेरा लैंप टूटा हुआ आया। '.repeat(20)));
  let isDone = false;
  let turns = 0;

  const printed = registerPdf(testBrand, '2026-11', rows, NOW).finally(() => (isDone = true));
  while (!isDone) {
    await setImmediate();
    turns += 1;
  }
  await printed;

  expect(turns).toBeGreaterThanOrEqual(rows.length);
});
