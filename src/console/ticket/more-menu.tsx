import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPackage, IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import { texts } from '../texts/index.ts';
import { type MoreAction, MoreDialog } from './more-dialog.tsx';
import type { TicketDetail } from './use-ticket.ts';

const { ticket: words } = texts;

/** What is done seldom. */
export function MoreMenu({ detail }: { detail: TicketDetail }) {
  const [action, setAction] = useState<MoreAction | null>(null);
  return (
    <>
      <Menu position="bottom-end" width={280} shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={words.more}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPackage size={16} />} onClick={() => setAction('order')}>
            {words.linkOrder}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconPhone size={16} />} onClick={() => setAction('docket')}>
            {words.docket}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {action !== null && <MoreDialog action={action} detail={detail} onClose={() => setAction(null)} />}
    </>
  );
}
