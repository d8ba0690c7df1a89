import {
  IconAlarm,
  IconArchive,
  IconBug,
  IconChartBar,
  IconInbox,
  IconMailX,
  IconMessages,
  IconSettings,
  IconStairsUp,
  IconUser,
  IconUserQuestion,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { texts } from '../texts/index.ts';

export interface NavPage {
  /** Below /console; `view` names a list of the inbox. */
  to: string;
  label: string;
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  /** Which count stands beside it. */
  count?: string;
  /** Only for those who lead. */
  isForLeads?: boolean;
}

const { views } = texts.inbox;

export const INBOX_PAGES: readonly NavPage[] = [
  { to: '/tickets?view=escalations', label: views.escalations, icon: IconStairsUp, count: 'escalations' },
  { to: '/tickets?view=mine', label: views.mine, icon: IconUser, count: 'mine' },
  { to: '/tickets?view=unassigned', label: views.unassigned, icon: IconUserQuestion, count: 'unassigned' },
  { to: '/tickets?view=breaching', label: views.breaching, icon: IconAlarm, count: 'breaching' },
  { to: '/tickets', label: views.open, icon: IconInbox, count: 'open' },
  { to: '/tickets?view=all', label: views.all, icon: IconArchive },
  { to: '/undelivered', label: views.undelivered, icon: IconMailX, count: 'undelivered' },
  { to: '/quarantine', label: views.quarantine, icon: IconBug, count: 'quarantine' },
  { to: '/merge-reviews', label: texts.inbox.mergeReviews, icon: IconUsersGroup, count: 'mergeReviews' },
];

export const OTHER_PAGES: readonly NavPage[] = [
  { to: '/conversations', label: texts.shell.conversations, icon: IconMessages },
  { to: '/reports', label: texts.shell.reports, icon: IconChartBar, isForLeads: true },
  { to: '/settings', label: texts.shell.settings, icon: IconSettings },
];
