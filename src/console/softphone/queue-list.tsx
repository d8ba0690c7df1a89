import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import type { CallList, OpenCall } from '../api/calls.ts';
import { fromNow, inGroups, timeOf } from '../parts/formats.ts';
import { Link } from '../parts/link.tsx';
import { tellError } from '../parts/tell.ts';
import { useBrandName } from '../parts/use-brands.ts';
import { useNameOf } from '../parts/use-people.ts';
import { texts } from '../texts/index.ts';
import type { SoftphoneUse } from './use-softphone.ts';

interface Props {
  phone: SoftphoneUse;
  list: CallList;
  /** Shown above already. */
  own: OpenCall | undefined;
  onLeave: () => void;
}

/** Everybody else who wants a person or has one, in the order in which they came. */
export function QueueList({ phone, list: { open, phones }, own, onLeave }: Props) {
  const others = open.filter((call) => call !== own);
  const waiting = open.filter(({ state }) => state === 'queued' || state === 'call-back');
  const positions = new Map(waiting.map(({ callSid }, index) => [callSid, index + 1]));
  if (others.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {texts.phone.queueEmpty}
      </Text>
    );
  }
  return (
    <section aria-label={texts.phone.queue}>
      <Stack gap="sm" component="ol" m={0} p={0} styles={{ root: { listStyle: 'none' } }}>
        {others.map((call) => (
          <Waiting
            key={`${call.accountId} ${call.callSid}`}
            call={call}
            position={positions.get(call.callSid)}
            isByHand={phones.find((one) => one.accountId === call.accountId)?.callBacks === 'by-hand'}
            canDial={
              phone.status === 'there' && phone.call === null && phones.some((one) => one.accountId === call.accountId)
            }
            isDialling={phone.isDialling}
            onDial={() => void phone.callBack(call).catch(tellError)}
            onLeave={onLeave}
          />
        ))}
      </Stack>
    </section>
  );
}

interface WaitingProps {
  call: OpenCall;
  /** Undefined: somebody has the call. */
  position: number | undefined;
  /** Nobody is called back but by one of us. */
  isByHand: boolean;
  canDial: boolean;
  /** This one or another: one at a time. */
  isDialling: boolean;
  onDial: () => void;
  onLeave: () => void;
}

function Waiting({ call, position, isByHand, canDial, isDialling, onDial, onLeave }: WaitingProps) {
  const brandName = useBrandName();
  const nameOf = useNameOf();
  const { from, state, ticketNumber, about, agentId, queuedAt, brandId } = call;
  return (
    <Stack gap={2} component="li">
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600}>
          {position !== undefined && `${texts.phone.position(position)} · `}
          {from ?? texts.phone.unknownCaller}
        </Text>
        <Badge color={state === 'queued' ? 'orange' : 'gray'}>
          {state === 'over' ? '' : texts.phone.states[state]}
        </Badge>
      </Group>
      <Text size="xs" c="dimmed">
        {brandName(brandId)} · {fromNow(queuedAt)}
        {agentId !== null && ` · ${texts.phone.with(nameOf(agentId))}`}
      </Text>
      <Text size="xs" lineClamp={2}>
        {about}
      </Text>
      {(call.isCallBack || call.leftBecause !== null) && <Plan call={call} isByHand={isByHand} />}
      <Group gap="sm">
        {ticketNumber !== null && (
          <Link to={`/tickets?q=${ticketNumber}`} size="xs">
            <span onClickCapture={onLeave}>{texts.phone.ticket(inGroups(ticketNumber))}</span>
          </Link>
        )}
        {state === 'call-back' && canDial && (
          <Button size="compact-xs" variant="light" loading={isDialling} onClick={onDial}>
            {texts.phone.callNow}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** When a call-back is tried next, and what came of the last try. */
function Plan({ call, isByHand }: Pick<WaitingProps, 'call' | 'isByHand'>) {
  const { leftBecause, notBefore, lastTryAt, lastTry, state } = call;
  const lines = [
    leftBecause !== null && texts.phone.left[leftBecause],
    leftBecause === null && state === 'call-back' && (isByHand ? texts.phone.byHand : planOf(notBefore)),
    lastTryAt !== null && lastTry !== null && texts.phone.lastTry(timeOf(lastTryAt), texts.ticket.tries[lastTry]),
  ];
  return lines
    .filter((line) => line !== false)
    .map((line) => (
      <Text key={line} size="xs" c="dimmed">
        {line}
      </Text>
    ));
}

function planOf(notBefore: string | null): string {
  return notBefore === null || Date.parse(notBefore) <= Date.now()
    ? texts.phone.soon
    : texts.phone.planned(timeOf(notBefore));
}
