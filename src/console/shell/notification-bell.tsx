import { ActionIcon, Button, Indicator, Popover, ScrollArea, Stack, Text } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { peopleApi } from '../api/people.ts';
import { inNumbers } from '../parts/formats.ts';
import { Waiting } from '../parts/loaded.tsx';
import { texts } from '../texts/index.ts';
import { NotificationLine } from './notification-line.tsx';

/** Room for two digits. */
const SHOWN = 99;

export function NotificationBell() {
  const [opened, setOpened] = useState(false);
  const queries = useQueryClient();
  const list = useQuery({ queryKey: ['notifications', 'list'], queryFn: peopleApi.notifications, enabled: opened });
  const markRead = useMutation({
    mutationFn: peopleApi.markRead,
    onSettled: () => queries.invalidateQueries({ queryKey: ['notifications'] }),
  });
  const counted = useQuery({ queryKey: ['notifications', 'unread'], queryFn: peopleApi.unread });
  const unread = counted.data?.unread ?? 0;

  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={340} shadow="md" trapFocus>
      <Indicator label={unread > SHOWN ? `${SHOWN}+` : unread} disabled={unread === 0} size={16} color="red">
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={unread === 0 ? texts.shell.notifications : `${texts.shell.notifications}: ${inNumbers(unread)}`}
            onClick={() => setOpened(!opened)}
          >
            <IconBell size={20} stroke={1.6} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p="xs">
        <Stack gap="xs">
          {list.data === undefined ? (
            <Waiting />
          ) : list.data.length === 0 ? (
            <Text size="sm" c="dimmed" p="sm">
              {texts.shell.noNotifications}
            </Text>
          ) : (
            <ScrollArea.Autosize mah={380} type="auto">
              {list.data.map((item) => (
                <NotificationLine
                  key={item.id}
                  item={item}
                  onOpen={() => {
                    markRead.mutate([item.id]);
                    setOpened(false);
                  }}
                />
              ))}
            </ScrollArea.Autosize>
          )}
          {unread > 0 && (
            <Button variant="subtle" size="compact-sm" onClick={() => markRead.mutate(null)}>
              {texts.shell.markRead}
            </Button>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
