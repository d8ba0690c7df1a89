import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { type CallName, callsApi } from '../api/calls.ts';
import { tellError } from '../parts/tell.ts';
import { beforeSignOut } from '../session/before-sign-out.ts';
import { type PhoneFault, PhoneProblem, type Softphone } from './port.ts';
import { AWAY, next, type PhoneState } from './state.ts';

/** The server takes an agent for gone who says nothing for 45 seconds. */
const SIGN_EVERY_MS = 15_000;
/** A call that is taken off hold rings within so long, or not at all. */
const EXPECTED_MS = 20_000;

/** Goes on and off the phone, and what the phone tells of. One sign-in to the provider for each phone of the brands. */
export function useSoftphone(phones: readonly { accountId: string }[]) {
  const [state, tell] = useReducer(next, AWAY);
  const queries = useQueryClient();
  const open = useRef(new Map<string, Softphone>());
  /** Which time of going there it is: what still opens of one before is shut. */
  const round = useRef(0);
  /** A call that the agent takes off hold: it rings, and is answered already. */
  const expectedUntil = useRef(0);
  /** The server has heard that the phone can ring. */
  const isHeard = useRef(false);
  const isThere = state.status === 'there';

  const lookAgain = useCallback(() => void queries.invalidateQueries({ queryKey: ['calls'] }), [queries]);
  const shut = useCallback(() => {
    round.current += 1;
    for (const phone of open.current.values()) phone.close();
    open.current.clear();
  }, []);

  /** Callers are sent here only while the phone can ring. */
  const beThere = useCallback(
    (isAvailable: boolean) => {
      isHeard.current = false;
      callsApi.presence(isAvailable).then(() => {
        isHeard.current = isAvailable;
        lookAgain();
      }, tellError);
    },
    [lookAgain],
  );

  const goAway = useCallback(
    (because: PhoneState['fault'] = null) => {
      shut();
      tell({ type: 'away', because });
      beThere(false);
    },
    [shut, beThere],
  );

  const fail = useCallback(
    (because: PhoneFault) => {
      // Of several phones one may be ready already, and callers on their way to it.
      if (open.current.size > 0) goAway(because);
      else tell({ type: 'away', because });
    },
    [goAway],
  );

  const openOne = useCallback(
    async (accountId: string, own: number) => {
      if (own !== round.current) return;
      const [{ openSoftphone }, { token }] = await Promise.all([
        import('./twilio-device.ts'),
        callsApi.token(accountId),
      ]);
      const renew = async (): Promise<void> => {
        try {
          open.current.get(accountId)?.renew((await callsApi.token(accountId)).token);
        } catch {
          tell({ type: 'fault', fault: 'signed-out' });
        }
      };
      const phone = await openSoftphone(token, {
        ready() {
          if (own !== round.current) return;
          tell({ type: 'ready' });
          beThere(true);
        },
        lost() {
          tell({ type: 'lost' });
          beThere(false);
        },
        incoming(call) {
          tell({ type: 'incoming', accountId, call, at: Date.now() });
          if (Date.now() < expectedUntil.current) call.answer();
          expectedUntil.current = 0;
          lookAgain();
        },
        talking: (call) => tell({ type: 'talking', accountId, call, at: Date.now() }),
        ended(call) {
          tell({ type: 'ended', call });
          lookAgain();
        },
        fault: (fault) => (fault === 'signed-out' ? void renew() : tell({ type: 'fault', fault })),
        tokenEnds: () => void renew(),
      });
      if (own === round.current) open.current.set(accountId, phone);
      else phone.close();
    },
    [lookAgain, beThere],
  );

  const goThere = useCallback(async () => {
    tell({ type: 'starting' });
    const own = round.current;
    try {
      for (const { accountId } of phones) await openOne(accountId, own);
    } catch (error) {
      if (own === round.current) fail(error instanceof PhoneProblem ? error.fault : 'no-network');
    }
  }, [phones, openOne, fail]);

  // The page goes away, and the phone with it.
  useEffect(() => {
    const leave = (): void => {
      if (open.current.size > 0) callsApi.leave();
    };
    window.addEventListener('pagehide', leave);
    // When the page goes then, nobody is signed in any more who could say so.
    const stay = beforeSignOut(async () => {
      if (open.current.size === 0) return;
      shut();
      tell({ type: 'away' });
      await callsApi.presence(false);
    });
    return () => {
      stay();
      window.removeEventListener('pagehide', leave);
      leave();
      shut();
    };
  }, [shut]);

  const isTalking = state.call !== null;
  useEffect(() => {
    if (!isThere) return;
    const sign = async (): Promise<void> => {
      // What gets lost is made good by the next sign.
      const agent = await callsApi.presence(isHeard.current ? null : true).catch(() => null);
      if (agent?.isAvailable === true) isHeard.current = true;
      // A call that nobody took: the server has set them away, so that callers do not wait for nobody.
      if (agent?.isAvailable === false && !isTalking) goAway('missed');
    };
    const timer = setInterval(() => void sign(), SIGN_EVERY_MS);
    return () => clearInterval(timer);
  }, [isThere, isTalking, goAway]);

  return {
    ...state,
    goThere,
    goAway,
    mute(isMuted: boolean) {
      state.call?.call.mute(isMuted);
      tell({ type: 'muted', isMuted });
    },
    /** The next call that rings is answered at once. */
    expectCall: (isExpected: boolean) => {
      expectedUntil.current = isExpected ? Date.now() + EXPECTED_MS : 0;
    },
    /** Rings the customer once, however often it is pressed. */
    async callBack(name: CallName) {
      const phone = open.current.get(name.accountId);
      if (phone === undefined) return;
      tell({ type: 'dialling' });
      try {
        await callsApi.take(name);
        await phone.callBack(name.callSid);
      } catch (error) {
        tell({ type: 'not-dialled' });
        throw error;
      } finally {
        lookAgain();
      }
    },
  };
}

export type SoftphoneUse = ReturnType<typeof useSoftphone>;
