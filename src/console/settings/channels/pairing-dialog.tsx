import { Alert, Button, Center, Code, Group, Loader, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { QRCodeSVG } from 'qrcode.react';
import { useState } from 'react';
import { isConflict } from '../../api/call.ts';
import { channelsApi, type Pairing } from '../../api/channels.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { tellError } from '../../parts/tell.ts';
import { texts } from '../../texts/index.ts';

const QR_PX = 264;
/** The picture is good for some 20 seconds. */
const LOOK_EVERY_MS = 2_000;

const { channels } = texts.settings;

/** Pairs a WhatsApp number on the page: scan, and it is done. */
export function PairingDialog({ accountId, onClose }: { accountId: string; onClose: () => void }) {
  const [phone, setPhone] = useState('');
  const [isAsking, setAsking] = useState(false);
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ['pairing', accountId],
    queryFn: () => channelsApi.pairing(accountId),
    refetchInterval: LOOK_EVERY_MS,
    gcTime: 0,
  });
  const start = useMutation({
    mutationFn: (cutsOff: boolean) => channelsApi.startPairing(accountId, { phone: phone.replace(/\s/g, ''), cutsOff }),
    // Somebody has linked a phone since the last look.
    onError: (error) => (isConflict(error) ? setAsking(true) : tellError(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['pairing', accountId] }),
  });
  const isLinked = query.data?.state === 'paired';
  return (
    <Dialog isTrifle onClose={onClose} title={`${channels.pairTitle}: ${accountId}`}>
      <Stack>
        <Text size="sm">{channels.pairHint}</Text>
        <Loaded query={query}>{(pairing) => <PairingState pairing={pairing} />}</Loaded>
        <Group align="end" gap="xs">
          <TextInput
            flex={1}
            label={channels.pairPhone}
            placeholder="+91…"
            inputMode="tel"
            value={phone}
            onChange={(event) => setPhone(event.currentTarget.value)}
          />
          <Button loading={start.isPending} onClick={() => (isLinked ? setAsking(true) : start.mutate(false))}>
            {channels.pairStart}
          </Button>
        </Group>
        {isAsking && isLinked && (
          <CutOff
            onKeep={() => setAsking(false)}
            onCutOff={() => {
              setAsking(false);
              start.mutate(true);
            }}
          />
        )}
      </Stack>
    </Dialog>
  );
}

/** Asks before a phone that is linked is cut off. */
function CutOff({ onKeep, onCutOff }: { onKeep: () => void; onCutOff: () => void }) {
  return (
    <Alert color="red" title={channels.pairCutOffTitle} role="alertdialog">
      <Stack gap="sm">
        <Text size="sm">{channels.pairCutOffHint}</Text>
        <Group justify="flex-end" gap="xs">
          <Button size="compact-sm" variant="default" onClick={onKeep}>
            {channels.pairKeep}
          </Button>
          <Button size="compact-sm" color="red" onClick={onCutOff}>
            {channels.pairCutOff}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function PairingState({ pairing: { state, qr, code, detail } }: { pairing: Pairing }) {
  if (state === 'paired') return <Alert color="teal">{channels.pairDone}</Alert>;
  if (state === 'failed' || state === 'idle') {
    return <Alert color={state === 'failed' ? 'red' : 'gray'}>{detail ?? ''}</Alert>;
  }
  return (
    <>
      {qr !== undefined && (
        <Center>
          <Paper p="md" bg="white">
            <QRCodeSVG value={qr} size={QR_PX} title={channels.pairTitle} />
          </Paper>
        </Center>
      )}
      {code !== undefined && (
        <Text size="sm">
          {channels.pairCode} <Code fz="lg">{code}</Code>
        </Text>
      )}
      {qr === undefined && code === undefined && (
        <Center p="xl">
          <Stack align="center" gap="xs">
            <Loader />
            <Text size="sm" c="dimmed">
              {channels.pairWaiting}
            </Text>
          </Stack>
        </Center>
      )}
    </>
  );
}
