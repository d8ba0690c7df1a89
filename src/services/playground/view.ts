import type { Rung } from '../../core/contact.ts';
import type { Holder } from '../../core/conversation.ts';
import type { Slots } from '../../core/flow.ts';
import type { Understanding } from '../../core/flow-state.ts';
import type { Option } from '../../core/message.ts';

/** The three renderings of one flow, side by side. */
export const WRITTEN = ['chat', 'mail'] as const;
export type Side = (typeof WRITTEN)[number] | 'call';

/** Somebody to play: a customer with their orders, or a stranger. */
export interface PlayPerson {
  id: string;
  name: string;
  phone: string;
  email: string;
  orders: { number: string; status: string; pinCode: string | null }[];
}

export interface PlayLine {
  direction: 'in' | 'out';
  kind: string;
  text: string;
  options: Option[];
  /** How the bot read an inbound line. */
  understood: Understanding[];
}

/** Where the conversation stands, as the engine remembers it. */
export interface PlayState {
  holder: Holder;
  rung: Rung;
  language: string | null;
  /** The flows on the stack, the one that has the word last. */
  frames: { flow: string; step: string; slots: Slots; misses: number }[];
  /** Flows that wait for their turn. */
  queued: string[];
}

export interface SideView {
  lines: PlayLine[];
  state: PlayState | null;
}

export interface PlayView {
  sides: Record<Side, SideView>;
  /** What went to others than the one who asked: codes. */
  notices: { to: string; text: string }[];
  tickets: { number: string; kind: string; topic: string; summary: string }[];
}

/** What somebody writes. Calls are made by a phone: see `CallSide`. */
export interface PlayInput {
  side: (typeof WRITTEN)[number];
  text: string;
  choiceId?: string;
}
