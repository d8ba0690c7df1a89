import { DisconnectReason } from '@whiskeysockets/baileys';

export type AfterDisconnect =
  | { next: 'reconnect'; at: 'once' | 'later' }
  /** Trying again would do harm or is of no use; a person has to act. */
  | { next: 'stop'; why: string };

/** What to do after a connection ended, by WhatsApp's status code. */
export function afterDisconnect(code: number | undefined): AfterDisconnect {
  switch (code) {
    // Normal after pairing.
    case DisconnectReason.restartRequired:
      return { next: 'reconnect', at: 'once' };
    case DisconnectReason.connectionReplaced:
      return {
        next: 'stop',
        why: 'another program took over this session (440); stop it there, then restart this channel',
      };
    case DisconnectReason.loggedOut:
    case DisconnectReason.forbidden:
    case 419:
      return { next: 'stop', why: `WhatsApp ended this session (${code}); pair the phone again` };
    case DisconnectReason.multideviceMismatch:
      return { next: 'stop', why: 'the phone does not use several devices (411); pair it again' };
    default:
      return { next: 'reconnect', at: 'later' };
  }
}
