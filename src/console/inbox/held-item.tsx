import { Box, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPaperclip } from '@tabler/icons-react';
import type { inboxApi } from '../api/inbox.ts';
import { Facts } from '../parts/facts.tsx';
import { Moment } from '../parts/moment.tsx';
import classes from '../parts/parts.module.css';
import { sizeOf } from '../parts/size-of.ts';
import { texts } from '../texts/index.ts';
import { detailInWords } from './held-detail.ts';

const { inbox } = texts;
type Item = Awaited<ReturnType<typeof inboxApi.quarantined>>;

/** What it says: who, when, the words, the files. Strangers wrote it: all of it is text, and nothing is fetched. */
export function HeldItem({ item }: { item: Item }) {
  const { detail, from, subject, sentAt, at, text, isWhole, files, raw } = item;
  return (
    <Stack gap="xs">
      <Facts
        facts={[
          [
            inbox.reason,
            <span key="reason" title={detail}>
              {detailInWords(detail, texts.held)}
            </span>,
          ],
          ...(from === '' ? [] : [[inbox.from, from] as const]),
          ...(subject === '' ? [] : [[inbox.subject, subject] as const]),
          ...(sentAt === null ? [] : [[inbox.sentAt, <Moment key="sent" at={sentAt} />] as const]),
          [inbox.setAsideAt, <Moment key="at" at={at} />],
        ]}
      />
      {text !== '' && <Shown text={text} />}
      {text === '' && files.length === 0 && (
        <Text size="sm" c="dimmed">
          {inbox.noWords}
        </Text>
      )}
      {!isWhole && (
        <Text size="xs" c="dimmed">
          {inbox.itemCut}
        </Text>
      )}
      {files.length > 0 && <Files files={files} />}
      {raw !== null && <Raw text={raw} />}
    </Stack>
  );
}

function Files({ files }: Pick<Item, 'files'>) {
  return (
    <Group gap="xs" wrap="nowrap" align="start" role="group" aria-label={inbox.files}>
      <IconPaperclip size={16} style={{ flexShrink: 0 }} />
      <Box miw={0}>
        {files.map(({ name, size }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and none of them moves
          <Text key={index} size="sm" className={classes.text ?? ''}>
            {[name || inbox.unnamedFile, ...(size === null ? [] : [`(${sizeOf(size)})`])].join(' ')}
          </Text>
        ))}
      </Box>
    </Group>
  );
}

/** As it came, for those who want to see it. */
function Raw({ text }: { text: string }) {
  const [isOpen, { toggle }] = useDisclosure();
  return (
    <>
      <Button variant="subtle" size="compact-sm" aria-expanded={isOpen} onClick={toggle} style={{ alignSelf: 'start' }}>
        {inbox.asItCame}
      </Button>
      {isOpen && <Shown text={text} isRaw />}
    </>
  );
}

function Shown({ text, isRaw = false }: { text: string; isRaw?: boolean }) {
  return (
    <Paper withBorder p="xs" mah={360} tabIndex={0} style={{ overflow: 'auto' }}>
      <Text size={isRaw ? 'xs' : 'sm'} className={classes.text ?? ''} {...(isRaw ? { ff: 'monospace' } : {})}>
        {text}
      </Text>
    </Paper>
  );
}
