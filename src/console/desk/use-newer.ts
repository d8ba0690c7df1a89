import { useState } from 'react';
import type { ThreadLine } from '../ticket/use-ticket.ts';

/**
 * What was said after somebody began to write: an answer must not be sent past it. `seenSeq` stands still while
 * something is written, until the newer lines are acknowledged.
 */
export function useNewer(options: {
  conversationId: string;
  lastSeq: number;
  lines: readonly ThreadLine[];
  isWriting: boolean;
}) {
  const { conversationId, lastSeq, lines, isWriting } = options;
  const [held, setHeld] = useState<{ conversationId: string; seq: number } | null>(null);
  const isHeld = held !== null && held.conversationId === conversationId;
  // Adjusted while rendering, as React advises for state that follows from what came in.
  if (isWriting && !isHeld) setHeld({ conversationId, seq: lastSeq });
  if (!isWriting && held !== null) setHeld(null);

  const seenSeq = isWriting && isHeld ? held.seq : lastSeq;
  const newer = lines.filter((line) => line.conversationId === conversationId && line.seq > seenSeq);
  return { seenSeq, newer, acknowledge: () => setHeld({ conversationId, seq: lastSeq }) };
}
