import type { Tenure } from '../../src/core/owner.ts';

/** Whose state, and for whom. */
export interface ChannelStateOf {
  accountId: string;
  /** Without it anybody may read and write: whoever asks for a phone to be linked, say. */
  tenure: Tenure | undefined;
  /** 32 bytes for AES-256-GCM, or null to keep values as they are (tests). */
  key: Buffer | null;
}
