import { Badge, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { inboxApi } from '../api/inbox.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Moment } from '../parts/moment.tsx';
import classes from '../parts/parts.module.css';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { texts } from '../texts/index.ts';

const { inbox } = texts;

/** What came in and was set aside. */
export function QuarantinePage() {
  const query = useQuery({ queryKey: ['quarantine'], queryFn: inboxApi.quarantine });
  return (
    <Sheet title={inbox.views.quarantine} hint={inbox.quarantineHint}>
      <Loaded query={query}>
        {(rows) => (
          <Rows
            head={[inbox.reason, inbox.detail, inbox.account, inbox.when]}
            rows={rows.map(({ id, reason, detail, accountId, at }) => ({
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
              ],
            }))}
          />
        )}
      </Loaded>
    </Sheet>
  );
}
