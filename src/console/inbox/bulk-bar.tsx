import { Alert, Button, CloseButton, Group, Paper, Text } from '@mantine/core';
import { IconFlag, IconMessage2Share, IconProgressCheck, IconTag, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from '../parts/link.tsx';
import { texts } from '../texts/index.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import type { BulkKind, BulkResult } from './run-bulk.ts';

interface Props {
  /** The tickets that are chosen. */
  ids: readonly string[];
  /** Chooses the rest of the list too; null where all of it is there. */
  onAll: (() => Promise<void>) | null;
  onClear: () => void;
}

const ACTIONS = [
  ['reply', texts.inbox.bulkReply, IconMessage2Share],
  ['assign', texts.inbox.bulkAssign, IconUserPlus],
  ['tag', texts.inbox.bulkTag, IconTag],
  ['state', texts.inbox.bulkState, IconProgressCheck],
  ['priority', texts.inbox.bulkPriority, IconFlag],
] as const;

/** Refusals of many tickets are scrolled through, pixels: the bar must not hide the list. */
const OUTCOME_PX = 180;

/**
 * What can be done to many tickets at once: an incident is answered once, not forty times. It stays in sight while more
 * are chosen further down.
 */
export function BulkBar({ ids, onAll, onClear }: Props) {
  const [kind, setKind] = useState<BulkKind | null>(null);
  const [result, setResult] = useState<BulkResult | null>(null);
  const [isComing, setComing] = useState(false);
  const takeAll = (take: () => Promise<void>): void => {
    setComing(true);
    void take().finally(() => setComing(false));
  };
  return (
    <Paper
      withBorder
      p="xs"
      component="section"
      aria-label={texts.inbox.selected(ids.length)}
      pos="sticky"
      top="calc(var(--app-shell-header-height) + 4px)"
      style={{ zIndex: 3 }}
    >
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {texts.inbox.selected(ids.length)}
        </Text>
        {onAll !== null && (
          <Button size="compact-sm" variant="subtle" loading={isComing} onClick={() => takeAll(onAll)}>
            {texts.inbox.selectRest}
          </Button>
        )}
        {ACTIONS.map(([name, label, Icon]) => (
          <Button
            key={name}
            size="compact-sm"
            variant="default"
            leftSection={<Icon size={16} />}
            disabled={ids.length === 0}
            onClick={() => setKind(name)}
          >
            {label}
          </Button>
        ))}
        <CloseButton size="sm" aria-label={texts.inbox.unselect} onClick={onClear} />
      </Group>
      {result !== null && <Outcome result={result} />}
      {kind !== null && <BulkDialog kind={kind} ids={ids} onDone={setResult} onClose={() => setKind(null)} />}
    </Paper>
  );
}

/** Those that were refused are named, each with its reason: nobody must guess which customer got nothing. */
function Outcome({ result: { done, failed } }: { result: BulkResult }) {
  return (
    <Alert
      color={failed.length === 0 ? 'teal' : 'orange'}
      mt="xs"
      py="xs"
      role="status"
      mah={OUTCOME_PX}
      style={{ overflow: 'auto' }}
    >
      {texts.inbox.bulkDone(done, failed.length)}
      {failed.map(({ id, reason }) => (
        <Text key={id} size="sm">
          <Link to={`/tickets/${id}`}>{texts.inbox.ticket}</Link>: {reason}
        </Text>
      ))}
    </Alert>
  );
}
