import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { AttachButton, FilePills } from '../desk/files.tsx';
import { useHeldFiles } from '../desk/use-held-files.ts';
import { MAX_TEXT } from '../limits.ts';
import { Dialog } from '../parts/dialog.tsx';
import { tellError } from '../parts/tell.ts';
import { usePeople } from '../parts/use-people.ts';
import { useTryKey } from '../parts/use-try-key.ts';
import { texts } from '../texts/index.ts';
import { TICKET_PRIORITIES } from '../ticket/choices.ts';
import { type BulkAction, type BulkKind, type BulkResult, runBulk } from './run-bulk.ts';

const NOBODY = 'nobody';
/** What people set many tickets to. */
const BULK_STATES = ['open', 'waiting-customer', 'waiting-third-party', 'resolved', 'closed'] as const;

interface Props {
  kind: BulkKind;
  ids: readonly string[];
  onDone: (result: BulkResult) => void;
  onClose: () => void;
}

/** Asks for what all of them get, and does it. */
export function BulkDialog({ kind, ids: chosen, onDone, onClose }: Props) {
  // The list behind goes on meanwhile: a try that comes again is for the same tickets, in the same order.
  const [ids] = useState(chosen);
  const [words, setWords] = useState('');
  const [isRunning, setRunning] = useState(false);
  const files = useHeldFiles();
  const tries = useTryKey();
  const choices = useChoices(kind);
  const queries = useQueryClient();
  const run = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const said = words.trim();
    const action = actionOf(kind, said, tries.of([ids, said, files.list]));
    if (action === null) return;
    setRunning(true);
    try {
      onDone(await runBulk(ids, action, files.files));
      onClose();
    } catch (error) {
      tellError(error);
    }
    setRunning(false);
    await queries.invalidateQueries();
  };
  const field = {
    value: words,
    'data-autofocus': true,
    onChange: (event: { currentTarget: { value: string } }) => setWords(event.currentTarget.value),
  };
  return (
    <Dialog onClose={onClose} title={TITLES[kind]}>
      <form onSubmit={(event) => void run(event)}>
        <Stack>
          {kind === 'reply' && (
            <>
              <Text size="sm">{texts.inbox.bulkReplyHint(ids.length)}</Text>
              <Textarea
                aria-label={texts.desk.reply}
                {...field}
                autosize
                minRows={4}
                maxRows={12}
                maxLength={MAX_TEXT}
              />
              <FilePills files={files} />
            </>
          )}
          {kind === 'tag' && <TextInput label={texts.inbox.tag} {...field} maxLength={40} />}
          {choices !== null && (
            <Select
              label={choices.label}
              description={kind === 'state' ? texts.inbox.bulkStateHint : undefined}
              data={choices.data}
              value={words === '' ? null : words}
              allowDeselect={false}
              data-autofocus
              onChange={(value) => setWords(value ?? '')}
            />
          )}
          <Group justify="flex-end">
            {kind === 'reply' && <AttachButton files={{ ...files, isBusy: isRunning }} isPossible />}
            <Button variant="default" onClick={onClose} disabled={isRunning}>
              {texts.shell.cancel}
            </Button>
            <Button type="submit" loading={isRunning} disabled={words.trim() === '' && files.list.length === 0}>
              {kind === 'reply' ? texts.inbox.send : TITLES[kind]}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

interface Choices {
  label: string;
  data: { value: string; label: string }[];
}

/** Null: it is written, not chosen. */
function useChoices(kind: BulkKind): Choices | null {
  const people = usePeople();
  const { states, priorities, nobody } = texts.words;
  switch (kind) {
    case 'assign': {
      const named = (people.data ?? []).map(({ id, name, load }) => ({ value: id, label: `${name} (${load})` }));
      return { label: texts.inbox.assignee, data: [{ value: NOBODY, label: nobody }, ...named] };
    }
    case 'state':
      return { label: texts.inbox.state, data: BULK_STATES.map((value) => ({ value, label: states[value] })) };
    case 'priority':
      return {
        label: texts.ticket.priority,
        data: TICKET_PRIORITIES.map((value) => ({ value, label: priorities[value] })),
      };
    default:
      return null;
  }
}

const TITLES: Readonly<Record<BulkKind, string>> = {
  reply: texts.inbox.bulkReply,
  assign: texts.inbox.bulkAssign,
  tag: texts.inbox.bulkTag,
  state: texts.inbox.bulkState,
  priority: texts.inbox.bulkPriority,
};

function actionOf(kind: BulkKind, words: string, key: string): BulkAction | null {
  const to = BULK_STATES.find((state) => state === words);
  const priority = TICKET_PRIORITIES.find((one) => one === words);
  switch (kind) {
    case 'reply':
      return { type: kind, text: words, key };
    case 'tag':
      return { type: kind, tag: words };
    case 'assign':
      return { type: kind, to: words === NOBODY ? null : words };
    case 'state':
      return to === undefined ? null : { type: kind, to };
    case 'priority':
      return priority === undefined ? null : { type: kind, priority };
  }
}
