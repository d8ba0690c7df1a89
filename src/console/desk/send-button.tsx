import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { IconChevronDown, IconSend } from '@tabler/icons-react';
import type { TicketState } from '../../core/ticket.ts';
import { texts } from '../texts/index.ts';

interface Props {
  disabled: boolean;
  isSending: boolean;
  transitions: readonly TicketState[];
  onSend: (stateAfter?: TicketState) => void;
}

/** Sends; or sends and moves the ticket on in the same step. */
export function SendButton({ disabled, isSending, transitions, onSend }: Props) {
  const after = (['waiting-customer', 'resolved'] as const).filter((state) => transitions.includes(state));
  return (
    <Group gap={2} wrap="nowrap">
      <Button
        size="sm"
        leftSection={<IconSend size={16} />}
        disabled={disabled}
        loading={isSending}
        onClick={() => onSend()}
      >
        {texts.desk.sendReply}
      </Button>
      {after.length > 0 && (
        <Menu position="top-end" shadow="md">
          <Menu.Target>
            <ActionIcon size={36} variant="filled" disabled={disabled} aria-label={texts.desk.sendMore}>
              <IconChevronDown size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {after.map((state) => (
              <Menu.Item key={state} onClick={() => onSend(state)}>
                {state === 'resolved' ? texts.desk.sendAndResolve : texts.desk.sendAndWait}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}
