import { Badge, Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { inboxApi } from '../api/inbox.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Moment } from '../parts/moment.tsx';
import classes from '../parts/parts.module.css';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useMe } from '../session/use-me.ts';
import { texts } from '../texts/index.ts';
import { QuarantineDialog } from './quarantine-dialog.tsx';

const { inbox } = texts;

/** What came in and was set aside. */
export function QuarantinePage() {
  const query = useQuery({ queryKey: ['quarantine'], queryFn: inboxApi.quarantine });
  const [opened, setRead] = useState<string | null>(null);
  const me = useMe();
  const isLead = me.data !== undefined && me.data?.role !== 'agent';
  return (
    <Sheet title={inbox.views.quarantine} hint={inbox.quarantineHint}>
      <Loaded query={query}>
        {(rows) => (
          <Rows
            head={[inbox.reason, inbox.detail, inbox.account, inbox.when, inbox.actions]}
            rows={rows.map(({ id, reason, detail, accountId, at, releasedAt }) => ({
              key: id,
              cells: [
                <Badge key="reason" color="orange">
                  {texts.words.quarantineReasons[reason]}
                </Badge>,
                <Text key="detail" size="sm" className={classes.text ?? ''}>
                  {detail}
                </Text>,
                <Text key="account" size="sm">
                  {accountId ?? inbox.noAccount}
                </Text>,
                <Moment key="when" at={at} />,
                releasedAt === null ? (
                  <Button key="read" size="compact-sm" variant="default" disabled={!isLead} onClick={() => setRead(id)}>
                    {inbox.readItem}
                  </Button>
                ) : (
                  <Text key="read" size="sm" c="dimmed">
                    {inbox.wasReleased}
                  </Text>
                ),
              ],
            }))}
          />
        )}
      </Loaded>
      {opened !== null && <QuarantineDialog id={opened} onClose={() => setRead(null)} />}
    </Sheet>
  );
}
