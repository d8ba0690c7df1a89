import { Alert, Button, Code, CopyButton, Group, Text } from '@mantine/core';
import { texts } from '../../texts/index.ts';

/** A secret that is shown once: who closes the page without it makes a new one. */
export function SecretNote({ secret, hint }: { secret: string; hint?: string }) {
  return (
    <Alert color="orange">
      <Text size="sm" mb="xs">
        {texts.settings.integrations.once}
      </Text>
      <Group gap="xs">
        <Code style={{ overflowWrap: 'anywhere' }}>{secret}</Code>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {copied ? texts.shell.copied : texts.shell.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
      {hint !== undefined && (
        <Text size="sm" mt="xs" style={{ overflowWrap: 'anywhere' }}>
          {hint}
        </Text>
      )}
    </Alert>
  );
}
