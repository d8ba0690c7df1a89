import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch, IconTicket } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { inboxApi } from '../api/inbox.ts';
import { inGroups } from '../parts/formats.ts';
import { hasDialog } from '../parts/use-keys.ts';
import { texts, wordFor } from '../texts/index.ts';
import { INBOX_PAGES, OTHER_PAGES } from './pages.ts';
import { type Command, useCommands } from './use-commands.tsx';

const TYPED_MS = 200;
const MAX_TICKETS = 7;

/** Ctrl K: pages, what can be done here, and tickets by number, name or words. */
export function CommandPalette({ onHelp }: { onHelp: () => void }) {
  const [words, setWords] = useState('');
  const [, goTo] = useLocation();
  const commands = useCommands(onHelp);
  usePaletteKey();
  const fits = ({ label }: { label: string }): boolean => label.toLowerCase().includes(words.trim().toLowerCase());
  const pages = [...INBOX_PAGES, ...OTHER_PAGES].filter(fits);
  const actions = commands.filter(fits);
  const found = useFoundTickets(words);

  return (
    <Spotlight.Root
      attributes={{ content: { 'aria-label': texts.shell.palette } }}
      query={words}
      onQueryChange={setWords}
      shortcut={null}
      scrollable
      maxHeight={420}
    >
      <Spotlight.Search
        placeholder={texts.shell.paletteHint}
        aria-label={texts.shell.palette}
        leftSection={<IconSearch size={18} stroke={1.6} />}
      />
      <Spotlight.ActionsList>
        {found.length > 0 && (
          <Spotlight.ActionsGroup label={texts.shell.paletteTickets}>
            {found.map(({ ticket, contactName }) => (
              <Spotlight.Action
                key={ticket.id}
                label={`${inGroups(ticket.numbers[0])} · ${contactName ?? texts.words.noName}`}
                description={wordFor(texts.words.topics, ticket.topic)}
                leftSection={<IconTicket size={18} stroke={1.6} />}
                onClick={() => goTo(`/tickets/${ticket.id}`)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        <Spotlight.ActionsGroup label={texts.shell.palettePages}>
          {pages.map(({ to, label, icon: Icon }) => (
            <Spotlight.Action
              key={to}
              label={label}
              leftSection={<Icon size={18} stroke={1.6} />}
              onClick={() => goTo(to)}
            />
          ))}
        </Spotlight.ActionsGroup>
        <Spotlight.ActionsGroup label={texts.shell.paletteActions}>{actions.map(toAction)}</Spotlight.ActionsGroup>
        {found.length + pages.length + actions.length === 0 && (
          <Spotlight.Empty>{texts.shell.paletteNothing}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** Also while somebody types: an answer is kept as a draft. What is written in a dialog is not. */
function usePaletteKey(): void {
  useHotkeys([['mod+K', () => !hasDialog() && spotlight.open()]], []);
}

function toAction({ label, icon, run }: Command) {
  return <Spotlight.Action key={label} label={label} leftSection={icon} onClick={run} />;
}

function useFoundTickets(words: string) {
  const [settled] = useDebouncedValue(words.trim(), TYPED_MS);
  const found = useQuery({
    queryKey: ['tickets', 'palette', settled],
    queryFn: () => inboxApi.tickets({ q: settled, view: 'all' }, null),
    enabled: settled.length > 1,
    refetchInterval: false,
  });
  return settled.length > 1 && words.trim() !== '' ? (found.data?.rows.slice(0, MAX_TICKETS) ?? []) : [];
}
