import type { InboundMessage } from '../../src/core/message.ts';

export interface Own {
  messageId: string;
  message: InboundMessage;
  at: Date;
}

interface Lane {
  id: string;
  doneSeq: number;
  lastSeq: number;
  timelineSeq: number;
}

/** What nobody wrote is a row of the lane like any message, and the one that is read next: its place has to be free. */
export function ownRow(lane: Lane, { messageId, message, at }: Own) {
  const { accountId, providerId } = message;
  const timelineSeq = lane.timelineSeq + 1;
  return {
    row: {
      id: messageId,
      conversationId: lane.id,
      seq: lane.doneSeq + 1,
      timelineSeq,
      accountId,
      providerId,
      message,
      receivedAt: at,
    },
    lane: { lastSeq: lane.lastSeq + 1, timelineSeq, firstWaitingAt: at, dueAt: at },
  };
}
