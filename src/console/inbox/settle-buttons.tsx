import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { OutboundStatus } from '../../core/message.ts';
import { inboxApi } from '../api/inbox.ts';
import { tellDone, tellError } from '../parts/tell.ts';
import { texts } from '../texts/index.ts';
import { askAgain } from './ask-again.ts';

const { inbox } = texts;
const WORDS = { arrived: inbox.arrived, lost: inbox.lost, again: inbox.sendAgain } as const;

/** A person says what became of a message, or sends it again. */
export function SettleButtons({ id, status }: { id: string; status: OutboundStatus }) {
  const queries = useQueryClient();
  const settle = useMutation({
    mutationFn: (word: keyof typeof WORDS) => inboxApi.settle(id, word),
    onSuccess: () => tellDone(inbox.settled),
    onError: tellError,
    onSettled: () => askAgain(queries, 'undelivered'),
  });
  const words = (['arrived', 'lost', 'again'] as const).filter((word) =>
    word === 'again' ? status === 'failed' || status === 'uncertain' : status === 'uncertain',
  );
  return (
    <Group gap={4}>
      {words.map((word) => (
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
