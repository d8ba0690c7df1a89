import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';

/** WhatsApp's own word for a message of ours: taken, refused with a code, or none before the connection broke. */
export type Ack = { word: 'taken' } | { word: 'refused'; code: string } | { word: 'none' };

/** Longer than WhatsApp ever needs, shorter than a send may take, milliseconds. */
const WAIT_MS = 12_000;

/** Baileys calls a message sent once it is written to the socket; whether WhatsApp has it, only its acknowledgement tells. */
export function createAcks() {
  const waiting = new Map<string, (ack: Ack) => void>();

  return {
    follow(socket: WASocket): void {
      socket.ws.on('CB:ack,class:message', ({ attrs }: BinaryNode) => {
        const { id, error } = attrs;
        waiting.get(id ?? '')?.(error === undefined ? { word: 'taken' } : { word: 'refused', code: error });
      });
    },
    /** Has to be asked before the message is sent. */
    expect(id: string): Promise<Ack> {
      return new Promise((resolve) => {
        const timer = setTimeout(() => settle({ word: 'none' }), WAIT_MS);
        const settle = (ack: Ack): void => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(ack);
        };
        waiting.set(id, settle);
      });
    },
    /** Nobody is going to say anything about this one. */
    forget: (id: string): void => waiting.get(id)?.({ word: 'none' }),
    broken(): void {
      for (const settle of waiting.values()) settle({ word: 'none' });
    },
  };
}
export type Acks = ReturnType<typeof createAcks>;
