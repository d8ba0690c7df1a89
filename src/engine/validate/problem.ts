import type { ChannelCapabilities } from '../../core/channel.ts';
import type { CallDefinition, Flow } from '../../core/flow.ts';
import type { Catalogues } from '../library.ts';

/** Something that would fail at run time, found before. */
export interface Problem {
  /** A warning works, but not well on every channel. */
  severity: 'error' | 'warning';
  flow: string;
  step: string | null;
  message: string;
  cure: string;
}

export interface FlowCheck {
  flows: readonly Flow[];
  catalogues: Catalogues;
  calls: Readonly<Record<string, CallDefinition>>;
  /** Channels to answer on. Default: none are looked at. */
  channels?: readonly { name: string; capabilities: ChannelCapabilities }[];
}
