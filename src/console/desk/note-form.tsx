import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ticketApi } from '../api/ticket.ts';
import { tellDone, tellError } from '../parts/tell.ts';
import { usePeople } from '../parts/use-people.ts';
import { texts } from '../texts/index.ts';
import type { TicketDetail } from '../ticket/use-ticket.ts';
import { useDraft } from './use-draft.ts';

const MAX_NOTE = 8_000;
const MAX_SUGGESTIONS = 5;

/** For colleagues only. After an @ it offers their names. */
export function NoteForm({ detail: { ticket } }: { detail: TicketDetail }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const { text, setText } = useDraft(ticket.id, 'note');
  const queries = useQueryClient();
  const names = useSuggestions(text);
  const save = useMutation({
    mutationFn: () => ticketApi.note(ticket.id, text.trim()),
    onSuccess: () => {
      setText('');
      tellDone(texts.desk.noteSaved);
    },
    onError: tellError,
    onSettled: () => queries.invalidateQueries({ queryKey: ['ticket'] }),
  });
  const canSave = text.trim() !== '' && !save.isPending;
  const mention = (name: string): void => {
    setText(text.replace(/@[^\s@]*$/u, `@${name} `));
    field.current?.focus();
  };
  return (
    <Stack gap="xs">
      <Textarea
        ref={field}
        data-composer
        aria-label={texts.desk.note}
        placeholder={texts.desk.noteHint}
        value={text}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={MAX_NOTE}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={getHotkeyHandler([['mod+Enter', () => canSave && save.mutate()]])}
      />
      <Group justify="space-between" gap="xs">
        <Group gap={4}>
          {names.map((name) => (
            <Button key={name} size="compact-xs" variant="default" onClick={() => mention(name)}>
              @{name}
            </Button>
          ))}
          {names.length === 0 && (
            <Text size="xs" c="dimmed">
              {texts.desk.noteWho}
            </Text>
          )}
        </Group>
        <Button size="sm" color="yellow" disabled={!canSave} loading={save.isPending} onClick={() => save.mutate()}>
          {texts.desk.saveNote}
        </Button>
      </Group>
    </Stack>
  );
}

/** Colleagues whose name begins with what stands after the last @. */
function useSuggestions(text: string): string[] {
  const people = usePeople();
  const begun = /@([^\s@]*)$/u.exec(text)?.[1]?.toLowerCase();
  if (begun === undefined) return [];
  const names = (people.data ?? []).map(({ name }) => name);
  return names.filter((name) => name.toLowerCase().startsWith(begun)).slice(0, MAX_SUGGESTIONS);
}
