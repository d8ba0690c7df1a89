import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type CallList, callsApi, type MoveTo, type OpenCall } from '../api/calls.ts';
import { inGroups } from '../parts/formats.ts';
import { Link } from '../parts/link.tsx';
import { tellDone, tellError } from '../parts/tell.ts';
import { useBrandName } from '../parts/use-brands.ts';
import { texts } from '../texts/index.ts';
import { sentenceOf } from './call-alert.tsx';
import { Keypad } from './keypad.tsx';
import { SendOnMenu } from './send-on-menu.tsx';
import type { SoftphoneUse } from './use-softphone.ts';

const MINUTE_MS = 60_000;

interface Props {
  phone: SoftphoneUse;
  list: CallList;
  own: OpenCall | undefined;
  onLeave: () => void;
}

/** The call at hand: who it is, what it is about, and what can be done. */
export function CallCard({ phone, list, own, onLeave }: Props) {
  const nameOf = useBrandName();
  const move = (to: MoveTo) => {
    if (own === undefined) return;
    const isBack = to.kind === 'agent' && to.agentId === own.agentId;
    if (isBack) phone.expectCall(true);
    callsApi.move(own, to).then(
      () => isBack || tellDone(texts.phone.sentOn),
      (error: unknown) => {
        // The next one who rings is somebody else.
        if (isBack) phone.expectCall(false);
        tellError(error);
      },
    );
  };
  return (
    <Paper withBorder p="sm">
      <Stack gap="xs">
        {own !== undefined && (
          <>
            <Text fw={600}>{sentenceOf(own, nameOf(own.brandId), phone.call?.phase === 'incoming')}</Text>
            <Text size="sm">{own.about}</Text>
            <Group gap="sm">
              {own.ticketNumber !== null && (
                <Link to={`/tickets?q=${own.ticketNumber}`} size="sm">
                  <span onClickCapture={onLeave}>{texts.phone.ticket(inGroups(own.ticketNumber))}</span>
                </Link>
              )}
              <Text size="sm" c="dimmed">
                {texts.phone.waited(minutesOf(own, list.now))}
              </Text>
            </Group>
          </>
        )}
        {phone.call?.phase === 'incoming' && <Ringing phone={phone} />}
        {phone.call?.phase === 'talking' && <Talking phone={phone} list={list} own={own} onMove={move} />}
        {phone.call === null && own?.state === 'held' && (
          <Group gap="xs">
            <Text size="sm" fw={600} role="status">
              {texts.phone.onHold}
            </Text>
            <Button size="sm" onClick={() => move({ kind: 'agent', agentId: own.agentId ?? '' })}>
              {texts.phone.unhold}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

function Ringing({ phone: { call } }: { phone: SoftphoneUse }) {
  return (
    <Group gap="xs" grow>
      <Button color="teal" onClick={() => call?.call.answer()}>
        {texts.phone.answer}
      </Button>
      <Button variant="default" onClick={() => call?.call.decline()}>
        {texts.phone.decline}
      </Button>
    </Group>
  );
}

function Talking({
  phone,
  list,
  own,
  onMove,
}: Pick<Props, 'phone' | 'list' | 'own'> & { onMove: (to: MoveTo) => void }) {
  const [keysShown, keys] = useDisclosure();
  const isMuted = phone.call?.isMuted === true;
  return (
    <>
      <Group gap="xs">
        <Button variant="default" size="sm" aria-pressed={isMuted} onClick={() => phone.mute(!isMuted)}>
          {isMuted ? texts.phone.unmute : texts.phone.mute}
        </Button>
        {own?.state === 'connected' && (
          <>
            <Button variant="default" size="sm" onClick={() => onMove({ kind: 'hold' })}>
              {texts.phone.hold}
            </Button>
            <SendOnMenu agents={list.agents} onMove={onMove} />
          </>
        )}
        <Button variant="default" size="sm" aria-expanded={keysShown} onClick={keys.toggle}>
          {texts.phone.keypad}
        </Button>
      </Group>
      {keysShown && <Keypad onKey={(key) => phone.call?.call.press(key)} />}
      <Button color="red" onClick={() => phone.call?.call.hangUp()}>
        {texts.phone.hangUp}
      </Button>
    </>
  );
}

function minutesOf({ queuedAt }: OpenCall, now: string): number {
  return Math.max(0, Math.floor((Date.parse(now) - Date.parse(queuedAt)) / MINUTE_MS));
}
