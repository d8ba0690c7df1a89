import { useQuery } from '@tanstack/react-query';
import { ticketApi } from '../api/ticket.ts';

export type TicketDetail = Awaited<ReturnType<typeof ticketApi.get>>;
export type ThreadLine = Awaited<ReturnType<typeof ticketApi.timeline>>['lines'][number];
export type ThreadNote = TicketDetail['notes'][number];

export function useTicket(id: string) {
  return useQuery({ queryKey: ['ticket', id], queryFn: () => ticketApi.get(id) });
}

export function useTimeline(id: string) {
  return useQuery({ queryKey: ['ticket', id, 'timeline'], queryFn: () => ticketApi.timeline(id) });
}
