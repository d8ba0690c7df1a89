import { Alert, Button, Group, Text } from '@mantine/core';
import { texts } from '../texts/index.ts';

const { brand: words } = texts.settings;

/** A colleague was faster: nothing is saved before it is decided whose stays. */
export function Overtaken({ onTake, onKeep }: { onTake: () => void; onKeep: () => void }) {
  return (
    <Alert color="orange" role="alert">
      <Text size="sm" mb="xs">
        {words.overtaken}
      </Text>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={onTake}>
          {words.takeTheirs}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onKeep}>
          {words.keepMine}
        </Button>
      </Group>
    </Alert>
  );
}
