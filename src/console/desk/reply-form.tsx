import { Alert, Group, Stack, Text, Textarea } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { useRef } from 'react';
import type { TicketState } from '../../core/ticket.ts';
import { texts } from '../texts/index.ts';
import { useTypingSign } from '../ticket/use-presence.ts';
import type { ThreadLine, TicketDetail } from '../ticket/use-ticket.ts';
import { CannedMenu } from './canned-menu.tsx';
import { AttachButton, FileList } from './files.tsx';
import { NewerAlert } from './newer-alert.tsx';
import { SendButton } from './send-button.tsx';
import { useDraft } from './use-draft.ts';
import { useDraftFiles } from './use-draft-files.ts';
import { useNewer } from './use-newer.ts';
import { useReply } from './use-reply.ts';
import { useWays } from './use-ways.ts';
import { WayChoice } from './way-choice.tsx';

/** As much as the server takes of one answer, characters. */
const MAX_TEXT = 16_000;

interface Props {
  detail: TicketDetail;
  lines: ThreadLine[];
  seen: Readonly<Record<string, number>>;
}

export function ReplyForm({ detail, lines, seen }: Props) {
  const { ticket, transitions } = detail;
  const field = useRef<HTMLTextAreaElement>(null);
  const { text, setText } = useDraft(ticket.id, 'reply');
  const { ways, way, choose } = useWays(detail, lines);
  const conversationId = way?.conversation.id ?? '';
  const { seenSeq, newer, acknowledge } = useNewer({
    conversationId,
    lastSeq: seen[conversationId] ?? way?.lastSeq ?? 0,
    lines,
    isWriting: text !== '',
  });
  const files = useDraftFiles(ticket.id);
  const typing = useTypingSign(ticket.id);
  const reply = useReply(ticket, () => {
    setText('');
    files.forget();
  });
  const tooLong = text.length > MAX_TEXT;
  const hasWords = text.trim() !== '' || files.list.length > 0;
  const isHeldUp = tooLong || newer.length > 0 || files.isBusy || reply.isPending;
  const filesFit = files.list.length === 0 || way?.files !== null;
  const canSend = hasWords && !isHeldUp && filesFit && way?.canReply === true;
  const send = (stateAfter?: TicketState): void => {
    if (canSend)
      reply.mutate({ conversationId, seenSeq, text: text.trim(), fileIds: files.list.map(({ id }) => id), stateAfter });
  };
  const insert = (words: string): void => {
    setText(text === '' ? words : `${text.trimEnd()}\n\n${words}`);
    field.current?.focus();
  };
  if (way === undefined) return <Alert color="orange">{texts.desk.noAnswerWay}</Alert>;

  return (
    <Stack gap="xs">
      <NewerAlert newer={newer} onRead={acknowledge} onRewrite={() => field.current?.focus()} />
      <Textarea
        ref={field}
        data-composer
        aria-label={texts.desk.reply}
        placeholder={texts.desk.replyHint}
        value={text}
        autosize
        minRows={2}
        maxRows={10}
        error={tooLong ? texts.desk.tooLong : undefined}
        onChange={(event) => {
          setText(event.currentTarget.value);
          typing();
        }}
        onKeyDown={getHotkeyHandler([['mod+Enter', () => send()]])}
      />
      {way.needsTemplate && (
        <Text size="xs" c="dimmed">
          {texts.desk.goesIntoTemplate}
        </Text>
      )}
      <FileList files={files} capability={way.files} />
      <Group gap="xs" justify="space-between">
        <Group gap="xs">
          <AttachButton files={files} isPossible={way.files !== null} />
          <WayChoice ways={ways} way={way} onChoose={choose} />
          <CannedMenu ticketId={ticket.id} onChoose={insert} />
        </Group>
        <SendButton disabled={!canSend} isSending={reply.isPending} transitions={transitions} onSend={send} />
      </Group>
    </Stack>
  );
}
