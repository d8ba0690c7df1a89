import {
  Avatar,
  Menu,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import { IconKeyboard, IconLanguage, IconLogout, IconMoon, IconSun, IconUserCog } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { sessionApi } from '../api/session.ts';
import { tellError } from '../parts/tell.ts';
import { runErrands } from '../session/before-sign-out.ts';
import { useMe } from '../session/use-me.ts';
import { language, texts } from '../texts/index.ts';
import { type ConsoleLanguage, chooseLanguage, LANGUAGES } from '../texts/language.ts';
import { Availability } from './availability.tsx';

const OTHER: Readonly<Record<ConsoleLanguage, ConsoleLanguage>> = { en: 'hi', hi: 'en' };

export function UserMenu({ onHelp }: { onHelp: () => void }) {
  const me = useMe();
  const queries = useQueryClient();
  const [, goTo] = useLocation();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const signOut = async (): Promise<void> => {
    try {
      await runErrands();
      await sessionApi.signOut();
    } catch (error) {
      // Still signed in: whoever leaves this desk has to know.
      tellError(error);
      return;
    }
    queries.clear();
    window.location.reload();
  };
  const other = OTHER[language];

  return (
    <Menu position="bottom-end" width={240} shadow="md">
      <Menu.Target>
        <UnstyledButton>
          <Avatar size={34} color="teal" name={me.data?.name ?? ''} />
          <VisuallyHidden>
            {texts.shell.account}: {me.data?.name}
          </VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.data?.name} · {texts.words.roles[me.data?.role ?? 'agent']}
        </Menu.Label>
        <Availability />
        <Menu.Divider />
        <Menu.Item leftSection={<IconUserCog size={16} />} onClick={() => goTo('/settings/account')}>
          {texts.shell.account}
        </Menu.Item>
        <Menu.Item
          leftSection={scheme === 'dark' ? <IconSun size={16} /> : <IconMoon size={16} />}
          onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
        >
          {texts.shell.lightOrDark}
        </Menu.Item>
        <Menu.Item leftSection={<IconLanguage size={16} />} onClick={() => chooseLanguage(other)} lang={other}>
          {LANGUAGES[other]}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onHelp}>
          {texts.shell.shortcuts}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {texts.shell.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
