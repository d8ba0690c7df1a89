import { Badge, Text } from '@mantine/core';
import { inboxApi } from '../api/inbox.ts';
import { Link } from '../parts/link.tsx';
import { lossInWords } from '../parts/loss-in-words.ts';
import { Moment } from '../parts/moment.tsx';
import { Paged } from '../parts/paged.tsx';
import classes from '../parts/parts.module.css';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { texts } from '../texts/index.ts';
import { SettleButtons } from './settle-buttons.tsx';

const { inbox } = texts;

type Content = Awaited<ReturnType<typeof inboxApi.undelivered>>['rows'][number]['message']['content'];

/** What was said; of files without words their names. */
function nameOf({ text, files = [] }: Content): string {
  return text || files.map(({ name }) => name).join(', ') || inbox.message;
}

/** Messages of which nobody can say that they arrived. */
export function UndeliveredPage() {
  return (
    <Sheet title={inbox.views.undelivered} hint={inbox.undeliveredHint}>
      <Paged queryKey={['undelivered']} page={inboxApi.undelivered}>
        {(rows) => (
          <Rows
            head={[inbox.message, inbox.state, inbox.reason, inbox.when, inbox.actions]}
            rows={rows.map(({ message, status, reason, createdAt }) => ({
              key: message.id,
              to: `/conversations/${message.conversationId}`,
              cells: [
                <Link key="text" to={`/conversations/${message.conversationId}`} size="sm" lineClamp={2}>
                  {nameOf(message.content)}
                </Link>,
                <Badge key="status" color={status === 'queued' ? 'orange' : 'red'}>
                  {texts.words.statuses[status]}
                </Badge>,
                <Text key="reason" size="sm" className={classes.text ?? ''} title={reason ?? ''}>
                  {reason === null ? '–' : lossInWords(reason, texts.losses)}
                </Text>,
                <Moment key="when" at={createdAt} />,
                <SettleButtons key="actions" id={message.id} status={status} />,
              ],
            }))}
          />
        )}
      </Paged>
    </Sheet>
  );
}
