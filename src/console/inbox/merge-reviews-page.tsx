import { Badge, Button, Card, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { inboxApi } from '../api/inbox.ts';
import { inGroups } from '../parts/formats.ts';
import { Link } from '../parts/link.tsx';
import { Moment } from '../parts/moment.tsx';
import { Paged } from '../parts/paged.tsx';
import classes from '../parts/parts.module.css';
import { Sheet } from '../parts/sheet.tsx';
import { SureButton } from '../parts/sure-button.tsx';
import { tellDone, tellError } from '../parts/tell.ts';
import { useMe } from '../session/use-me.ts';
import { texts } from '../texts/index.ts';
import { askAgain } from './ask-again.ts';

const { inbox } = texts;
type Review = Awaited<ReturnType<typeof inboxApi.mergeReviews>>['rows'][number];

/** Contacts that may be one person; a colleague decides, since joining them shows one's orders to the other. */
export function MergeReviewsPage() {
  return (
    <Sheet title={inbox.mergeReviews} hint={inbox.mergeHint}>
      <Paged queryKey={['merge-reviews']} page={inboxApi.mergeReviews}>
        {(reviews) => reviews.map((review) => <ReviewCard key={review.id} review={review} />)}
      </Paged>
    </Sheet>
  );
}

function ReviewCard({ review: { id, at, contact, other } }: { review: Review }) {
  const queries = useQueryClient();
  const me = useMe();
  const decide = useMutation({
    mutationFn: (decision: 'merged' | 'apart') => inboxApi.decideMerge(id, decision),
    onSuccess: ({ status }) => tellDone(status === 'merged' ? inbox.mergeDone : inbox.apartDone),
    onError: tellError,
    onSettled: () => askAgain(queries, 'merge-reviews'),
  });
  const mayDecide = me.data !== undefined && me.data?.role !== 'agent' && !decide.isPending;
  return (
    <Card withBorder>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Person person={contact} />
          <Person person={other} />
        </SimpleGrid>
        <Group justify="space-between">
          <Moment at={at} />
          <Group gap="xs">
            <Button size="sm" variant="default" disabled={!mayDecide} onClick={() => decide.mutate('apart')}>
              {inbox.mergeNo}
            </Button>
            {mayDecide && (
              <SureButton
                size="sm"
                variant="filled"
                label={inbox.mergeYes}
                sure={inbox.mergeSure}
                onSure={() => decide.mutate('merged')}
              />
            )}
          </Group>
        </Group>
      </Stack>
    </Card>
  );
}

function Person({ person: { name, identities, ticketNumbers } }: { person: Review['contact'] }) {
  return (
    <Stack gap={4}>
      <Text fw={600}>{name ?? inbox.unnamed}</Text>
      {identities.map(({ kind, value, proven }) => (
        <Group key={`${kind}/${value}`} gap="xs">
          <Text size="sm" c="dimmed">
            {texts.words.identities[kind]}
          </Text>
          <Text size="sm" className={classes.text ?? ''}>
            {value}
          </Text>
          {proven && <Badge color="teal">{inbox.proven}</Badge>}
        </Group>
      ))}
      {ticketNumbers.length > 0 && (
        <Group gap="xs">
          {ticketNumbers.map((number) => (
            <Link key={number} to={`/tickets?view=all&q=${number}`} size="sm">
              {inGroups(number)}
            </Link>
          ))}
        </Group>
      )}
    </Stack>
  );
}
