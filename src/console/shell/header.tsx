import { ActionIcon, Burger, Group, Kbd, Text, Title, UnstyledButton } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { texts } from '../texts/index.ts';
import { DemoNote } from './demo-note.tsx';
import { HEADER_SLOTS } from './header-slots.ts';
import { NotificationBell } from './notification-bell.tsx';
import classes from './shell.module.css';
import { UserMenu } from './user-menu.tsx';

interface Props {
  navOpened: boolean;
  onToggleNav: () => void;
  onHelp: () => void;
}

export function Header({ navOpened, onToggleNav, onHelp }: Props) {
  return (
    <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="sm">
      <Group wrap="nowrap" gap="sm">
        <Burger
          opened={navOpened}
          onClick={onToggleNav}
          hiddenFrom="sm"
          size="sm"
          aria-label={texts.shell.menu}
          aria-expanded={navOpened}
        />
        <Title order={1} size="h4" c="teal">
          {texts.shell.product}
        </Title>
        <DemoNote />
      </Group>
      <UnstyledButton className={classes.search} onClick={spotlight.open} visibleFrom="sm">
        <IconSearch size={16} stroke={1.6} />
        <Text span size="sm" c="dimmed" flex={1}>
          {texts.shell.search}
        </Text>
        <Kbd size="xs">Ctrl K</Kbd>
      </UnstyledButton>
      <Group gap="xs" wrap="nowrap">
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          hiddenFrom="sm"
          onClick={spotlight.open}
          aria-label={texts.shell.search}
        >
          <IconSearch size={20} stroke={1.6} />
        </ActionIcon>
        {HEADER_SLOTS.map((Slot, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <Slot key={index} />
        ))}
        <NotificationBell />
        <UserMenu onHelp={onHelp} />
      </Group>
    </Group>
  );
}
