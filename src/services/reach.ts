import type { Refusal, SendReceipt } from '../core/channel-outcome.ts';
import type { OutboundContent, OutboundMessage } from '../core/message.ts';
import { SECRET_MARK } from '../core/message.ts';
import { deliveriesLane } from '../core/queue.ts';
import type { NextWay, ReachFacts } from '../core/reach.ts';
import { fillTemplate, type MessageTemplate } from '../core/template.ts';
import { drawTicketNumber } from '../core/ticket-number.ts';
import type { Account, ServiceDeps } from './deps.ts';
import { brandFacts } from './facts.ts';
import { carryFiles } from './outgoing-files.ts';
import { sendableTemplates } from './sendable-templates.ts';

export type Checked = { may: 'go'; message: OutboundMessage } | { may: 'not'; receipt: SendReceipt };

/** Refused for these reasons nothing else is tried: it is too late, or they do not want it. */
const FINAL: ReadonlySet<Refusal> = new Set(['expired']);
type Draft = NonNullable<NextWay['message']>;
const LINKS_ONLY = { perMessage: 0, maxBytes: 0, kinds: [] };
const MAX_DRAWS = 3;
/**
 * Waits before the same is tried again on the same way, when it was taken and then failed for a reason that passes. Short:
 * what comes after it in the conversation waits too, and another way may be open.
 */
const AGAIN_AFTER_MS = [30_000, 2 * 60_000];
/** Refused messages looked at in one sweep. */
const SWEEP_LIMIT = 100;

/**
 * Looks at a message just before it is sent: whether its receiver said STOP, and whether the channel may say anything
 * now, or only an approved template in the customer's language.
 */
export async function checkReach(deps: ServiceDeps, message: OutboundMessage): Promise<Checked> {
  const account = deps.accounts.get(message.accountId);
  if (account === undefined) return { may: 'go', message };
  const { window } = account.type;
  if (window === undefined && message.isAfterStop !== true) return { may: 'go', message };
  const facts = await deps.store.reach.facts(message.id);
  if (facts === null) return { may: 'go', message };
  if (isSuppressed(facts)) return refuse('unsubscribed', 'its receiver said STOP');
  if (window === undefined || facts.content.approved !== undefined || isOpen(facts, account, deps))
    return { may: 'go', message };

  const content = await asTemplate(facts, account, deps);
  if (content === null)
    return refuse('window-closed', 'it is too long since they wrote, and there is no template for it');
  await deps.store.reach.rewrite(message.id, content);
  return { may: 'go', message: { ...message, content } };
}

function refuse(why: Refusal, reason: string): Checked {
  return { may: 'not', receipt: { status: 'failed', reason, why } };
}

/** Answers to what they wrote after STOP go out (the bot's and a person's), and the confirmation of STOP itself. */
function isSuppressed({ suppressedAt, content, inReplyTo, lastInbound }: ReachFacts): boolean {
  if (suppressedAt === null || content.confirmsStop === true) return false;
  return content.isUnasked === true || inReplyTo === null || lastInbound === null || lastInbound.at <= suppressedAt;
}

function isOpen({ lastInbound }: ReachFacts, { type }: Account, deps: ServiceDeps): boolean {
  const freeMs = type.window?.freeMs ?? Number.POSITIVE_INFINITY;
  return lastInbound !== null && deps.clock.now().getTime() - lastInbound.at.getTime() < freeMs;
}

/**
 * The brand's template for this account, in the language of the message, else of the brand; never one that is not approved.
 * Where there is none of the message's own, `update` says it, but never a code.
 */
async function templateFor(
  { content, language }: ReachFacts,
  account: Account,
  deps: ServiceDeps,
): Promise<MessageTemplate | undefined> {
  const { template = 'update' } = content;
  const names = template === 'code' ? [template] : [template, 'update'];
  const own = await sendableTemplates(deps, account);
  const wanted = [content.language, language, ...account.brand.languages];
  return wanted
    .flatMap((one) => names.map((name) => own.find((found) => found.language === one && found.name === name)))
    .find((one): one is MessageTemplate => one !== undefined);
}

/** The same in that template; null where the brand has none. */
async function asTemplate(facts: ReachFacts, account: Account, deps: ServiceDeps): Promise<OutboundContent | null> {
  const template = await templateFor(facts, account, deps);
  if (template === undefined) return null;
  const { outboundId, content } = facts;
  const { values: given } = content.registered ?? {};
  const values = { ...given, text: content.text, brandName: account.brand.name, code: SECRET_MARK };
  // A template takes no files: they go as links, which must not be cut off.
  const receiver = { brand: account.brand, capability: LINKS_ONLY, language: template.language, outboundId };
  const { files, lines } = carryFiles(deps, content, receiver);
  const { id, variables, text } = fillTemplate(template, values, lines === '' ? {} : { text: lines });
  return {
    ...content,
    text,
    options: [],
    ...(files.length === 0 ? {} : { files }),
    language: template.language,
    approved: { id, variables },
  };
}

/** After a refusal: the template, another account that reaches the same person, or a ticket for a colleague. Once for each message. */
export async function findNextWay(deps: ServiceDeps, outboundId: string): Promise<void> {
  for (let draw = 1; draw <= MAX_DRAWS; draw += 1) {
    const facts = await deps.store.reach.facts(outboundId);
    if (facts === null) return;
    const next = await nextWay(facts, deps);
    const outcome = await deps.store.reach.decide(next);
    if (outcome === 'number-taken') continue;
    if (outcome === 'done') await announce(next, facts, deps);
    return;
  }
}

/** What was refused while nobody could look for its next way: reports of another process, a crash in between. */
export function createSweepRefused(deps: ServiceDeps): () => Promise<void> {
  return async () => {
    for (const id of await deps.store.reach.undecided(SWEEP_LIMIT)) await findNextWay(deps, id);
  };
}

async function nextWay(facts: ReachFacts, deps: ServiceDeps): Promise<NextWay> {
  const { outboundId, refusal, content, acknowledgesTicketId } = facts;
  const nothing: NextWay = { outboundId, at: deps.clock.now() };
  if (facts.status !== 'failed' || (refusal !== null && FINAL.has(refusal)) || isExpired(content, deps)) return nothing;
  // Whoever said STOP is written to elsewhere only where the law wants an acknowledgement to arrive.
  if (refusal === 'unsubscribed' && acknowledgesTicketId === null) {
    await heedProvider(facts, deps);
    const isAnswer = facts.inReplyTo !== null && content.isUnasked !== true && !isSuppressed(facts);
    return isAnswer ? toPerson(facts, deps) : nothing;
  }
  const message = again(facts, deps) ?? (await byTemplate(facts, deps)) ?? (await byOtherAccount(facts, deps));
  return message === null ? toPerson(facts, deps) : { ...nothing, message };
}

function toPerson({ outboundId, content }: ReachFacts, deps: ServiceDeps): NextWay {
  const at = deps.clock.now();
  // A code that cannot be sent is asked for again; a person must not read it out. For what nobody asked for, nobody waits.
  if (content.secret !== undefined || content.isUnasked === true) return { outboundId, at };
  return {
    outboundId,
    at,
    ticket: {
      id: deps.ids.next(),
      number: drawTicketNumber(deps.ids),
      kind: 'request',
      topic: 'undelivered',
      orderNumber: null,
      summary: content.text,
      language: content.language,
      receivedAt: at,
      ackDueAt: null,
      redressDueAt: null,
    },
  };
}

/** The provider knows of a STOP that we did not hear: it counts here too, until they say START or write to us again. */
async function heedProvider({ refusal, suppressedAt, conversation, identities }: ReachFacts, deps: ServiceDeps) {
  if (refusal !== 'unsubscribed' || suppressedAt !== null) return;
  await deps.store.reach.suppress(conversation.brandId, identities, deps.clock.now());
}

function isExpired({ expiresAt }: OutboundContent, deps: ServiceDeps): boolean {
  return expiresAt !== undefined && Date.parse(expiresAt) <= deps.clock.now().getTime();
}

/** The same once more, as a message of its own: the first one's state stays what it was, and its late echo is told apart. */
function again({ refusal, content, conversation, to, tried }: ReachFacts, deps: ServiceDeps): Draft | null {
  const account = deps.accounts.get(conversation.accountId);
  const times = tried.filter(({ accountId }) => accountId === conversation.accountId).length;
  const waitMs = AGAIN_AFTER_MS[times - 1];
  if (refusal !== 'passing' || account === undefined || waitMs === undefined) return null;
  const notBefore = new Date(deps.clock.now().getTime() + waitMs);
  return { ...draft(account, { to, threadKey: conversation.threadKey }, content, deps), notBefore };
}

/** The provider says that the window is closed, whatever we thought. */
async function byTemplate(facts: ReachFacts, deps: ServiceDeps): Promise<Draft | null> {
  const { refusal, content, conversation } = facts;
  const account = deps.accounts.get(conversation.accountId);
  const isOpenToTemplates = account?.type.window?.templates === true && content.approved === undefined;
  if (refusal !== 'window-closed' || account === undefined || !isOpenToTemplates) return null;
  const filled = await asTemplate(facts, account, deps);
  return filled === null ? null : draft(account, { to: facts.to, threadKey: conversation.threadKey }, filled, deps);
}

/** Another account of the brand by which the same person can be written to, in the order of the brand file. */
async function byOtherAccount(facts: ReachFacts, deps: ServiceDeps): Promise<Draft | null> {
  const tried = new Set([facts.conversation.accountId, ...facts.tried.map(({ accountId }) => accountId)]);
  for (const account of deps.accounts.values()) {
    if (account.brand.id !== facts.conversation.brandId || tried.has(account.config.id)) continue;
    for (const notices of account.type.notices ?? []) {
      const found = await through(account, notices, facts, deps);
      if (found !== null) return found;
    }
  }
  return null;
}

async function through(
  account: Account,
  { to, recently }: NonNullable<Account['type']['notices']>[number],
  facts: ReachFacts,
  deps: ServiceDeps,
): Promise<Draft | null> {
  const identity = usable(facts).find(({ kind }) => kind === to);
  if (identity === undefined) return null;
  const chat = await deps.store.reach.chatWith(account.config.id, identity);
  const lastInbound = chat === null ? null : { providerId: '', at: chat.lastInboundAt };
  const isFree = !recently || isOpen({ ...facts, lastInbound }, account, deps);
  if (!isFree && (await templateFor(facts, account, deps)) === undefined) return null;
  const address = {
    to: chat?.conversation.replyAddress ?? addressOf(identity.value, account),
    threadKey: chat?.conversation.threadKey ?? identity.value,
  };
  return draft(account, address, carried(facts, account, deps), deps);
}

/** Identities that a channel has proven, and the one that the message was meant for. */
function usable({ identities, to }: ReachFacts): ReachFacts['identities'] {
  return identities.filter(({ value, proven }) => proven || to.includes(value.replace(/^\+/, '')));
}

function addressOf(value: string, { type }: Account): string {
  return type.addressOf?.(value) ?? value;
}

/** The same words in the form of the other channel; options stay behind, since their answers would come elsewhere. */
function carried({ outboundId, content }: ReachFacts, account: Account, deps: ServiceDeps): OutboundContent {
  const { capabilities } = account.type;
  const { brand } = account;
  const receiver = { brand, capability: capabilities.files, language: content.language, outboundId };
  const { files, lines } = carryFiles(deps, content, receiver);
  const text = [content.text, lines].filter((words) => words !== '').join('\n\n');
  const facts = { ...brandFacts(brand, deps.clock.now()), form: capabilities.form };
  const prompt = { text: 'reach.carried', values: { text }, options: [], expect: null };
  const [rendered] = deps.engine.render([prompt], { language: content.language, capabilities, facts });
  const { options: _options, approved: _approved, subject: _subject, files: _files, ...same } = content;
  return { ...same, options: [], ...rendered, ...(files.length === 0 ? {} : { files }) };
}

function draft(
  { config, type }: Account,
  { to, threadKey }: { to: string; threadKey: string },
  content: OutboundContent,
  deps: ServiceDeps,
): Draft {
  const id = deps.ids.next();
  return {
    id,
    idempotencyKey: `way-${id}`,
    accountId: config.id,
    channel: type.name,
    to,
    threadKey,
    content,
    newConversationId: deps.ids.next(),
  };
}

async function announce({ message, ticket, at }: NextWay, facts: ReachFacts, deps: ServiceDeps): Promise<void> {
  const { id: conversationId, brandId } = facts.conversation;
  const outcome = message !== undefined ? 'other-way' : ticket !== undefined ? 'person' : 'given-up';
  deps.log.warn(
    { outboundId: facts.outboundId, conversationId, refusal: facts.refusal, next: message?.accountId ?? null, outcome },
    'delivery.next-way',
  );
  if (ticket !== undefined) deps.feed.publish({ kind: 'ticket.changed', id: ticket.id, brandId });
  if (message === undefined) return;
  const delayMs = (message.notBefore ?? at).getTime() - at.getTime();
  await deps.queue.ring(deliveriesLane(message.accountId), message.id, { delayMs }).catch((error: unknown) => {
    deps.log.warn({ outboundId: message.id, err: error }, 'ring.failed');
  });
}
