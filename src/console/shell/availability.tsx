import { Menu, Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { peopleApi } from '../api/people.ts';
import { tellError } from '../parts/tell.ts';
import { usePeople } from '../parts/use-people.ts';
import { useMe } from '../session/use-me.ts';
import { texts } from '../texts/index.ts';

/** Whether round robin gives tickets to this person. */
export function Availability() {
  const me = useMe();
  const people = usePeople();
  const queries = useQueryClient();
  const own = people.data?.find(({ id }) => id === me.data?.id);
  const isAvailable = own?.status === 'available';
  const change = useMutation({
    mutationFn: () => peopleApi.setStatus(isAvailable ? 'away' : 'available'),
    onError: tellError,
    onSettled: () => queries.invalidateQueries({ queryKey: ['people'] }),
  });
  return (
    <Menu.Item closeMenuOnClick={false} onClick={() => change.mutate()}>
      <Switch
        checked={isAvailable}
        readOnly
        tabIndex={-1}
        aria-hidden
        size="xs"
        label={isAvailable ? texts.shell.available : texts.shell.away}
        styles={{ root: { pointerEvents: 'none' } }}
      />
    </Menu.Item>
  );
}

/** Tickets of people who are gone are taken back; an open console is the sign of life. Milliseconds. */
const ALIVE_EVERY_MS = 60_000;

export function useSignOfLife(): void {
  useEffect(() => {
    // A sign that gets lost is made good by the next one.
    const sign = (): void => void peopleApi.setStatus().catch(() => {});
    sign();
    const timer = setInterval(sign, ALIVE_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
}
