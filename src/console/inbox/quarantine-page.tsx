import { Badge, Button, Group, SegmentedControl, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { inboxApi, type QuarantineFilter } from '../api/inbox.ts';
import { Moment } from '../parts/moment.tsx';
import { Paged } from '../parts/paged.tsx';
import classes from '../parts/parts.module.css';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useMe } from '../session/use-me.ts';
import { texts } from '../texts/index.ts';
import { detailInWords } from './held-detail.ts';
import { QuarantineDialog } from './quarantine-dialog.tsx';

const { inbox } = texts;
type Item = Awaited<ReturnType<typeof inboxApi.quarantine>>['rows'][number];

/** What came in and was set aside: what waits, and what was let out. */
export function QuarantinePage() {
  const { filter, set } = useQuarantineFilter();
  const [opened, setRead] = useState<string | null>(null);
  const me = useMe();
  const isLead = me.data !== undefined && me.data?.role !== 'agent';
  const isReleased = filter.view === 'released';
  const last = isReleased ? [inbox.wasReleased] : [];
  return (
    <Sheet title={inbox.views.quarantine} hint={inbox.quarantineHint}>
      <Group gap="xs">
        <SegmentedControl
          value={filter.view}
          onChange={(view) => set('view', view)}
          aria-label={inbox.state}
          data={Object.entries(inbox.quarantineViews).map(([value, label]) => ({ value, label }))}
        />
        <Select
          value={filter.reason ?? null}
          onChange={(reason) => set('reason', reason)}
          placeholder={inbox.anyReason}
          aria-label={inbox.reason}
          data={Object.entries(texts.words.quarantineReasons).map(([value, label]) => ({ value, label }))}
          clearable
        />
      </Group>
      <Paged queryKey={['quarantine', 'list', filter]} page={(after) => inboxApi.quarantine(filter, after)}>
        {(rows) => (
          <Rows
            head={[inbox.reason, inbox.detail, inbox.account, inbox.when, ...last, inbox.actions]}
            rows={rows.map((item) => ({
              key: item.id,
              cells: [
                ...factsOf(item),
                ...(isReleased ? [<Moment key="released" at={item.releasedAt ?? item.at} />] : []),
                <Button
                  key="read"
                  size="compact-sm"
                  variant="default"
                  disabled={!isLead}
                  onClick={() => setRead(item.id)}
                >
                  {inbox.readItem}
                </Button>,
              ],
            }))}
          />
        )}
      </Paged>
      {opened !== null && <QuarantineDialog id={opened} onClose={() => setRead(null)} />}
    </Sheet>
  );
}

function factsOf({ reason, detail, accountId, at }: Item) {
  return [
    <Badge key="reason" color="orange">
      {texts.words.quarantineReasons[reason]}
    </Badge>,
    <Text key="detail" size="sm" className={classes.text ?? ''} title={detail}>
      {detailInWords(detail, texts.held)}
    </Text>,
    <Text key="account" size="sm">
      {accountId ?? inbox.noAccount}
    </Text>,
    <Moment key="when" at={at} />,
  ];
}

/** It stands in the address, as that of the tickets does. */
function useQuarantineFilter() {
  const [params, setParams] = useSearchParams();
  const reason = params.get('reason');
  const filter: QuarantineFilter & { view: string } = {
    view: params.get('view') === 'released' ? 'released' : 'waiting',
    ...(reason === null ? {} : { reason }),
  };
  const set = (key: 'view' | 'reason', value: string | null): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === null) next.delete(key);
        else next.set(key, value);
        return next;
      },
      { replace: true },
    );
  return { filter, set };
}
