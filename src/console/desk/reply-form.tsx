import { Alert, Group, Stack } from '@mantine/core';
import { type RefObject, useRef, useState } from 'react';
import type { TicketState } from '../../core/ticket.ts';
import { texts } from '../texts/index.ts';
import { useTypingSign } from '../ticket/use-presence.ts';
import type { ThreadLine, TicketDetail } from '../ticket/use-ticket.ts';
import { CannedMenu } from './canned-menu.tsx';
import { AttachButton } from './files.tsx';
import { NewerAlert } from './newer-alert.tsx';
import { isOver, OverNote } from './over-note.tsx';
import { SendButton } from './send-button.tsx';
import { TemplateButton, TemplateForm } from './template-form.tsx';
import { useDraft } from './use-draft.ts';
import { type DraftFiles, useDraftFiles } from './use-draft-files.ts';
import { useNewer } from './use-newer.ts';
import { useReply } from './use-reply.ts';
import { useTemplate } from './use-template.ts';
import { useWays, type Way } from './use-ways.ts';
import { WayChoice } from './way-choice.tsx';
import { isTooLong, WordsForm } from './words-form.tsx';

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
  const template = useTemplate(ticket.id, way);
  const { seenSeq, newer, acknowledge } = useNewer({
    conversationId,
    lastSeq: seen[conversationId] ?? way?.lastSeq ?? 0,
    lines,
    isWriting: text !== '' || template.chosen !== null,
  });
  const files = useDraftFiles(ticket.id);
  const typing = useTypingSign(ticket.id);
  const reply = useReply(ticket, ({ template: sent, text: said = '', fileIds = [] }) => {
    if (sent !== undefined) {
      template.forget();
      return;
    }
    setText(notSentYet(text, said));
    files.forget(fileIds);
  });
  const canned = useCanned(field);
  const isReady = template.isOpen ? template.isReady : areWordsReady(text, files, way);
  const over = isOver(ticket);
  const canSend = isReady && !over && newer.length === 0 && !files.isBusy && !reply.isPending;
  const send = (stateAfter?: TicketState): void => {
    const said = template.said ?? { text: text.trim(), fileIds: files.list.map(({ id }) => id) };
    if (canSend) reply.mutate({ conversationId, seenSeq, ...said, stateAfter });
  };
  const insert = (words: string): void => {
    setText(text === '' ? words : `${text.trimEnd()}\n\n${words}`);
    field.current?.focus();
  };
  if (over && text === '') return <OverNote detail={detail} />;
  if (way === undefined) return <Alert color="orange">{texts.desk.noAnswerWay}</Alert>;

  return (
    <Stack gap="xs">
      {/* What was begun before stays, to be taken along. */}
      {over && <OverNote detail={detail} />}
      <NewerAlert newer={newer} onRead={acknowledge} onRewrite={() => field.current?.focus()} />
      {template.isOpen ? (
        <TemplateForm template={template} onType={typing} />
      ) : (
        <WordsForm
          field={field}
          text={text}
          onChange={(words) => {
            setText(words);
            typing();
          }}
          onSend={() => send()}
          onSlash={canned.openFromField}
          way={way}
          files={files}
        />
      )}
      <Group gap="xs" justify="space-between">
        <Group gap="xs">
          <WayChoice ways={ways} way={way} onChoose={choose} />
          {(way.canReply || !template.isOpen) && <TemplateButton template={template} />}
          {!template.isOpen && (
            <>
              <AttachButton files={files} isPossible={way.files !== null} />
              <CannedMenu ticketId={ticket.id} onChoose={insert} {...canned.menu} />
            </>
          )}
        </Group>
        <SendButton disabled={!canSend} isSending={reply.isPending} transitions={transitions} onSend={send} />
      </Group>
    </Stack>
  );
}

/** The canned replies, opened by their button or by a slash where a line begins. */
function useCanned(field: RefObject<HTMLTextAreaElement | null>) {
  const [opened, setOpened] = useState<'no' | 'by button' | 'from field'>('no');
  const onLeave = opened === 'from field' ? () => field.current?.focus() : null;
  const onOpenedChange = (isOpen: boolean): void => setOpened(isOpen ? 'by button' : 'no');
  return { menu: { opened: opened !== 'no', onOpenedChange, onLeave }, openFromField: () => setOpened('from field') };
}

/** What was typed while the rest was on its way. */
function notSentYet(text: string, sent: string): string {
  const typed = text.trimStart();
  return typed.startsWith(sent) ? typed.slice(sent.length).trimStart() : text;
}

function areWordsReady(text: string, { list }: DraftFiles, way: Way | undefined): boolean {
  const areThere = text.trim() !== '' || list.length > 0;
  const filesFit = list.length === 0 || way?.files !== null;
  return areThere && filesFit && !isTooLong(text) && way?.canReply === true;
}
