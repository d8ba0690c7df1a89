import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { OutboundStatus } from '../../core/message.ts';
import { type HandWord, inboxApi } from '../api/inbox.ts';
import { tellDone, tellError } from '../parts/tell.ts';
import { tellUndoable } from '../parts/tell-undoable.tsx';
import { texts } from '../texts/index.ts';
import { askAgain } from './ask-again.ts';

const { inbox } = texts;
const WORDS = {
  arrived: inbox.arrived,
  lost: inbox.lost,
  again: inbox.sendAgain,
  'dealt-with': inbox.dealtWith,
} as const satisfies Partial<Record<HandWord, string>>;
type Word = keyof typeof WORDS;

const OFFERED: Readonly<Partial<Record<OutboundStatus, readonly Word[]>>> = {
  uncertain: ['arrived', 'lost', 'again', 'dealt-with'],
  failed: ['again', 'dealt-with'],
};
/** It only waits; what is sent again would go twice. */
const OTHERWISE: readonly Word[] = ['dealt-with'];

/** A person says what became of a message, sends it again, or has seen to it another way. */
export function SettleButtons({ id, status }: { id: string; status: OutboundStatus }) {
  const queries = useQueryClient();
  const settle = useMutation({
    mutationFn: (word: HandWord) => inboxApi.settle(id, word),
    onSuccess: (_, word) => {
      if (word === 'dealt-with') tellUndoable(inbox.dealtWithNow, () => settle.mutate('reopen'));
      else tellDone(word === 'reopen' ? inbox.reopened : inbox.settled);
    },
    onError: tellError,
    onSettled: () => askAgain(queries, 'undelivered'),
  });
  return (
    <Group gap={4}>
      {(OFFERED[status] ?? OTHERWISE).map((word) => (
        <Button
          key={word}
          size="compact-xs"
          variant="default"
          loading={settle.isPending && settle.variables === word}
          onClick={() => settle.mutate(word)}
        >
          {WORDS[word]}
        </Button>
      ))}
    </Group>
  );
}
