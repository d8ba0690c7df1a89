import type { Conversation } from '../../src/core/conversation.ts';
import type { InboundMessage } from '../../src/core/message.ts';
import { readMessage } from './rows.ts';

/** What stands in the lane where nothing came: as if it were from whoever wrote `last`, to go on in that thread. */
export function silenceAfter(
  last: { message: unknown; receivedAt: Date },
  { id, accountId, replyAddress, threadKey }: Conversation,
  seq: number,
): InboundMessage {
  const { from, proven, replyContext } = readMessage(last.message);
  return {
    accountId,
    replyAddress,
    threadKey,
    providerId: `silence-${id}-${seq}`,
    kind: 'silence',
    from,
    proven,
    replyContext,
    sentAt: last.receivedAt,
    text: '',
    references: [],
  };
}
