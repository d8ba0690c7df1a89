import { Alert, Button, Divider, Group, Stack, Text } from '@mantine/core';
import type { CallList } from '../api/calls.ts';
import { texts } from '../texts/index.ts';
import { useOwnCall } from './call-alert.tsx';
import { CallCard } from './call-card.tsx';
import { QueueList } from './queue-list.tsx';
import type { SoftphoneUse } from './use-softphone.ts';

interface Props {
  phone: SoftphoneUse;
  list: CallList;
  /** The agent goes to a ticket. */
  onLeave: () => void;
}

/** Being there, the call, and who waits. */
export function PhonePanel({ phone, list, onLeave }: Props) {
  const own = useOwnCall(list);
  const isAway = phone.status === 'away';
  return (
    <Stack gap="sm">
      <Group justify="space-between" wrap="nowrap">
        <Text fw={600}>{texts.phone[phone.status]}</Text>
        <Button
          flex="none"
          size="compact-sm"
          variant={isAway ? 'filled' : 'default'}
          disabled={phone.call !== null}
          onClick={() => (isAway ? void phone.goThere() : phone.goAway())}
        >
          {isAway ? texts.phone.goThere : texts.phone.goAway}
        </Button>
      </Group>
      {phone.fault === null ? (
        <Text size="sm" c="dimmed">
          {isAway ? texts.phone.hintAway : texts.phone.hintThere}
        </Text>
      ) : (
        <Alert color="orange" py="xs" role="alert">
          {texts.phone.faults[phone.fault]}
        </Alert>
      )}
      {(phone.call !== null || own?.state === 'held') && (
        <CallCard phone={phone} list={list} own={own} onLeave={onLeave} />
      )}
      <Divider />
      <QueueList phone={phone} list={list} own={own} onLeave={onLeave} />
    </Stack>
  );
}
