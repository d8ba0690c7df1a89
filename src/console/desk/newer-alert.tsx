import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconMessageExclamation } from '@tabler/icons-react';
import classes from '../parts/parts.module.css';
import { texts } from '../texts/index.ts';
import type { ThreadLine } from '../ticket/use-ticket.ts';

interface Props {
  newer: readonly ThreadLine[];
  onRead: () => void;
  onRewrite: () => void;
}

/** Stops an answer that would miss what was said meanwhile, and shows it. */
export function NewerAlert({ newer, onRead, onRewrite }: Props) {
  if (newer.length === 0) return null;
  return (
    <Alert color="orange" icon={<IconMessageExclamation size={18} />} title={texts.desk.newer} role="alert" p="xs">
      <Stack gap={4}>
        {newer.map((line) => (
          <Text key={line.id} size="sm" className={classes.text ?? ''} fw={line.direction === 'in' ? 600 : 400}>
            {line.text}
          </Text>
        ))}
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              onRead();
              onRewrite();
            }}
          >
            {texts.desk.haveRead}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
