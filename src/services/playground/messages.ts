import type { Ids } from '../../core/clock.ts';
import type { Identity } from '../../core/contact.ts';
import type { InboundMessage } from '../../core/message.ts';
import type { PlayInput, PlayPerson } from './view.ts';

/** What a channel would hand over: WhatsApp proves the number, a mail has passed DMARC; each goes on in one thread. */
export function createMessages({ name, phone, email }: PlayPerson, ids: Ids): (input: PlayInput) => InboundMessage {
  const writers: Record<PlayInput['side'], Identity> = {
    chat: { kind: 'phone', value: phone },
    mail: { kind: 'email', value: email },
  };
  return ({ side, text, choiceId }) => ({
    accountId: side,
    providerId: ids.next(),
    kind: 'message',
    from: [writers[side]],
    proven: true,
    ...(name === '' ? {} : { displayName: name }),
    replyAddress: writers[side].value,
    threadKey: writers[side].value,
    references: [],
    text,
    ...(choiceId === undefined ? {} : { choiceId }),
    replyContext: {},
  });
}
