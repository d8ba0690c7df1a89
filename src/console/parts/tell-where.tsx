import { Anchor, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';

/** For what was done, with where it can be looked at. */
export function tellWhere(message: string, to: { label: string; go: () => void }): void {
  notifications.show({
    message: (
      <Stack gap={2} align="flex-start">
        <Text size="sm">{message}</Text>
        <Anchor component="button" type="button" size="sm" onClick={to.go}>
          {to.label}
        </Anchor>
      </Stack>
    ),
    color: 'teal',
    autoClose: 10_000,
  });
}
