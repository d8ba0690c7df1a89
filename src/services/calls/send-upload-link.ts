import type { OrderContact } from '../../core/order.ts';
import { findProvenOrder } from '../find-order.ts';
import { draftNotice, wayTo } from '../notice.ts';
import type { CallHandler } from '../turn-context.ts';

const LIFE_MS = 3 * 24 * 60 * 60 * 1000;
/** As many digits as nobody guesses: about 106 bits. */
const TOKEN_DIGITS = 32;

/**
 * A page for photos, to a contact of the proven order: a phone cannot take them. What is sent there comes into the
 * conversation of this call, and onto its ticket, during the call or after it.
 */
export const sendUploadLink: CallHandler = async (args, context) => {
  const { deps, account, turn } = context;
  if (account.type.capabilities.attachments) return { outcome: 'not-needed', slots: {} };
  const order = await findProvenOrder(args['orderNumber'], 'matched', context);
  const caller = turn.waiting.flatMap(({ message }) => message.from)[0];
  if (order === null || caller === undefined || deps.publicUrl === undefined) return { outcome: 'nowhere', slots: {} };
  const contacts: OrderContact[] = [
    ...(order.phone === undefined ? [] : [{ kind: 'phone' as const, value: order.phone }]),
    ...(order.email === undefined ? [] : [{ kind: 'email' as const, value: order.email.toLowerCase() }]),
  ];
  for (const contact of contacts) {
    const way = await wayTo(contact, context);
    if (way === null) continue;
    const token = deps.ids.digits(TOKEN_DIGITS);
    const expiresAt = new Date(deps.clock.now().getTime() + LIFE_MS);
    await deps.store.calls.addUploadLink({
      hash: deps.hashCode(token),
      accountId: account.config.id,
      callSid: turn.conversation.threadKey,
      caller: caller.value,
      brandId: account.brand.id,
      language: context.language,
      expiresAt,
      usedAt: null,
    });
    const secret = `${deps.publicUrl}/upload/${token}`;
    context.notices.push(draftNotice(way, { text: 'upload.message', secret, expiresAt }, context));
    return { outcome: 'sent', slots: {} };
  }
  return { outcome: 'nowhere', slots: {} };
};
