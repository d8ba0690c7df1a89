import { ActionIcon, Badge, Group, Paper, Stack, Text, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Report } from '../api/reports.ts';
import { texts } from '../texts/index.ts';
import { SuggestDialog } from './suggest-dialog.tsx';

/** What customers wrote and nobody understood; one click says what it means. */
export function Sentences({ sentences }: { sentences: Report['unrecognised'] }) {
  const [suggested, setSuggested] = useState<string | null>(null);
  return (
    <Paper withBorder p="sm">
      <Text size="sm" fw={600} mb="xs">
        {texts.reports.unrecognised}
      </Text>
      {sentences.length === 0 && (
        <Text size="sm" c="dimmed">
          {texts.shell.nothing}
        </Text>
      )}
      <Stack gap={4}>
        {sentences.map(({ text, count }) => (
          <Group key={text} justify="space-between" wrap="nowrap">
            <Text size="sm" lineClamp={2} flex={1}>
              {text}
            </Text>
            <Badge color="gray">{count}</Badge>
            <Tooltip label={texts.reports.suggest}>
              <ActionIcon
                variant="default"
                aria-label={`${texts.reports.suggest}: ${text}`}
                onClick={() => setSuggested(text)}
              >
                <IconPlus size={16} />
              </ActionIcon>
            </Tooltip>
          </Group>
        ))}
      </Stack>
      {suggested !== null && <SuggestDialog text={suggested} onClose={() => setSuggested(null)} />}
    </Paper>
  );
}
