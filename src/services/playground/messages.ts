import type { Ids } from '../../core/clock.ts';
import type { Identity } from '../../core/contact.ts';
import type { InboundMessage } from '../../core/message.ts';
import type { PlayInput, PlayPerson, Side } from './view.ts';

/**
 * What a channel would hand over: WhatsApp proves the number, a mail has passed DMARC, a caller id proves nothing. Chat
 * and mails go on in one thread each; every call is one of its own.
 */
export function createMessages(person: PlayPerson, ids: Ids): (input: PlayInput) => InboundMessage {
  let call = '';
  return ({ side, kind, text, choiceId, digits }) => {
    const { identity, proven } = writers(person)[side];
    if (side === 'call' && (kind === 'started' || call === '')) call = `call-${ids.next()}`;
    return {
      accountId: side,
      providerId: ids.next(),
      kind,
      from: [identity],
      proven,
      ...(person.name === '' ? {} : { displayName: person.name }),
      replyAddress: identity.value,
      threadKey: side === 'call' ? call : identity.value,
      references: [],
      text: digits ?? text,
      ...(choiceId === undefined ? {} : { choiceId }),
      ...(digits === undefined ? {} : { digits }),
      replyContext: {},
    };
  };
}

function writers({ phone, email }: PlayPerson): Record<Side, { identity: Identity; proven: boolean }> {
  return {
    chat: { identity: { kind: 'phone', value: phone }, proven: true },
    mail: { identity: { kind: 'email', value: email }, proven: true },
    call: { identity: { kind: 'caller', value: phone }, proven: false },
  };
}
