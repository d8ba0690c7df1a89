import { ActionIcon, Combobox, Text, Tooltip, useCombobox } from '@mantine/core';
import { IconMessage2Bolt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ticketApi } from '../api/ticket.ts';
import { useKeys } from '../parts/use-keys.ts';
import { texts } from '../texts/index.ts';

interface Props {
  ticketId: string;
  opened: boolean;
  onOpenedChange: (opened: boolean) => void;
  onChoose: (text: string) => void;
  /** Where the focus goes when nothing is chosen; null: to its button. */
  onLeave: (() => void) | null;
}

/** Answers that are given often, filled in for this ticket and in its customer's language; found by typing. */
export function CannedMenu({ ticketId, opened, onOpenedChange, onChoose, onLeave }: Props) {
  const [words, setWords] = useState('');
  const menu = useCombobox({
    opened,
    onOpenedChange,
    onDropdownOpen: () => menu.focusSearchInput(),
    onDropdownClose: () => {
      menu.resetSelectedOption();
      setWords('');
    },
  });
  const list = useQuery({
    queryKey: ['canned', ticketId],
    queryFn: () => ticketApi.canned(ticketId),
    enabled: menu.dropdownOpened,
    refetchInterval: false,
  });
  useKeys([['c', () => menu.openDropdown()]]);
  const wanted = words.trim().toLowerCase().replace(/^\//, '');
  const fitting = (list.data ?? []).filter(({ title, shortcut, text }) =>
    `${title} ${shortcut} ${text}`.toLowerCase().includes(wanted),
  );
  const choose = (id: string): void => {
    menu.closeDropdown();
    const chosen = fitting.find((reply) => reply.id === id);
    if (chosen !== undefined) onChoose(chosen.text);
  };
  return (
    <Combobox store={menu} position="top-start" width={340} shadow="md" onOptionSubmit={choose}>
      <Combobox.Target targetType="button">
        <Tooltip label={texts.desk.canned}>
          <ActionIcon variant="default" size={30} aria-label={texts.desk.canned} onClick={() => menu.toggleDropdown()}>
            <IconMessage2Bolt size={18} />
          </ActionIcon>
        </Tooltip>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          aria-label={texts.desk.cannedSearch}
          placeholder={texts.desk.cannedSearch}
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            menu.resetSelectedOption();
          }}
          onKeyDown={(event) => event.key === 'Escape' && (onLeave ?? menu.focusTarget)()}
        />
        <Combobox.Options mah={300} style={{ overflowY: 'auto' }} aria-label={texts.desk.canned}>
          {fitting.map(({ id, title, shortcut, text, language }) => (
            <Combobox.Option key={id} value={id} lang={language}>
              <Text size="sm" fw={600}>
                {title}{' '}
                <Text span size="xs" c="dimmed">
                  /{shortcut}
                </Text>
              </Text>
              <Text size="xs" c="dimmed" lineClamp={2}>
                {text}
              </Text>
            </Combobox.Option>
          ))}
          {list.data !== undefined && fitting.length === 0 && (
            <Combobox.Empty>{list.data.length === 0 ? texts.desk.noCanned : texts.shell.paletteNothing}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
