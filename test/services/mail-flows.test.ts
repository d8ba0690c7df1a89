import type { ParsedMail } from 'mailparser';
import { afterEach, describe, expect, it } from 'vitest';
import { splitOff } from '../../src/services/tickets/merge.ts';
import { otherMatters } from '../../src/services/tickets/other-matters.ts';
import { reply } from '../../src/services/tickets/reply.ts';
import { type MailShop, openMailShop } from '../helpers/mail-shop.ts';
import { aDelivered } from '../helpers/orders.ts';

const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const PHOTOS = [
  { name: 'shade.png', bytes: PNG },
  { name: 'foot.png', bytes: Uint8Array.from([...PNG, 0]) },
];
const LAMP = { sku: 'LAMP', title: 'Cane lamp', quantity: 1, unitPricePaise: 100_000 };
const COVER = { sku: 'COVER', title: 'Cushion cover', quantity: 1, unitPricePaise: 40_000 };

let shop: MailShop;
afterEach(() => shop.close());

function only(answers: readonly ParsedMail[]): ParsedMail {
  const [answer, ...more] = answers;
  if (answer === undefined || more.length > 0) throw new Error(`${answers.length} answers instead of one`);
  return answer;
}

describe('flows by mail, from the mailbox to the answer on a real Dovecot and a real SMTP server', () => {
  it('one mail that carries everything is answered in one mail, photos included', async () => {
    shop = await openMailShop({ orders: [aDelivered(1, { lines: [LAMP] })] });

    const answer = only(
      await shop.write({
        subject: 'Cane lamp arrived broken',
        text: 'My order TS-10001 came broken, the shade is cracked. I want a replacement. The courier may come on 27 November, 1 pm to 5 pm. Photos attached.',
        photos: PHOTOS,
      }),
    );

    expect(answer.text).toMatch(/collects Cane lamp on Friday, 27 November, 1 pm to 5 pm.*replacement/s);
    expect(answer.text).toMatch(/complaint \d{3} \d{3} \d{4}/);
    expect(answer).toMatchObject({ subject: 'Re: Cane lamp arrived broken', inReplyTo: '<letter-1@customer.example>' });
    const [ticket] = await shop.road.tickets();
    expect(ticket).toMatchObject({ topic: 'damaged', kind: 'complaint', orderNumber: 'TS-10001' });
    expect(ticket?.summary).toContain('photos: 2');
    expect((await shop.road.order('TS-10001'))?.returns).toHaveLength(1);
    expect(answer.headers.get('auto-submitted')).toBe('auto-replied');
  }, 90_000);

  it('what a person of the shop answers goes into the thread, not called a machine’s', async () => {
    shop = await openMailShop({ orders: [aDelivered(1, { lines: [LAMP] })] });
    await shop.write({ subject: 'Lamp', text: 'I want to talk to a person about my order TS-10001.' });
    const { deps } = shop.road;
    const [ticket] = await shop.road.tickets();
    const conversationId = shop.conversations[0] ?? '';
    const [linked] = ticket === undefined ? [] : (await deps.store.desk.conversations(ticket)).linked;

    await reply(deps, {
      actor: { id: 'u1', name: 'Meera', brandIds: ['shop'] },
      ticketId: ticket?.id ?? '',
      version: null,
      conversationId,
      seenSeq: linked?.lastSeq ?? 0,
      text: 'Dear Asha, I look into it myself.',
    });
    await shop.road.sweep();

    const answer = shop.smtp.received.at(-1);
    expect(answer?.text).toContain('I look into it myself');
    expect(answer?.inReplyTo).toBe('<letter-1@customer.example>');
    expect(answer?.headers.has('auto-submitted')).toBe(false);
  }, 90_000);

  it('reads the order number in a mail that is passed on with a question above it', async () => {
    shop = await openMailShop({ orders: [aDelivered(1, { lines: [LAMP] })] });
    const forwarded = [
      '---------- Forwarded message ---------',
      'From: Test Shop <orders@shop.example>',
      'Date: Mon, 23 Nov 2026 at 18:05',
      'Subject: Your order',
      'To: <asha@customer.example>',
      '',
      'Your order TS-10001 is on its way.',
    ];

    const answer = only(
      await shop.write({ subject: 'Fwd: Your order', text: ['Where is this?', '', ...forwarded].join('\n') }),
    );

    expect(answer.text).toMatch(/delivered on/);
  }, 90_000);

  it('asks for all that is missing in one mail, and the second mail completes it', async () => {
    shop = await openMailShop({ orders: [aDelivered(1, { lines: [LAMP, COVER] })] });

    const question = only(await shop.write({ subject: 'Return', text: 'I want to return something' }));
    const answer = only(
      await shop.write({
        subject: 'Re: Return',
        text: 'TS-10001, the cushion cover\nI do not want it\nYes, unused\n28 November\n9 am to 1 pm',
        answers: question,
      }),
    );

    expect(question.text?.match(/^\d\. .*\?.*$/gm)).toHaveLength(5);
    expect(answer.text).toMatch(/You can return it.*return is booked.*Cushion cover.*28 November, 9 am to 1 pm/s);
    expect(new Set(shop.conversations).size).toBe(1);
    expect((await shop.road.order('TS-10001'))?.returns).toMatchObject([{ kind: 'return', sku: 'COVER' }]);
  }, 90_000);

  it('order number and PIN code in one mail give the status to whom nothing proves, and nothing more', async () => {
    shop = await openMailShop({ orders: [aDelivered(1, { lines: [LAMP] })] });
    const stranger = { from: 'Ravi <ravi@other.example>', isProven: false };

    const status = only(
      await shop.write({
        subject: 'Where is my order',
        text: 'Where is my order TS-10001? PIN code 560034.',
        ...stranger,
      }),
    );
    const wrong = only(
      await shop.write({
        subject: 'And this',
        text: 'Where is my order TS-10001? PIN code 110001.',
        from: 'Zoya <zoya@other.example>',
        isProven: false,
      }),
    );

    expect(status.text).toMatch(/delivered/i);
    expect(status.text).not.toContain('Asha');
    expect(wrong.text).not.toMatch(/delivered/i);
  }, 90_000);

  it('does not take a mail under another subject for the answer to what is open in the thread', async () => {
    shop = await openMailShop({
      orders: [aDelivered(1, { lines: [LAMP] }), aDelivered(3, { number: 'TS-10002', lines: [COVER] })],
    });
    const question = only(await shop.write({ subject: 'Return', text: 'I want to return the lamp of order TS-10001' }));

    const other = only(
      await shop.write({ subject: 'Where is my order TS-10002?', text: 'Please tell me.', answers: question }),
    );

    expect(new Set(shop.conversations).size).toBe(1);
    expect(other.text).toContain('TS-10002');
    expect(other.text).toMatch(/delivered/i);
    expect((await shop.road.order('TS-10002'))?.returns ?? []).toEqual([]);
    const conversation = shop.conversations[0] ?? '';
    const state = (await shop.road.store.lanes.load(conversation))?.state;
    expect(state?.stack.find(({ flow }) => flow === 'return')?.slots).toMatchObject({ orderNumber: 'TS-10001' });
  }, 90_000);

  it('offers to split off what another subject or another order number is about, once each', async () => {
    shop = await openMailShop({
      orders: [aDelivered(1, { lines: [LAMP] }), aDelivered(3, { number: 'TS-10002', lines: [COVER] })],
    });
    const answer = only(
      await shop.write({
        subject: 'Cane lamp arrived broken',
        text: 'My order TS-10001 came broken. I want a replacement. The courier may come on 27 November, 1 pm to 5 pm.',
        photos: PHOTOS,
      }),
    );
    const later = async (subject: string, text: string): Promise<void> => {
      shop.road.clock.advance(3_600_000);
      await shop.write({ subject, text, answers: answer });
    };
    await later('RE: [Shop] Cane lamp arrived broken', 'Any news of TS-10001?');
    await later('Invoice for my company', 'I need it with our GSTIN.');
    await later('Re: Invoice for my company', 'Please hurry.');
    await later('Re: Cane lamp arrived broken', 'And where is TS-10002?');
    const { deps, store } = shop.road;
    const [ticket] = await shop.road.tickets();
    if (ticket === undefined) throw new Error('a broken lamp has a ticket');
    const lines = await store.desk.lines([ticket.conversationId], 100);

    const offers = await otherMatters(deps, ticket, lines);

    expect(new Set(shop.conversations).size).toBe(1);
    expect(lines.filter(({ id }) => offers[id] !== undefined).map(({ id }) => offers[id])).toEqual([
      { reason: 'subject', value: 'Invoice for my company' },
      { reason: 'order-number', value: 'TS-10002' },
    ]);

    const mail = lines.find(({ id }) => offers[id]?.reason === 'subject');
    const split = await splitOff(deps, {
      actor: { id: 'u1', name: 'Meera', brandIds: ['shop'] },
      ticketId: ticket.id,
      version: null,
      summary: 'Invoice for my company',
      kind: 'request',
      orderNumber: null,
      messageId: mail?.id ?? '',
    });
    expect(split.outcome).toBe('done');
    expect(Object.values(await otherMatters(deps, ticket, lines))).toEqual([
      { reason: 'order-number', value: 'TS-10002' },
    ]);
    if (split.outcome !== 'done') return;
    expect(await otherMatters(deps, split.ticket, lines)).not.toHaveProperty(mail?.id ?? '');
  }, 90_000);
});
