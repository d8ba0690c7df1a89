import { Alert, Center, Code, Loader, Modal, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { QRCodeSVG } from 'qrcode.react';
import { channelsApi, type Pairing } from '../../api/channels.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { texts } from '../../texts/index.ts';

const QR_PX = 264;
/** The picture is good for some 20 seconds. */
const LOOK_EVERY_MS = 2_000;
const DONE: ReadonlySet<string> = new Set(['paired', 'open', 'connected', 'ok']);

const { channels } = texts.settings;

/** Pairs a WhatsApp number on the page: scan, and it is done. */
export function PairingDialog({ accountId, onClose }: { accountId: string; onClose: () => void }) {
  const query = useQuery({
    queryKey: ['pairing', accountId],
    queryFn: () => channelsApi.pairing(accountId),
    refetchInterval: LOOK_EVERY_MS,
    gcTime: 0,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${channels.pairTitle}: ${accountId}`}
      closeButtonProps={{ 'aria-label': texts.shell.close }}
    >
      <Stack>
        <Text size="sm">{channels.pairHint}</Text>
        <Loaded query={query}>{(pairing) => <PairingState pairing={pairing} />}</Loaded>
      </Stack>
    </Modal>
  );
}

function PairingState({ pairing: { state, qr, code } }: { pairing: Pairing }) {
  if (DONE.has(state)) return <Alert color="teal">{channels.pairDone}</Alert>;
  return (
    <>
      {qr == null ? (
        <Center p="xl">
          <Stack align="center" gap="xs">
            <Loader />
            <Text size="sm" c="dimmed">
              {channels.pairWaiting}
            </Text>
          </Stack>
        </Center>
      ) : (
        <Center>
          <Paper p="md" bg="white">
            <QRCodeSVG value={qr} size={QR_PX} title={channels.pairTitle} />
          </Paper>
        </Center>
      )}
      {code != null && (
        <Text size="sm">
          {channels.pairCode} <Code fz="lg">{code}</Code>
        </Text>
      )}
    </>
  );
}
