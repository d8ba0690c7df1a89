import { ActionIcon, Menu, ScrollArea, Text, TextInput, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconMessage2Bolt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ticketApi } from '../api/ticket.ts';
import { texts } from '../texts/index.ts';

/** Answers that are given often, filled in for this ticket and in its customer's language. */
export function CannedMenu({ ticketId, onChoose }: { ticketId: string; onChoose: (text: string) => void }) {
  const [opened, setOpened] = useState(false);
  const [words, setWords] = useState('');
  const list = useQuery({
    queryKey: ['canned', ticketId],
    queryFn: () => ticketApi.canned(ticketId),
    enabled: opened,
    refetchInterval: false,
  });
  useHotkeys([['c', () => setOpened(true)]]);
  const wanted = words.trim().toLowerCase().replace(/^\//, '');
  const fitting = (list.data ?? []).filter(({ title, shortcut, text }) =>
    `${title} ${shortcut} ${text}`.toLowerCase().includes(wanted),
  );
  return (
    <Menu opened={opened} onChange={setOpened} position="top-start" width={340} shadow="md" trapFocus={false}>
      <Menu.Target>
        <Tooltip label={texts.desk.canned}>
          <ActionIcon variant="default" size={30} aria-label={texts.desk.canned}>
            <IconMessage2Bolt size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <TextInput
          size="xs"
          m={4}
          aria-label={texts.desk.cannedSearch}
          placeholder={texts.desk.cannedSearch}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          autoFocus
        />
        <ScrollArea.Autosize mah={300} type="auto">
          {fitting.map(({ id, title, shortcut, text, language }) => (
            <Menu.Item key={id} onClick={() => onChoose(text)} lang={language}>
              <Text size="sm" fw={600}>
                {title}{' '}
                <Text span size="xs" c="dimmed">
                  /{shortcut}
                </Text>
              </Text>
              <Text size="xs" c="dimmed" lineClamp={2}>
                {text}
              </Text>
            </Menu.Item>
          ))}
          {list.data !== undefined && fitting.length === 0 && (
            <Text size="sm" c="dimmed" p="xs">
              {list.data.length === 0 ? texts.desk.noCanned : texts.shell.paletteNothing}
            </Text>
          )}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}
