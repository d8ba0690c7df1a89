import { Button, Group, Text } from '@mantine/core';
import { IconHandStop, IconRobot } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { conversationsApi } from '../api/conversations.ts';
import { tellError } from '../parts/tell.ts';
import { useKeys } from '../parts/use-keys.ts';
import { useNameOf } from '../parts/use-people.ts';
import { useMe } from '../session/use-me.ts';
import { texts } from '../texts/index.ts';
import classes from './holder-bar.module.css';
import type { TicketDetail } from './use-ticket.ts';

/** Who answers the customer right now, and the way to change it. */
export function HolderBar({ detail: { ticket, conversations } }: { detail: TicketDetail }) {
  const me = useMe();
  const nameOf = useNameOf();
  const queries = useQueryClient();
  const conversation = conversations.find(({ conversation: { id } }) => id === ticket.conversationId)?.conversation;
  const hold = useMutation({
    mutationFn: ({ id, holder, expected }: { id: string; holder: 'bot' | 'person'; expected: string | null }) =>
      conversationsApi.hold(id, { holder, expected, force: holder === 'bot' }),
    onError: tellError,
    onSettled: () => queries.invalidateQueries({ queryKey: ['ticket'] }),
  });
  const withBot = conversation?.holder === 'bot';
  const toggle = (): void => {
    if (conversation === undefined) return;
    const { id, holderId } = conversation;
    hold.mutate({ id, holder: withBot ? 'person' : 'bot', expected: holderId });
  };
  useKeys([['t', toggle]]);
  if (conversation === undefined) return null;

  const sentence = sentenceOf(withBot, conversation.holderId, me.data?.id, nameOf);
  return (
    <Group className={classes.bar ?? ''} justify="space-between" wrap="nowrap" gap="xs">
      <Group gap={6} wrap="nowrap" miw={0}>
        {withBot ? <IconRobot size={16} /> : <IconHandStop size={16} />}
        <Text size="xs" lineClamp={2}>
          {sentence}
        </Text>
      </Group>
      <Button size="compact-xs" variant="default" flex="none" loading={hold.isPending} onClick={toggle}>
        {withBot ? texts.desk.takeOver : texts.desk.giveBack}
      </Button>
    </Group>
  );
}

function sentenceOf(
  ...[withBot, holderId, me, nameOf]: [boolean, string | null, string | undefined, (id: string) => string]
): string {
  if (withBot) return texts.desk.withBot;
  if (holderId === null) return texts.desk.withPerson;
  return holderId === me ? texts.desk.withMe : texts.desk.withColleague(nameOf(holderId));
}
