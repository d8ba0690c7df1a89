import { VisuallyHidden } from '@mantine/core';
import type { CallList, OpenCall } from '../api/calls.ts';
import { useBrandName } from '../parts/use-brands.ts';
import { useMe } from '../session/use-me.ts';
import { texts } from '../texts/index.ts';
import type { PhoneState } from './state.ts';

/** Says an incoming call at once to whoever does not see it. */
export function CallAlert({ phone, list }: { phone: PhoneState; list: CallList }) {
  const own = useOwnCall(list);
  const nameOf = useBrandName();
  const isRinging = phone.call?.phase === 'incoming';
  return (
    <VisuallyHidden role="alert">
      {isRinging && own !== undefined ? sentenceOf(own, nameOf(own.brandId), true) : ''}
    </VisuallyHidden>
  );
}

/** The call that rings here, is talked in, or is on hold. */
export function useOwnCall({ open }: CallList): OpenCall | undefined {
  const me = useMe();
  return open.find(({ agentId, state }) => agentId === me.data?.id && state !== 'queued' && state !== 'call-back');
}

export function sentenceOf(call: OpenCall, brandName: string, isRinging: boolean): string {
  const who = call.from ?? texts.phone.unknownCaller;
  if (!call.isCallBack) return texts.phone.incoming(who, brandName);
  return (isRinging ? texts.phone.callBackFor : texts.phone.callBackTo)(who, brandName);
}
