/** What keeps the phone from working, in the reader's terms. */
export type PhoneFault = 'no-microphone' | 'no-network' | 'signed-out' | 'not-supported' | 'other';

/** One call on the agent's browser. */
export interface PhoneCall {
  answer(): void;
  decline(): void;
  hangUp(): void;
  mute(isMuted: boolean): void;
  /** A key of the keypad, for the machine at the other end. */
  press(key: string): void;
}

export interface PhoneEvents {
  /** Calls can come in. */
  ready(): void;
  /** They cannot any more; the phone tries by itself to be ready again. */
  lost(): void;
  incoming(call: PhoneCall): void;
  talking(call: PhoneCall): void;
  ended(call: PhoneCall): void;
  fault(fault: PhoneFault): void;
  /** The token runs out within seconds: a new one is wanted. */
  tokenEnds(): void;
}

/** The agent's browser as a phone. Twilio's SDK stands behind it, and nothing of it comes further. */
export interface Softphone {
  renew(token: string): void;
  /** Rings the server, which rings the customer of this call-back. */
  callBack(callSid: string): Promise<void>;
  close(): void;
}

/** Asks for the microphone and signs in. Rejects with a `PhoneProblem` where that cannot be. */
export type OpenSoftphone = (token: string, events: PhoneEvents) => Promise<Softphone>;

export class PhoneProblem extends Error {
  readonly fault: PhoneFault;
  constructor(fault: PhoneFault) {
    super(fault);
    this.fault = fault;
  }
}
