import { Center, Stack, Text } from '@mantine/core';
import { Link } from '../parts/link.tsx';
import { texts } from '../texts/index.ts';

export function NotFound() {
  return (
    <Center p="xl">
      <Stack align="center" gap="xs">
        <Text>{texts.shell.notFound}</Text>
        <Link to="/tickets">{texts.shell.inbox}</Link>
      </Stack>
    </Center>
  );
}
