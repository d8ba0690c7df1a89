import { Badge, Button, Card, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { inboxApi } from '../api/inbox.ts';
import { inGroups } from '../parts/formats.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Moment } from '../parts/moment.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { tellDone, tellError } from '../parts/tell.ts';
import { useMe } from '../session/use-me.ts';
import { texts } from '../texts/index.ts';

const { inbox } = texts;
type Review = Awaited<ReturnType<typeof inboxApi.mergeReviews>>[number];

/** Contacts that may be one person; a colleague decides, since joining them shows one's orders to the other. */
export function MergeReviewsPage() {
  const query = useQuery({ queryKey: ['merge-reviews'], queryFn: inboxApi.mergeReviews });
  return (
    <Sheet title={inbox.mergeReviews} hint={inbox.mergeHint}>
      <Loaded query={query}>
        {(reviews) =>
          reviews.length === 0 ? (
            <Text c="dimmed">{texts.shell.nothing}</Text>
          ) : (
            reviews.map((review) => <ReviewCard key={review.id} review={review} />)
          )
        }
      </Loaded>
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
    onSettled: () => queries.invalidateQueries({ queryKey: ['merge-reviews'] }),
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
            <Button size="sm" disabled={!mayDecide} onClick={() => decide.mutate('merged')}>
              {inbox.mergeYes}
            </Button>
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
          <Text size="sm">{value}</Text>
          {proven && <Badge color="teal">{inbox.proven}</Badge>}
        </Group>
      ))}
      {ticketNumbers.length > 0 && (
        <Text size="sm" c="dimmed">
          {ticketNumbers.map(inGroups).join(' · ')}
        </Text>
      )}
    </Stack>
  );
}
