import { Badge, Box, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ChannelRow, channelsApi } from '../../api/channels.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import classes from '../../parts/parts.module.css';
import { Rows } from '../../parts/rows.tsx';
import { Section } from '../../parts/section.tsx';
import { useMe } from '../../session/use-me.ts';
import { texts, wordFor } from '../../texts/index.ts';
import { ChannelDialog } from './channel-dialog.tsx';
import { PairingDialog } from './pairing-dialog.tsx';

const COLOURS = { ok: 'teal', starting: 'blue', degraded: 'orange', down: 'red' } as const;
/** Health changes without an event. */
const LOOK_EVERY_MS = 5_000;

const { channels } = texts.settings;

/** Every account and how it is right now. */
export function ChannelsSection() {
  const [pairing, setPairing] = useState<ChannelRow | null>(null);
  const [shown, setShown] = useState<ChannelRow | null>(null);
  const isAdmin = useMe().data?.role === 'admin';
  const query = useQuery({ queryKey: ['channels'], queryFn: channelsApi.list, refetchInterval: LOOK_EVERY_MS });
  return (
    <Section title={texts.settings.sections.channels}>
      <Loaded query={query} empty={<Text c="dimmed">{channels.none}</Text>}>
        {(rows) => (
          <Rows
            head={[texts.inbox.channel, channels.health, channels.detail, channels.since, '']}
            rows={rows.map((row) => ({
              key: row.id,
              cells: cellsOf(row, { onShow: () => setShown(row), onPair: isAdmin ? () => setPairing(row) : null }),
            }))}
          />
        )}
      </Loaded>
      {shown !== null && <ChannelDialog channel={shown} onClose={() => setShown(null)} />}
      {pairing !== null && <PairingDialog accountId={pairing.id} onClose={() => setPairing(null)} />}
    </Section>
  );
}

interface Acts {
  onShow: () => void;
  /** Null: not for this person. */
  onPair: (() => void) | null;
}

function cellsOf({ id, kind, health }: ChannelRow, { onShow, onPair }: Acts) {
  return [
    <Box key="name">
      <Text size="sm" fw={500}>
        {wordFor(texts.words.channels, kind)}
      </Text>
      <Text size="xs" c="dimmed">
        {id}
      </Text>
    </Box>,
    <Badge key="state" color={COLOURS[health.state]}>
      {texts.words.health[health.state]}
    </Badge>,
    <Text key="detail" size="sm" className={classes.text ?? ''}>
      {wordFor(channels.healthWords, health.detail)}
    </Text>,
    <Moment key="since" at={health.since} />,
    <Group key="actions" gap="xs" justify="flex-end">
      <Button size="compact-sm" variant="default" onClick={onShow}>
        {onPair === null ? channels.details : channels.testAndDetails}
      </Button>
      {kind === 'whatsapp-baileys' && onPair !== null && (
        <Button size="compact-sm" variant="default" onClick={onPair}>
          {channels.pair}
        </Button>
      )}
    </Group>,
  ];
}
