import { z } from 'zod';
import type { InboundMessage } from '../../src/core/message.ts';

/** What nobody types or pastes by mistake; longer than the bot reads, the rest is kept as a file. */
const MAX_POSTED_TEXT = 100_000;

/** The fields of a posted message; files come beside them as `files`. */
export const postedSchema = z.object({
  /** Made by the browser, the same for each try: what deduplicates. */
  id: z.uuid(),
  text: z.string().max(MAX_POSTED_TEXT, 'too long: send it as a file').default(''),
  choiceId: z.string().max(256).optional(),
  /** The chat was opened and nothing is said yet. */
  started: z.literal('true').optional(),
});
export type Posted = z.infer<typeof postedSchema>;

export function toInbound(posted: Posted, accountId: string, session: string): InboundMessage {
  return {
    accountId,
    providerId: `${session}/${posted.id}`,
    kind: posted.started === 'true' ? 'started' : 'message',
    // Anybody can open a chat: it proves nothing.
    from: [{ kind: 'webchat', value: session }],
    proven: false,
    replyAddress: session,
    threadKey: session,
    references: [],
    text: posted.text,
    ...(posted.choiceId === undefined ? {} : { choiceId: posted.choiceId }),
    replyContext: {},
  };
}
