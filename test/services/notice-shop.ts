import { windowShop } from './window-shop.ts';

export const MINUTE_MS = 60_000;

export type Options = NonNullable<Parameters<typeof windowShop>[0]>;

/** The shop, where the acknowledgement of the complaint is delivered already, with its copy, and no survey is sent. */
export async function noticeShop(options: Options = {}) {
  const made = await windowShop({ ...options, rules: { surveyAfterHours: null, ...options.rules } });
  const { deps, store, ticketId, conversationId, sent, tick, deliver, ticket } = made;
  await deliver();
  for (const { id } of sent)
    await store.outbox.settle(id, { status: 'delivered', providerId: id }, deps.clock.now(), null);
  const lastSeq = (await store.tickets.events(ticketId)).at(-1)?.seq ?? 0;
  const at = deps.clock.now();
  await store.clocks.note({
    ticketId,
    lastSeq,
    events: [
      { type: 'acknowledged', outboundId: 'a' },
      { type: 'copy-queued', outboundId: 'a' },
    ],
    at,
  });
  sent.length = 0;
  const pass = async (ms: number) => {
    deps.clock.advance(ms);
    await tick();
    await deliver();
  };
  const texts = () => sent.map(({ content }) => content.text);
  const history = async () => (await store.tickets.events(ticketId)).map(({ data }) => data);
  const notices = async () =>
    (await history()).filter(({ type }) => type === 'notice-sent' || type === 'notice-skipped');
  const tagged = async (tag: string) => {
    const { version } = await ticket();
    const events = [{ type: 'tagged' as const, added: [tag], removed: [] }];
    await store.desk.commit({ actor: 'agent', at: deps.clock.now(), changes: [{ ticketId, version, events }] });
  };
  const lines = () => store.conversations.timeline(conversationId, 0, 50);
  return { ...made, pass, texts, notices, tagged, lines };
}
