import { readMessage } from './rows.ts';

/** Stands where something was. */
export const ERASED = '(erased)';

/** A customer's message without the customer. */
export function erasedMessage(stored: unknown): Record<string, unknown> {
  const { accountId, kind, proven, sentAt } = readMessage(stored);
  return {
    accountId,
    // Some channels know a message by its sender; the row keeps what recognises it.
    providerId: ERASED,
    kind,
    proven,
    from: [{ kind: 'webchat', value: ERASED }],
    replyAddress: ERASED,
    threadKey: ERASED,
    references: [],
    text: ERASED,
    replyContext: {},
    ...(sentAt === undefined ? {} : { sentAt }),
  };
}
