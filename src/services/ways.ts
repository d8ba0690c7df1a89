import type { Conversation } from '../core/conversation.ts';
import type { BotMessage, LinkedConversation } from '../core/desk.ts';
import type { Prompt } from '../core/flow-state.ts';
import type { OutboundContent } from '../core/message.ts';
import { deliveriesLane } from '../core/queue.ts';
import type { TemplateName } from '../core/template.ts';
import type { Ticket } from '../core/ticket.ts';
import type { Account, ServiceDeps } from './deps.ts';
import { factsFor } from './facts.ts';
import { writingWindow } from './tickets/writing-window.ts';

/** A way to say something outside of a turn. */
export interface Way {
  account: Account;
  /** Where it ends: two ways to the same place are one. */
  to: string;
  target: BotMessage['to'];
  /** When they wrote there last; null: never. */
  lastCustomerAt: Date | null;
}

/**
 * How a ticket's customer can be written to now: where they wrote first, then their other addresses. `template`: which one
 * says it beside `update` where free words are not allowed.
 */
export async function waysToCustomer(deps: ServiceDeps, ticket: Ticket, template?: TemplateName): Promise<Way[]> {
  const { linked, others } = await deps.store.desk.conversations(ticket);
  // A colleague may write to whoever else is in a merged ticket; what is said by itself is for its own customer.
  const theirs = linked.filter(({ conversation }) => conversation.contactId === ticket.contactId);
  const own = theirs.sort((one) => (one.conversation.id === ticket.conversationId ? -1 : 1));
  const ways = (await Promise.all([...own, ...others].map((found) => wayBy(deps, found, template)))).flat();
  for (const { kind, value } of await deps.store.desk.identities(ticket.contactId)) {
    const to = kind === 'email' ? 'email' : kind === 'phone' || kind === 'caller' ? 'phone' : null;
    if (to !== null) ways.push(...waysToAddress(deps, ticket.brandId, to, value));
  }
  return ways.filter((way, index) => ways.findIndex((one) => isSame(one, way)) === index);
}

/** Accounts of the brand that may write to an address that did not write to them. */
export function waysToAddress(deps: ServiceDeps, brandId: string, kind: 'email' | 'phone', value: string): Way[] {
  return [...deps.accounts.values()]
    .filter(({ brand, type }) => {
      const mayWrite = type.notices?.some(({ to, recently }) => to === kind && !recently) ?? false;
      return brand.id === brandId && mayWrite;
    })
    .map((account) => ({
      account,
      to: account.type.addressOf?.(value) ?? value,
      lastCustomerAt: null,
      target: {
        brandId,
        notice: {
          accountId: account.config.id,
          channel: account.type.name,
          to: account.type.addressOf?.(value) ?? value,
          identity: { kind, value },
          threadKey: `notice-${deps.ids.next()}`,
          newContactId: deps.ids.next(),
          newConversationId: deps.ids.next(),
        },
      },
    }));
}

async function wayBy(
  deps: ServiceDeps,
  { conversation, lastCustomerAt }: LinkedConversation,
  template: TemplateName | undefined,
): Promise<Way[]> {
  const account = deps.accounts.get(conversation.accountId);
  if (account === undefined || account.type.replyMode === 'inline') return [];
  if ((await writingWindow(deps, account, lastCustomerAt, template)).isClosed) return [];
  return [{ account, to: conversation.replyAddress, target: { conversationId: conversation.id }, lastCustomerAt }];
}

function isSame(one: Way, other: Way): boolean {
  return one.account.config.id === other.account.config.id && one.to === other.to;
}

/** A queue that is down loses nothing: the sweep finds what is due. */
export async function ringAll(deps: ServiceDeps, accountId: string, rows: readonly { id: string }[]): Promise<void> {
  for (const { id } of rows) {
    await deps.queue.ring(deliveriesLane(accountId), id).catch((error: unknown) => {
      deps.log.warn({ outboundId: id, err: error }, 'ring.failed');
    });
  }
}

/** Texts of the catalogue as messages to one place, in the form of its channel. */
export function draftMessages(
  deps: ServiceDeps,
  way: Way,
  {
    prompts,
    language,
    rung = 'unknown',
  }: { prompts: readonly Prompt[]; language: string; rung?: Conversation['rung'] },
): BotMessage[] {
  const { capabilities } = way.account.type;
  const facts = factsFor(way.account, rung, deps.clock.now());
  return deps.engine.render(prompts, { language, capabilities, facts }).map((content: OutboundContent): BotMessage => {
    const id = deps.ids.next();
    return {
      id,
      idempotencyKey: `bot-${id}`,
      turnId: deps.ids.next(),
      content,
      acknowledgesTicketId: null,
      to: way.target,
    };
  });
}
