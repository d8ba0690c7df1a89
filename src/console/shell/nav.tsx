import { Badge, Divider, NavLink, ScrollArea } from '@mantine/core';
import { Link as Followed, useLocation, useSearch } from 'wouter';
import { viewOf } from '../inbox/use-filter.ts';
import { inNumbers } from '../parts/formats.ts';
import { useMe } from '../session/use-me.ts';
import { texts } from '../texts/index.ts';
import { INBOX_PAGES, type NavPage, OTHER_PAGES } from './pages.ts';
import { useCounts } from './use-counts.ts';

/** The server counts no further. */
const COUNTED = 1_000;
/** Counts of these ask for somebody now. */
const URGENT = new Set(['breaching', 'escalations', 'undelivered']);

export function Nav({ onGo }: { onGo: () => void }) {
  const [path] = useLocation();
  const search = useSearch();
  const here = viewOf(new URLSearchParams(search));
  const counts = useCounts();
  const me = useMe();
  const isLead = me.data !== undefined && me.data.role !== 'agent';
  const isCurrent = ({ to }: NavPage): boolean => {
    const [page, query] = to.split('?');
    if (page !== '/tickets') return path.startsWith(page ?? '');
    return path === '/tickets' && here === viewOf(new URLSearchParams(query));
  };
  const show = (page: NavPage) => (
    <NavItem
      key={page.to}
      page={page}
      count={page.count === undefined ? 0 : (counts[page.count] ?? 0)}
      isCurrent={isCurrent(page)}
      onGo={onGo}
    />
  );
  return (
    <ScrollArea type="auto" offsetScrollbars>
      <nav aria-label={texts.shell.menu}>
        {INBOX_PAGES.map(show)}
        <Divider my="xs" />
        {OTHER_PAGES.filter(({ isForLeads }) => isForLeads !== true || isLead).map(show)}
      </nav>
    </ScrollArea>
  );
}

function NavItem({
  page,
  count,
  isCurrent,
  onGo,
}: {
  page: NavPage;
  count: number;
  isCurrent: boolean;
  onGo: () => void;
}) {
  const Icon = page.icon;
  return (
    <NavLink
      component={Followed}
      href={page.to}
      label={page.label}
      active={isCurrent}
      {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
      leftSection={<Icon size={18} stroke={1.6} />}
      rightSection={
        count > 0 && (
          <Badge size="sm" color={URGENT.has(page.count ?? '') ? 'red' : 'gray'}>
            {count < COUNTED ? inNumbers(count) : `${inNumbers(COUNTED)}+`}
          </Badge>
        )
      }
      styles={{ root: { borderRadius: 'var(--mantine-radius-md)', paddingBlock: 6 } }}
      onClick={onGo}
    />
  );
}
