import { Button, Group, Paper, Text } from '@mantine/core';
import { texts } from '../texts/index.ts';

interface Props {
  selected: ReadonlySet<string>;
  onClear: () => void;
}

/** What can be done to many tickets at once. */
export function BulkBar({ selected, onClear }: Props) {
  return (
    <Paper withBorder p="xs" role="region" aria-label={texts.inbox.selected(selected.size)}>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {texts.inbox.selected(selected.size)}
        </Text>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onClear}>
          {texts.inbox.unselect}
        </Button>
      </Group>
    </Paper>
  );
}
