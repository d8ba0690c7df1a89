import type { MessageUpsertType, WAMessage } from '@whiskeysockets/baileys';
import { expect, it } from 'vitest';
import { createIntake } from '../../../channels/whatsapp-baileys/intake.ts';
import { whatsappBaileysOptions } from '../../../channels/whatsapp-baileys/options.ts';
import { createChannelDeps } from '../../../src/services/channel-deps.ts';
import { createReceive } from '../../../src/services/receive.ts';
import { turnInputs } from '../../../src/services/turn-inputs.ts';
import { openRoad } from '../../helpers/road.ts';

/** A shop on WhatsApp Web, from Baileys' upserts to the bot's answers. */
async function shop() {
  const road = await openRoad({ whatsApp: 'whatsapp-baileys' });
  const { deps, store, clock, outbound, settle } = road;
  const account = deps.accounts.get('wa');
  if (account === undefined) throw new Error('no account');
  const never = async () => ({ status: 'late' }) as const;
  const outside = { deps, publicUrl: '', receive: createReceive(deps), receiveAndWait: never };
  const intake = createIntake(whatsappBaileysOptions.parse({}), createChannelDeps(account, outside), {
    media: { reupload: async (message) => message },
    numberOf: async () => null,
    isOurs: async () => false,
    done: async () => {},
    stopped: new AbortController().signal,
  });
  const start = clock.now().getTime();
  let count = 0;
  return {
    settle,
    store,
    answers: () => outbound.map(({ content }) => content.text),
    conversationId: () => outbound[0]?.conversationId ?? '',
    /** An upsert of one message that was written so many seconds after the start. */
    async upsert(type: MessageUpsertType, seconds: number, conversation: string): Promise<void> {
      count += 1;
      const message = {
        key: { remoteJid: '919845012301@s.whatsapp.net', fromMe: false, id: `M${count}` },
        message: { conversation },
        messageTimestamp: Math.floor(start / 1000) + seconds,
      } as WAMessage;
      intake.take({ type, messages: [message] });
      await intake.settled();
      clock.advance(1_000);
    },
  };
}

it('a message of the time offline that comes after a newer one is kept, and answers no question that was asked since', async () => {
  const { upsert, settle, answers, store, conversationId } = await shop();
  await upsert('notify', 0, 'language');
  await settle();
  expect(answers().at(-1)).toMatch(/1\. English\n2\. हिंदी/);

  await upsert('append', -30, '2');
  await settle();

  const timeline = await store.conversations.timeline(conversationId(), 0, 10);
  const written = timeline.filter(({ direction }) => direction === 'in').map(({ text }) => text);
  expect(written).toEqual(['language', '2']);
  expect(answers().at(-1)).toMatch(/1\. English\n2\. हिंदी/);
  expect((await store.lanes.load(conversationId()))?.state.language ?? 'en').toBe('en');

  await upsert('notify', 5, '2');
  await settle();
  expect(answers().at(-1)).toMatch(/[\u0900-\u097f]{3}/);
  expect((await store.lanes.load(conversationId()))?.state.language).toBe('hi');
});

it('what it asks for is done, once; where the words that overtook it wait still, it is read before them', async () => {
  const { upsert, settle, answers, store, conversationId } = await shop();
  await upsert('notify', 0, 'language');
  await settle();

  await upsert('notify', 20, 'I ordered on the second');
  await upsert('append', 10, 'My lamp came broken');
  const waiting = (await store.lanes.load(conversationId()))?.waiting ?? [];
  expect(turnInputs(waiting)).toMatchObject([
    { input: { text: 'My lamp came broken\nI ordered on the second' }, toSeq: waiting.at(-1)?.seq },
  ]);
  await settle();
  const before = answers().length;
  await upsert('append', -30, 'I want to talk to a person');
  await settle();

  expect(answers()).toHaveLength(before + 1);
  expect(await store.desk.ofConversation(conversationId())).toMatchObject([{ topic: 'hand-off' }]);
});
