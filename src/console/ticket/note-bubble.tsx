import { Group, Paper, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { TimeOfDay } from '../parts/moment.tsx';
import classes from '../parts/parts.module.css';
import { useNameOf } from '../parts/use-people.ts';
import { texts } from '../texts/index.ts';
import type { ThreadNote } from './use-ticket.ts';

/** Only for colleagues, and looks so. */
export function NoteBubble({ note }: { note: ThreadNote }) {
  const nameOf = useNameOf();
  return (
    <Paper withBorder p="xs" bg="var(--note)">
      <Group gap={6} mb={2}>
        <IconLock size={14} />
        <Text size="xs" fw={600}>
          {texts.desk.note} · {nameOf(note.authorId)}
        </Text>
        <TimeOfDay at={note.at} />
      </Group>
      <Text size="sm" className={classes.text ?? ''}>
        {note.text}
      </Text>
    </Paper>
  );
}
