import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageTitle } from './page-title.tsx';
import { useTitle } from './use-title.ts';

interface Props {
  title: string;
  hint?: string;
  /** Stands at the right of the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page with a title. */
export function Sheet({ title, hint, actions, children }: Props) {
  useTitle(title);
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <div>
          <PageTitle>{title}</PageTitle>
          {hint !== undefined && (
            <Text size="sm" c="dimmed">
              {hint}
            </Text>
          )}
        </div>
        {actions}
      </Group>
      {children}
    </Stack>
  );
}
