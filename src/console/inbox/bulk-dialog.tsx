import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { AttachButton, FilePills } from '../desk/files.tsx';
import { useHeldFiles } from '../desk/use-held-files.ts';
import { MAX_TEXT } from '../limits.ts';
import { Dialog } from '../parts/dialog.tsx';
import { tellError } from '../parts/tell.ts';
import { usePeople } from '../parts/use-people.ts';
import { texts } from '../texts/index.ts';
import { type BulkAction, type BulkKind, type BulkResult, runBulk } from './run-bulk.ts';

const NOBODY = 'nobody';

interface Props {
  kind: BulkKind;
  ids: readonly string[];
  onDone: (result: BulkResult) => void;
  onClose: () => void;
}

/** Asks for what all of them get, and does it. */
export function BulkDialog({ kind, ids, onDone, onClose }: Props) {
  const [words, setWords] = useState('');
  const [isRunning, setRunning] = useState(false);
  const files = useHeldFiles();
  const people = usePeople();
  const queries = useQueryClient();
  const run = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setRunning(true);
    try {
      onDone(await runBulk(ids, actionOf(kind, words.trim()), files.files));
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
          {kind === 'assign' && (
            <Select
              label={texts.inbox.assignee}
              data={[
                { value: NOBODY, label: texts.words.nobody },
                ...(people.data ?? []).map(({ id, name, load }) => ({ value: id, label: `${name} (${load})` })),
              ]}
              value={words === '' ? null : words}
              allowDeselect={false}
              onChange={(value) => setWords(value ?? '')}
            />
          )}
          <Group justify="flex-end">
            {kind === 'reply' && <AttachButton files={{ ...files, isBusy: isRunning }} isPossible />}
            <Button variant="default" onClick={onClose} disabled={isRunning}>
              {texts.shell.cancel}
            </Button>
            <Button type="submit" loading={isRunning} disabled={words.trim() === '' && files.list.length === 0}>
              {kind === 'reply' ? texts.inbox.send : texts.shell.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

const TITLES: Readonly<Record<BulkKind, string>> = {
  reply: texts.inbox.bulkReply,
  assign: texts.inbox.bulkAssign,
  tag: texts.inbox.bulkTag,
};

function actionOf(kind: BulkKind, words: string): BulkAction {
  if (kind === 'reply') return { type: kind, text: words };
  return kind === 'tag' ? { type: kind, tag: words } : { type: kind, to: words === NOBODY ? null : words };
}
