import { Anchor, Badge, Box, Group, Paper, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { Moment, TimeOfDay } from '../parts/moment.tsx';
import classes from '../parts/parts.module.css';
import { sizeOf } from '../parts/size-of.ts';
import { useNameOf } from '../parts/use-people.ts';
import { texts } from '../texts/index.ts';
import { Delivery } from './delivery.tsx';
import { Understood } from './understood.tsx';
import type { ThreadLine } from './use-ticket.ts';

/** One message, as it was said: the customer's left, ours right. */
export function Message({ line, channel }: { line: ThreadLine; channel: string | null }) {
  const isOurs = line.direction === 'out';
  const trouble = line.status === 'failed' || line.status === 'uncertain';
  const isSaid = line.kind === 'message';
  return (
    <Box maw="88%" w="fit-content" ml={isOurs ? 'auto' : 0}>
      {channel !== null && (
        <Text size="xs" c="dimmed" ta={isOurs ? 'right' : 'left'}>
          {channel}
        </Text>
      )}
      <Paper
        withBorder
        px="sm"
        py={6}
        radius="lg"
        {...(isOurs ? { bg: 'var(--ours)' } : {})}
        {...(trouble ? { style: { borderColor: 'var(--mantine-color-red-6)' } } : {})}
      >
        <Text size="sm" className={classes.text ?? ''} {...(isSaid ? {} : { c: 'dimmed', fs: 'italic' })}>
          {isSaid ? line.text : texts.words.lineKinds[line.kind]}
        </Text>
        <Options line={line} />
        <Files line={line} />
        <RefusedFiles line={line} />
        <Copies line={line} />
        <Foot line={line} />
        <DealtWith line={line} />
      </Paper>
    </Box>
  );
}

function Options({ line: { options } }: { line: ThreadLine }) {
  if (options.length === 0) return null;
  return (
    <Group gap={4} mt={4}>
      {options.map(({ id, label }) => (
        <Badge key={id} variant="outline">
          {label}
        </Badge>
      ))}
    </Group>
  );
}

function Files({ line: { files, conversationId } }: { line: ThreadLine }) {
  return files.map((file) => (
    <Anchor
      key={file.id}
      href={`/api/conversations/${conversationId}/files/${file.id}`}
      size="sm"
      download
      display="block"
    >
      <IconPaperclip size={14} /> {file.name} ({sizeOf(file.size)}
      {file.as === 'link' && `, ${texts.desk.asLink}`}
      {file.as === 'unsent' && `, ${texts.desk.unsentFile}`})
    </Anchor>
  ));
}

/** What came and was not taken: there is nothing to open. */
function RefusedFiles({ line: { refusedFiles = [] } }: { line: ThreadLine }) {
  const { notTaken, refusals } = texts.desk;
  return refusedFiles.map(({ name, size, reason }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and none of them moves
    <Text key={index} size="sm" c="dimmed" className={classes.text ?? ''}>
      <IconPaperclip size={14} /> {notTaken(`${name} (${sizeOf(size)})`, refusals[reason])}
    </Text>
  ));
}

/** The same mail, written to several mailboxes: it was taken once. */
function Copies({ line: { copies = [] } }: { line: ThreadLine }) {
  if (copies.length === 0) return null;
  const accounts = copies.map(({ accountId }) => accountId).join(', ');
  return (
    <Text size="xs" c="dimmed">
      {texts.desk.alsoCameTo(accounts)}
    </Text>
  );
}

function Foot({ line }: { line: ThreadLine }) {
  const nameOf = useNameOf();
  const author =
    line.direction === 'out' ? (line.authorId === null ? texts.words.actors.bot : nameOf(line.authorId)) : '';
  return (
    <Group gap="xs" justify="flex-end" mt={2}>
      <Understood line={line} />
      <Text size="xs" c="dimmed">
        {author}
      </Text>
      <TimeOfDay at={line.at} />
      <Delivery line={line} />
    </Group>
  );
}

/** A colleague has seen to it another way; it did not arrive all the same. */
function DealtWith({ line: { dealtWith } }: { line: ThreadLine }) {
  const nameOf = useNameOf();
  if (dealtWith === undefined) return null;
  return (
    <Group gap={4} justify="flex-end">
      <Text size="xs" c="dimmed">
        {texts.desk.dealtWithBy(nameOf(dealtWith.userId))} ·
      </Text>
      <Moment at={dealtWith.at} size="xs" c="dimmed" />
    </Group>
  );
}
