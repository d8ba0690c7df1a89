import type { PhoneCall, PhoneFault } from './port.ts';

/** The agent's phone as it stands. */
export interface PhoneState {
  status: 'away' | 'starting' | 'there';
  /** What came in between; shown until the phone works again or the agent says something else. */
  fault: PhoneFault | 'missed' | null;
  call: CurrentCall | null;
  /** A customer is being called back, and nothing has been heard of the call yet. */
  isDialling: boolean;
}

export interface CurrentCall {
  accountId: string;
  call: PhoneCall;
  phase: 'incoming' | 'talking';
  isMuted: boolean;
  /** When it began to ring, or to be talked in; milliseconds. */
  since: number;
}

export const AWAY: PhoneState = { status: 'away', fault: null, call: null, isDialling: false };

export type PhoneEvent =
  | { type: 'starting' | 'ready' | 'lost' }
  | { type: 'away'; because?: PhoneState['fault'] }
  | { type: 'fault'; fault: PhoneFault }
  | { type: 'incoming' | 'talking'; accountId: string; call: PhoneCall; at: number }
  | { type: 'dialling' | 'not-dialled' }
  | { type: 'muted'; isMuted: boolean }
  | { type: 'ended'; call: PhoneCall };

export function next(state: PhoneState, event: PhoneEvent): PhoneState {
  switch (event.type) {
    case 'starting':
      return { ...AWAY, status: 'starting' };
    case 'ready':
      return { ...state, status: 'there', fault: null };
    case 'lost':
      return { ...state, status: 'starting', fault: 'no-network' };
    case 'away':
      return { ...AWAY, fault: event.because ?? null };
    case 'fault':
      return { ...state, fault: event.fault, isDialling: false };
    case 'dialling':
      return { ...state, isDialling: true };
    case 'not-dialled':
      return { ...state, isDialling: false };
    case 'incoming':
    case 'talking': {
      const { accountId, call, at } = event;
      const current = { accountId, call, phase: event.type, isMuted: false, since: at };
      return { ...state, fault: null, isDialling: false, call: current };
    }
    case 'muted':
      return state.call === null ? state : { ...state, call: { ...state.call, isMuted: event.isMuted } };
    case 'ended':
      return { ...state, isDialling: false, call: state.call?.call === event.call ? null : state.call };
  }
}
