import { DisconnectReason } from '@whiskeysockets/baileys';

export type AfterDisconnect =
  | { next: 'reconnect'; at: 'once' | 'later' }
  /** Trying again would do harm or is of no use; a person has to act. `isOver`: only pairing anew helps. */
  | { next: 'stop'; why: string; isOver: boolean };

/** Ends of this kind are tried again so often; then the session is broken for good. */
const MAX_BAD_SESSIONS = 5;

/** What to do after a connection ended, by WhatsApp's status code. @param failures how often in a row, this one included */
export function afterDisconnect(code: number | undefined, failures = 1): AfterDisconnect {
  switch (code) {
    // Normal after pairing.
    case DisconnectReason.restartRequired:
      return { next: 'reconnect', at: failures > 3 ? 'later' : 'once' };
    case DisconnectReason.connectionReplaced:
      return {
        next: 'stop',
        isOver: false,
        why: 'another program took over this session (440); stop it there, then let this channel go on',
      };
    case DisconnectReason.loggedOut:
    case DisconnectReason.forbidden:
    case 419:
      return { next: 'stop', isOver: true, why: `WhatsApp ended this session (${code}); pair the phone again` };
    case DisconnectReason.multideviceMismatch:
      return { next: 'stop', isOver: true, why: 'the phone does not use several devices (411); pair it again' };
    case DisconnectReason.badSession:
      return failures < MAX_BAD_SESSIONS
        ? { next: 'reconnect', at: 'later' }
        : { next: 'stop', isOver: true, why: 'the session is broken (500); pair the phone again' };
    default:
      return { next: 'reconnect', at: 'later' };
  }
}
