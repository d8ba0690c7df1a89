import { useState } from 'react';
import { texts, wordFor } from '../texts/index.ts';
import type { ThreadLine, TicketDetail } from '../ticket/use-ticket.ts';

export type Way = TicketDetail['conversations'][number];

/** The ways to reach this customer: where they wrote last comes first, where an answer can go there. */
export function useWays(detail: TicketDetail, lines: readonly ThreadLine[]) {
  const [chosen, setChosen] = useState<string | null>(null);
  const ways = [...detail.conversations, ...detail.otherConversations];
  const lastHeard = lines.findLast(({ direction }) => direction === 'in')?.conversationId;
  const find = (id: string | null | undefined): Way | undefined =>
    ways.find(({ conversation }) => conversation.id === id);
  const preferred = find(lastHeard);
  const open = ways.find(({ canReply }) => canReply) ?? ways.find(({ hasTemplates }) => hasTemplates);
  const way = find(chosen) ?? (preferred?.canReply === true ? preferred : (open ?? preferred ?? ways[0]));
  return { ways, way, choose: setChosen };
}

export function nameOfWay({ conversation: { channel, replyAddress } }: Way): string {
  const name = wordFor(texts.words.channels, channel);
  return channel === 'webchat' ? name : `${name} · ${shorten(replyAddress)}`;
}

const MAX_ADDRESS = 32;

function shorten(address: string): string {
  const bare = address.replace(/^whatsapp:/, '').replace(/@s\.whatsapp\.net$/, '');
  return bare.length > MAX_ADDRESS ? `${bare.slice(0, MAX_ADDRESS - 1)}…` : bare;
}
