import { Group, Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconChecks, IconClock, IconQuestionMark } from '@tabler/icons-react';
import type { OutboundStatus } from '../../core/message.ts';
import { lossInWords } from '../parts/loss-in-words.ts';
import { texts } from '../texts/index.ts';
import type { ThreadLine } from './use-ticket.ts';

const ICONS: Readonly<Record<OutboundStatus, typeof IconCheck>> = {
  queued: IconClock,
  sending: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
  failed: IconAlertTriangle,
  uncertain: IconQuestionMark,
};

/** Whether a message arrived; what went wrong is written out, and as it was noted in the tooltip. */
export function Delivery({ line: { status, reason } }: { line: Pick<ThreadLine, 'status' | 'reason'> }) {
  if (status === null) return null;
  const Icon = ICONS[status];
  const trouble = status === 'failed' || status === 'uncertain';
  const word = texts.words.statuses[status];
  const told = reason === null ? word : `${word}: ${lossInWords(reason, texts.losses)}`;
  return (
    <Tooltip
      label={trouble ? (reason ?? word) : told}
      multiline
      maw={360}
      events={{ hover: true, focus: true, touch: true }}
    >
      <Group gap={2} wrap="nowrap">
        <Icon
          size={14}
          style={{ flexShrink: 0 }}
          role="img"
          aria-label={word}
          color={trouble ? 'var(--late)' : status === 'read' ? 'var(--mantine-color-blue-6)' : 'currentColor'}
        />
        {trouble && (
          <Text size="xs" c="var(--late)">
            {told}
          </Text>
        )}
      </Group>
    </Tooltip>
  );
}
