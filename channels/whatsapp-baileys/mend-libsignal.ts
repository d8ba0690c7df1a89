import { SessionCipher } from 'libsignal';

/** A session with one device; libsignal's types leave it out. */
interface Session {
  serialize(): unknown;
  constructor: { deserialize(from: unknown): Session };
}
type Open = (this: SessionCipher, message: Buffer, session: Session | undefined) => Promise<Buffer>;

let isMended = false;

/**
 * Makes libsignal 6.0.0 try a message on a session without leaving a mark where it is not that session's. It turns the
 * ratchet before it compares the seal, and keeps the turned one once another session fits: a customer who writes while
 * we begin a new session (as Baileys does with the first answer of each connection) would be unreadable from then on, on
 * both sides ("Bad MAC"). Signal's own library tries on a copy. Doing it twice does nothing more.
 */
export function mendLibsignal(): void {
  if (isMended) return;
  isMended = true;
  const cipher = SessionCipher.prototype as unknown as { doDecryptWhisperMessage: Open };
  const open = cipher.doDecryptWhisperMessage;
  cipher.doDecryptWhisperMessage = async function mended(message, session) {
    if (session === undefined) return open.call(this, message, session);
    const before = session.serialize();
    try {
      return await open.call(this, message, session);
    } catch (error) {
      Object.assign(session, session.constructor.deserialize(before));
      throw error;
    }
  };
}
