import { AppError } from '../../core/errors.ts';
import type { InboundMessage } from '../../core/message.ts';
import type { TicketKind } from '../../core/ticket.ts';
import { sleep } from '../../lib/retry.ts';
import type { ServiceDeps } from '../deps.ts';
import { createTakeTurn, type TurnOutcome } from '../take-turn.ts';
import { waysToAddress } from '../ways.ts';

export interface Intake {
  brandId: string;
  /** Where it comes from: `web-form`, `social-x`, ... */
  source: string;
  /** The source's own id of it: the same again changes nothing. */
  externalId: string;
  text: string;
  kind: TicketKind;
  name: string | null;
  email: string | null;
  phone: string | null;
  handle: string | null;
  orderNumber: string | null;
  language: string;
}

const MAX_TRIES = 20;

/**
 * What another program heard becomes a conversation and a ticket like any other. Where it brings an address that one
 * of the brand's accounts may write to, answers go there.
 */
export async function takeIn(deps: ServiceDeps, intake: Intake): Promise<{ number: string; isNew: boolean }> {
  const { source, externalId } = intake;
  const known = await knownConversation(deps, intake);
  const { conversationId, outcome } = known ?? (await receive(deps, intake));
  // Whoever dies from here on has lost nothing: a sweep takes the same turn.
  const takeTurn = createTakeTurn(deps);
  let isNew = outcome === 'stored';
  let last: TurnOutcome = 'busy';
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const [ticket] = await deps.store.desk.ofConversation(conversationId);
    if (ticket !== undefined) {
      if (isNew) deps.log.info({ conversationId, source, externalId }, 'intake.taken');
      return { number: ticket.numbers[0] ?? '', isNew };
    }
    if (last === 'nothing') throw new AppError('conflict', 'it was taken before, and its ticket is not there any more');
    isNew = true;
    last = await takeTurn(conversationId);
    if (last === 'busy') await sleep(50);
  }
  throw new AppError('store.busy', 'the conversation is busy; send it again');
}

/** It may come again with an address that nobody knew before, or after an account was added: then it is kept elsewhere. */
async function knownConversation(deps: ServiceDeps, intake: Intake) {
  const own = [...deps.accounts.values()].filter(({ brand }) => brand.id === intake.brandId);
  for (const accountId of [ownAccount(intake), ...own.map(({ config }) => config.id)]) {
    const conversation = await deps.store.conversations.byThread(accountId, keyOf(intake));
    if (conversation !== null) return { conversationId: conversation.id, outcome: 'duplicate' as const };
  }
  return null;
}

function receive(deps: ServiceDeps, intake: Intake) {
  const message = messageOf(deps, intake);
  return deps.store.inbox.receive({
    messageId: deps.ids.next(),
    brandId: intake.brandId,
    channel: deps.accounts.get(message.accountId)?.type.name ?? intake.source,
    message,
    files: [],
    receivedAt: deps.clock.now(),
    quiet: null,
    newContactId: deps.ids.next(),
    newConversationId: deps.ids.next(),
  });
}

/** Of what brings no address that could be written to. */
function ownAccount({ brandId }: Intake): string {
  return `intake-${brandId}`;
}

function keyOf({ source, externalId }: Intake): string {
  return `intake:${source}:${externalId}`;
}

function messageOf(deps: ServiceDeps, intake: Intake): InboundMessage {
  const { brandId, source, kind, text, name, handle, orderNumber, language } = intake;
  const key = keyOf(intake);
  const named = namedIn(intake);
  const [answered] = named.flatMap(({ kind: to, value }) => {
    const ways = to === 'webchat' ? [] : waysToAddress(deps, brandId, to, value);
    return ways.map((way) => ({ way, to }));
  });
  // Whom we answer stands first: the conversation is theirs.
  const first = named.find((one) => one.kind === answered?.to) ?? named[0] ?? { kind: 'webchat', value: key };
  const others = named.filter((one) => one !== first);
  // They are nobody's until they prove to be: a person reads them with the words.
  const beside = others.map((one) => (one.kind === 'webchat' ? handle : one.value)).join(', ');
  return {
    accountId: answered?.way.account.config.id ?? ownAccount(intake),
    providerId: key,
    kind: 'message',
    from: [first, ...others],
    // Another program's word for an address proves nothing.
    proven: false,
    ...(name === null ? {} : { displayName: name }),
    replyAddress: answered?.way.to ?? key,
    threadKey: key,
    references: [],
    text: beside === '' ? text : `${text}\n\n${beside}`,
    opens: { kind, topic: source, orderNumber, language },
    replyContext: {},
  };
}

function namedIn({ source, email, phone, handle }: Intake) {
  return [
    ...(email === null ? [] : [{ kind: 'email' as const, value: email }]),
    ...(phone === null ? [] : [{ kind: 'phone' as const, value: phone }]),
    ...(handle === null ? [] : [{ kind: 'webchat' as const, value: `${source}:${handle}` }]),
  ];
}
