import { Button, Menu } from '@mantine/core';
import type { CallList, MoveTo } from '../api/calls.ts';
import { useMe } from '../session/use-me.ts';
import { texts } from '../texts/index.ts';

/** Where a call can be sent: colleagues who could answer now, or the queue. */
export function SendOnMenu({ agents, onMove }: { agents: CallList['agents']; onMove: (to: MoveTo) => void }) {
  const me = useMe();
  const free = agents.filter(({ id, isAvailable, isBusy }) => id !== me.data?.id && isAvailable && !isBusy);
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" size="sm">
          {texts.phone.sendOn}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {free.length === 0 && <Menu.Label>{texts.phone.nobodyFree}</Menu.Label>}
        {free.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => onMove({ kind: 'agent', agentId: id })}>
            {texts.phone.to(name)}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => onMove({ kind: 'queue' })}>{texts.phone.toQueue}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
