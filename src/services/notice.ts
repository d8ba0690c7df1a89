import type { NoticeDraft } from '../core/effect.ts';
import { SECRET_MARK } from '../core/message.ts';
import type { OrderContact } from '../core/order.ts';
import type { Account } from './deps.ts';
import { factsOf } from './facts.ts';
import { sendableTemplates } from './sendable-templates.ts';
import type { TurnContext } from './turn-context.ts';

/** Within this time after their last message WhatsApp lets a shop write freely. */
const WINDOW_MS = 24 * 60 * 60 * 1000;

interface Way {
  account: Account;
  contact: OrderContact;
  to: string;
  /** Null: a thread of its own. */
  threadKey: string | null;
}

/** An account of the brand that can write to this contact now, or null; nobody is written to who said STOP. */
export async function wayTo(contact: OrderContact, context: TurnContext): Promise<Way | null> {
  const { deps, account: own } = context;
  if (await deps.store.reach.isSuppressed(own.brand.id, contact)) return null;
  for (const account of deps.accounts.values()) {
    if (account.brand.id !== own.brand.id) continue;
    const notices = account.type.notices?.find(({ to }) => to === contact.kind);
    const way = notices === undefined ? null : await through(account, contact, notices.recently, deps);
    if (way !== null) return way;
  }
  return null;
}

async function through(
  account: Account,
  contact: OrderContact,
  recently: boolean,
  deps: TurnContext['deps'],
): Promise<Way | null> {
  const address = account.type.addressOf?.(contact.value) ?? contact.value;
  if (!recently) return { account, contact, to: address, threadKey: null };
  const since = new Date(deps.clock.now().getTime() - WINDOW_MS);
  const open = await deps.store.conversations.recentWith(account.config.id, contact, since);
  if (open !== null) return { account, contact, to: open.replyAddress, threadKey: open.threadKey };
  const hasTemplate = (await sendableTemplates(deps, account)).some(({ name }) => name === 'code');
  // The chat itself: what they answer belongs there.
  return hasTemplate ? { account, contact, to: address, threadKey: contact.value } : null;
}

interface NoticeText {
  text: string;
  values?: Record<string, string>;
  /** Stands for `{code}` and `{link}`; wiped once it is sent. */
  secret?: string;
  expiresAt: Date;
}

/** A text of the catalogue for somebody else than the one who is writing, in the form of that channel. */
export function draftNotice(
  { account, contact, to, threadKey }: Way,
  { text, values = {}, secret, expiresAt }: NoticeText,
  context: TurnContext,
): NoticeDraft {
  const { deps } = context;
  const id = deps.ids.next();
  const { capabilities } = account.type;
  const facts = { ...factsOf(context), form: capabilities.form };
  const marks = secret === undefined ? {} : { code: SECRET_MARK, link: SECRET_MARK };
  const prompt = { text, values: { ...values, ...marks }, options: [], expect: null };
  const [content] = deps.engine.render([prompt], { language: context.language, capabilities, facts });
  return {
    id,
    idempotencyKey: `notice-${id}`,
    accountId: account.config.id,
    channel: account.type.name,
    to,
    identity: contact,
    threadKey: threadKey ?? `notice-${id}`,
    content: {
      text: SECRET_MARK,
      options: [],
      language: context.language,
      ...content,
      registered: { key: text, values: { brandName: context.account.brand.name, ...values, ...marks } },
      ...(secret === undefined ? {} : { secret }),
      ...(text === 'code.message' ? { template: 'code' as const } : {}),
      expiresAt: expiresAt.toISOString(),
    },
    newContactId: deps.ids.next(),
    newConversationId: deps.ids.next(),
  };
}
