import { Alert } from '@mantine/core';
import { IconEye, IconPencil } from '@tabler/icons-react';
import { texts } from '../texts/index.ts';
import { usePresence } from './use-presence.ts';

/** Two people on one ticket know of each other before they answer twice. */
export function PresenceBar({ ticketId }: { ticketId: string }) {
  const others = usePresence(ticketId);
  const typing = others.filter(({ isTyping }) => isTyping).map(({ name }) => name);
  const names = others.map(({ name }) => name);
  if (names.length === 0) return null;
  return typing.length > 0 ? (
    <Alert color="orange" py={6} icon={<IconPencil size={16} />} role="status">
      {texts.ticket.typing(typing.join(', '))}
    </Alert>
  ) : (
    <Alert color="blue" py={6} icon={<IconEye size={16} />} role="status">
      {texts.ticket.viewing(names.join(', '))}
    </Alert>
  );
}
