import { AppShell } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useLive } from '../live/use-live.ts';
import { useTick } from '../live/use-tick.ts';
import { texts } from '../texts/index.ts';
import { useSignOfLife } from './availability.tsx';
import { CommandPalette } from './command-palette.tsx';
import { Header } from './header.tsx';
import { Nav } from './nav.tsx';
import { OfflineNote } from './offline-note.tsx';
import { ShortcutHelp } from './shortcut-help.tsx';
import { useGlobalKeys } from './use-global-keys.ts';

const HEADER_PX = 52;

/** The frame: header, list of pages, and the page itself. */
export function Shell({ children }: { children: ReactNode }) {
  const [navOpened, nav] = useDisclosure();
  const [helpOpened, help] = useDisclosure();
  useLive();
  useTick();
  useSignOfLife();
  useGlobalKeys({ help: help.open });

  return (
    <AppShell
      header={{ height: HEADER_PX }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !navOpened } }}
      padding="md"
    >
      <a className="skip" href="#content">
        {texts.shell.skip}
      </a>
      <AppShell.Header>
        <Header navOpened={navOpened} onToggleNav={nav.toggle} onHelp={help.open} />
      </AppShell.Header>
      <AppShell.Navbar p="xs">
        <Nav onGo={nav.close} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        {children}
      </AppShell.Main>
      <OfflineNote />
      <CommandPalette onHelp={help.open} />
      <ShortcutHelp opened={helpOpened} onClose={help.close} />
    </AppShell>
  );
}
