import { useLocation } from 'wouter';
import { conversationsApi } from '../api/conversations.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { texts } from '../texts/index.ts';

export function OpenTicketDialog({ conversationId, onClose }: { conversationId: string; onClose: () => void }) {
  const [, goTo] = useLocation();
  const open = async (summary: string, isComplaint: boolean): Promise<void> => {
    const { ticket } = await conversationsApi.openTicket(conversationId, {
      kind: isComplaint ? 'complaint' : 'request',
      summary,
      orderNumber: null,
    });
    goTo(`/tickets/${ticket.id}`);
  };
  return (
    <AskDialog
      title={texts.inbox.openTicket}
      label={texts.ticket.splitSummary}
      confirm={texts.inbox.openTicket}
      isLong
      maxLength={4_000}
      check={{ label: texts.ticket.isComplaint, isChecked: false }}
      onAnswer={open}
      onClose={onClose}
    />
  );
}
