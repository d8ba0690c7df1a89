import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { texts } from '../texts/index.ts';

/** For what was done with one press, and can be taken back with another one as long as this stands there. */
export function tellUndoable(message: string, onUndo: () => void): void {
  const id = notifications.show({
    color: 'teal',
    autoClose: 12_000,
    message: (
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="default"
          flex="none"
          onClick={() => {
            notifications.hide(id);
            onUndo();
          }}
        >
          {texts.shell.undo}
        </Button>
      </Group>
    ),
  });
}
