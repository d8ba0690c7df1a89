import { ActionIcon, Indicator, Popover, ScrollArea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPhone, IconPhoneCall, IconPhoneOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type CallList, callsApi } from '../api/calls.ts';
import { texts } from '../texts/index.ts';
import { CallAlert } from './call-alert.tsx';
import { PhonePanel } from './phone-panel.tsx';
import type { PhoneState } from './state.ts';
import { useSoftphone } from './use-softphone.ts';

/** Changes are told at once; this is for what nobody tells, like the passing of time. */
const LOOK_EVERY_MS = 15_000;

/** The phone in the header; nothing where no brand of this person has one. */
export function SoftphoneSlot() {
  const list = useQuery({ queryKey: ['calls'], queryFn: callsApi.list, refetchInterval: LOOK_EVERY_MS });
  if (list.data === undefined || list.data.phones.length === 0) return null;
  return <Phone list={list.data} />;
}

function Phone({ list }: { list: CallList }) {
  const phone = useSoftphone(list.phones);
  const [opened, panel] = useDisclosure();
  const isRinging = phone.call?.phase === 'incoming';
  // A ringing phone shows itself; the keyboard stays where the agent is writing.
  useEffect(() => {
    if (isRinging) panel.open();
  }, [isRinging, panel.open]);
  const waiting = list.open.filter(({ state }) => state === 'queued' || state === 'call-back').length;
  const title = titleOf(phone);
  const Icon = phone.call !== null ? IconPhoneCall : phone.status === 'away' ? IconPhoneOff : IconPhone;

  return (
    <>
      <CallAlert phone={phone} list={list} />
      <Popover
        opened={opened}
        onChange={(isOpen) => (isOpen ? panel.open() : panel.close())}
        position="bottom-end"
        width={360}
        shadow="md"
        closeOnClickOutside={phone.call === null}
      >
        <Indicator label={waiting} disabled={waiting === 0} size={16} color="orange">
          <Popover.Target>
            <ActionIcon
              variant={phone.status === 'there' ? 'light' : 'subtle'}
              color={isRinging ? 'orange' : phone.status === 'there' ? 'teal' : 'gray'}
              size="lg"
              onClick={panel.toggle}
              aria-label={waiting === 0 ? title : `${title}, ${texts.phone.waiting(waiting)}`}
            >
              <Icon size={20} stroke={1.6} />
            </ActionIcon>
          </Popover.Target>
        </Indicator>
        <Popover.Dropdown p="sm" maw="calc(100vw - 16px)">
          <ScrollArea.Autosize mah="calc(100dvh - 90px)" type="auto">
            <PhonePanel phone={phone} list={list} onLeave={panel.close} />
          </ScrollArea.Autosize>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}

function titleOf({ status, call }: PhoneState): string {
  if (call !== null) return call.phase === 'incoming' ? texts.phone.ringing : texts.phone.talking;
  return texts.phone[status];
}
