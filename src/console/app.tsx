import { AppShell, Burger, Button, Group, NavLink, Text, Title, useMantineColorScheme } from '@mantine/core';
import { useDisclosure, useDocumentTitle } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiError, api } from './api.ts';
import classes from './app.module.css';
import { ConversationPage } from './pages/conversation.tsx';
import { ConversationsPage } from './pages/conversations.tsx';
import { ChannelsPage, QuarantinePage, UndeliveredPage } from './pages/operations.tsx';
import { SetUpPage, SignInPage } from './pages/sign-in.tsx';
import { TicketPage } from './pages/ticket.tsx';
import { TicketsPage } from './pages/tickets.tsx';
import { goTo, usePath } from './router.tsx';
import { texts } from './texts.ts';

/** "5 minutes ago" is written anew this often, milliseconds. */
const TICK_MS = 30_000;

const PAGES = [
  { path: '/tickets', label: texts.tickets },
  { path: '/conversations', label: texts.conversations },
  { path: '/undelivered', label: texts.undelivered },
  { path: '/quarantine', label: texts.quarantine },
  { path: '/channels', label: texts.channels },
];

export function App() {
  const path = usePath();
  const me = useQuery({ queryKey: ['me'], queryFn: api.me });
  const signedOut = me.error instanceof ApiError && me.error.status === 401;

  if (path === '/setup') return <SetUpPage />;
  if (signedOut) return <SignInPage />;
  if (me.data === undefined) return null;
  return <Shell path={path === '/' ? '/tickets' : path} name={me.data.name} />;
}

function Shell({ path, name }: { path: string; name: string }) {
  const [opened, { toggle, close }] = useDisclosure();
  const { toggleColorScheme } = useMantineColorScheme();
  const queries = useQueryClient();
  useLive();
  useTick();
  const title = PAGES.find((page) => path.startsWith(page.path))?.label;
  useDocumentTitle(title === undefined ? texts.product : `${title} – ${texts.product}`);
  const signOut = async (): Promise<void> => {
    await api.signOut();
    await queries.invalidateQueries({ queryKey: ['me'] });
  };

  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding="md"
    >
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group wrap="nowrap">
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={texts.menu} />
            <Title order={1} size="h4">
              {texts.product}
            </Title>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Text size="sm" visibleFrom="sm">
              {name}
            </Text>
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => toggleColorScheme()}
              aria-label={texts.lightOrDark}
            >
              ◐
            </Button>
            <Button variant="default" size="compact-sm" onClick={() => void signOut()}>
              {texts.signOut}
            </Button>
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs">
        {PAGES.map((page) => (
          <NavLink
            key={page.path}
            href={`/console${page.path}`}
            label={page.label}
            active={path.startsWith(page.path)}
            className={classes.nav ?? ''}
            onClick={(event) => {
              event.preventDefault();
              goTo(page.path);
              close();
            }}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main>
        <Page path={path} />
      </AppShell.Main>
    </AppShell>
  );
}

function Page({ path }: { path: string }) {
  const [, page, id] = path.split('/');
  switch (page) {
    case 'conversations':
      return id === undefined ? <ConversationsPage /> : <ConversationPage id={id} />;
    case 'undelivered':
      return <UndeliveredPage />;
    case 'quarantine':
      return <QuarantinePage />;
    case 'channels':
      return <ChannelsPage />;
    default:
      return id === undefined ? <TicketsPage /> : <TicketPage id={id} />;
  }
}

/** Something changed on the server: what is shown is asked for again. */
function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const source = new EventSource('/api/events');
    const refresh = (): void => void queries.invalidateQueries();
    // What happened before the line stood, also after it was cut, was not heard.
    source.addEventListener('ready', refresh);
    source.addEventListener('ticket.changed', refresh);
    source.addEventListener('conversation.changed', refresh);
    return () => source.close();
  }, [queries]);
}

function useTick(): void {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), TICK_MS);
    return () => clearInterval(timer);
  }, []);
}
