import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowMerge,
  IconArrowsSplit2,
  IconDots,
  IconGavel,
  IconPackage,
  IconPhone,
  IconPlayerTrackNext,
} from '@tabler/icons-react';
import { useState } from 'react';
import { texts } from '../texts/index.ts';
import { type MoreAction, MoreDialog } from './more-dialog.tsx';
import type { TicketDetail } from './use-ticket.ts';

const { ticket: words } = texts;

const ITEMS: readonly (readonly [MoreAction, string, typeof IconDots])[] = [
  ['merge', words.merge, IconArrowMerge],
  ['split', words.split, IconArrowsSplit2],
  ['follow-up', words.followUp, IconPlayerTrackNext],
  ['order', words.linkOrder, IconPackage],
  ['complaint', words.makeComplaint, IconGavel],
  ['docket', words.docket, IconPhone],
];

/** What is done seldom. */
export function MoreMenu({ detail }: { detail: TicketDetail }) {
  const [action, setAction] = useState<MoreAction | null>(null);
  const shown = ITEMS.filter(([name]) => isPossible(name, detail.ticket));
  if (shown.length === 0) return null;
  return (
    <>
      <Menu position="bottom-end" width={280} shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={words.more}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {shown.map(([name, label, Icon]) => (
            <Menu.Item key={name} leftSection={<Icon size={16} />} onClick={() => setAction(name)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {action !== null && <MoreDialog action={action} detail={detail} onClose={() => setAction(null)} />}
    </>
  );
}

function isPossible(action: MoreAction, { kind, state, mergedIntoId }: TicketDetail['ticket']): boolean {
  if (mergedIntoId !== null) return false;
  if (action === 'complaint') return kind === 'request';
  return (action === 'follow-up') === (state === 'closed') || action === 'order' || action === 'docket';
}
