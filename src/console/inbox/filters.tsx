import { Button, CloseButton, Collapse, Group, Indicator, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { TicketFilter } from '../api/inbox.ts';
import { useBrands } from '../parts/use-brands.ts';
import { usePeople } from '../parts/use-people.ts';
import { texts } from '../texts/index.ts';
import { TICKET_KINDS, TICKET_PRIORITIES, TICKET_STATES } from '../ticket/choices.ts';
import type { FilterKey } from './use-filter.ts';

const TYPED_MS = 250;

interface Props {
  filter: TicketFilter;
  count: number;
  onSet: (key: FilterKey, value: string | null) => void;
  onClear: () => void;
}

export function Filters({ filter, count, onSet, onClear }: Props) {
  const [opened, { toggle }] = useDisclosure(count > (filter.q === undefined ? 0 : 1));
  return (
    <Stack gap="xs">
      <Group gap="xs" wrap="nowrap">
        <SearchField key={filter.view} initial={filter.q ?? ''} onSearch={(words) => onSet('q', words)} />
        <Indicator label={count} disabled={count === 0} size={16}>
          <Button
            variant="default"
            leftSection={<IconFilter size={16} />}
            onClick={toggle}
            aria-expanded={opened}
            visibleFrom="xs"
          >
            {texts.inbox.filters}
          </Button>
          <Button
            variant="default"
            onClick={toggle}
            aria-expanded={opened}
            aria-label={texts.inbox.filters}
            hiddenFrom="xs"
            px="xs"
          >
            <IconFilter size={16} />
          </Button>
        </Indicator>
      </Group>
      <Collapse expanded={opened}>
        <FilterFields filter={filter} onSet={onSet} />
        {count > 0 && (
          <Button variant="subtle" size="compact-sm" mt="xs" onClick={onClear}>
            {texts.inbox.clearFilters}
          </Button>
        )}
      </Collapse>
    </Stack>
  );
}

function SearchField({ initial, onSearch }: { initial: string; onSearch: (words: string) => void }) {
  const [words, setWords] = useState(initial);
  const said = useRef(initial);
  const settle = useDebouncedCallback((next: string) => {
    said.current = next;
    onSearch(next);
  }, TYPED_MS);
  // Not what was typed here: all filters were taken away, or somebody went back.
  useEffect(() => {
    if (initial === said.current) return;
    said.current = initial;
    settle.cancel();
    setWords(initial);
  }, [initial, settle]);
  const change = (next: string): void => {
    setWords(next);
    settle(next.trim());
  };
  return (
    <TextInput
      flex={1}
      data-search
      type="search"
      aria-label={texts.inbox.search}
      placeholder={texts.inbox.search}
      leftSection={<IconSearch size={16} />}
      rightSection={words !== '' && <CloseButton aria-label={texts.shell.remove} onClick={() => change('')} />}
      value={words}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

type Choice = readonly [FilterKey, string, { value: string; label: string }[]];

/** Where there is one brand alone, nothing is to be chosen. */
function brandChoice(brands: readonly { id: string; name: string }[]): Choice[] {
  if (brands.length < 2) return [];
  return [['brandId', texts.reports.brand, brands.map(({ id, name }) => ({ value: id, label: name }))]];
}

function FilterFields({ filter, onSet }: Pick<Props, 'filter' | 'onSet'>) {
  const people = usePeople();
  const { data: brands = [] } = useBrands();
  const { inbox, words } = texts;
  const choices: readonly Choice[] = [
    ...brandChoice(brands),
    ['state', inbox.state, TICKET_STATES.map((value) => ({ value, label: words.states[value] }))],
    ['kind', inbox.kind, TICKET_KINDS.map((value) => ({ value, label: words.kinds[value] }))],
    ['priority', inbox.priority, TICKET_PRIORITIES.map((value) => ({ value, label: words.priorities[value] }))],
    ['channel', inbox.channel, Object.entries(words.channels).map(([value, label]) => ({ value, label }))],
    [
      'assigneeId',
      inbox.assignee,
      [
        { value: 'none', label: words.nobody },
        ...(people.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ],
    ],
  ];
  return (
    <SimpleGrid cols={{ base: 2, md: 4, lg: 7 }} spacing="xs" pt={2}>
      {choices.map(([key, label, data]) => (
        <Select
          key={key}
          size="xs"
          label={label}
          data={data}
          value={filter[key] ?? null}
          onChange={(value) => onSet(key, value)}
          clearable
          searchable={key === 'assigneeId'}
        />
      ))}
      <TextInput
        size="xs"
        label={inbox.tag}
        value={filter.tag ?? ''}
        onChange={(event) => onSet('tag', event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        label={texts.ticket.orderNumber}
        value={filter.orderNumber ?? ''}
        onChange={(event) => onSet('orderNumber', event.currentTarget.value)}
      />
    </SimpleGrid>
  );
}
