import type { Conversation } from '../../src/core/conversation.ts';
import type { InboundMessage } from '../../src/core/message.ts';

/** What stands in the lane where nothing came: as if it were from whoever wrote `last`, to go on in that thread. */
export function silenceAfter(
  last: InboundMessage,
  { id, accountId, replyAddress, threadKey }: Conversation,
  seq: number,
): InboundMessage {
  return {
    accountId,
    replyAddress,
    threadKey,
    providerId: `silence-${id}-${seq}`,
    kind: 'silence',
    from: last.from,
    proven: last.proven,
    replyContext: last.replyContext,
    text: '',
    references: [],
  };
}
