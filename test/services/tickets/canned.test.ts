import { describe, expect, it } from 'vitest';
import { CANNED_VARIABLES, fillCanned } from '../../../src/services/tickets/canned.ts';
import { madeTicket } from '../../helpers/made-ticket.ts';
import { serviceDeps } from '../../helpers/service-deps.ts';
import { testAccount, testBrand } from '../../helpers/test-brand.ts';
import { openTestStore } from '../../helpers/test-store.ts';

const actor = { id: 'meera', name: 'Meera', brandIds: ['shop'] };

/** What a colleague is offered in a ticket of this language. */
async function offered(texts: Record<string, string>, language: string, contactName: string | null = 'आशा') {
  const store = await openTestStore();
  const accounts = new Map([['shop-chat', testAccount('shop-chat')]]);
  const deps = { ...(await serviceDeps({ store })), accounts };
  const reply = { id: 'r', brandId: 'shop', title: 'Way', shortcut: 'way', texts, version: 0 };
  await store.workplace.setCanned(reply, deps.clock.now());
  const ticket = madeTicket({ language, numbers: ['8787330600'], orderNumber: 'TS-2' });
  const row = { ticket, contactName, channel: 'webchat', holder: 'person' as const, undelivered: 0 };
  return (await fillCanned(deps, row, actor))[0];
}

describe('a canned reply', () => {
  const texts = { en: 'Dear {contactName}', hi: 'नमस्ते {contactName}', 'hi-Latn': 'Namaste {contactName}' };

  it.each([
    ['hi', 'नमस्ते आशा'],
    ['hi-Latn', 'Namaste आशा'],
    ['en', 'Dear आशा'],
  ])('is said in the customer’s language: %s', async (language, text) => {
    expect(await offered(texts, language)).toMatchObject({ language, text });
  });

  it('is said in the first language of the brand where there is no other', async () => {
    expect(await offered({ en: 'Dear', hi: 'नमस्ते' }, 'hi-Latn')).toMatchObject({ language: 'en' });
    expect(await offered({ hi: 'नमस्ते' }, 'en')).toMatchObject({ language: 'hi' });
  });

  it('knows each of its variables, leaves out what is not known, and shows what it does not know', async () => {
    const { customerCare } = testBrand;
    const text = `${CANNED_VARIABLES.map((name) => `{${name}}`).join('|')}|{somethingElse}`;

    expect((await offered({ en: text }, 'en', null))?.text).toBe(
      `|8787330600|TS-2|Meera|${testBrand.name}|${customerCare.phone}|${customerCare.email}|{somethingElse}`,
    );
  });
});
