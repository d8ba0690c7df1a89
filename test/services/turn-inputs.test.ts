import { describe, expect, it } from 'vitest';
import type { InboundMessage } from '../../src/core/message.ts';
import type { StoredFile, WaitingMessage } from '../../src/core/store.ts';
import { createReceive } from '../../src/services/receive.ts';
import { createTakeTurn } from '../../src/services/take-turn.ts';
import { turnInputs } from '../../src/services/turn-inputs.ts';
import { chatMessage, serviceDeps } from '../helpers/service-deps.ts';
import { testAccount } from '../helpers/test-brand.ts';

const file = (id: string, contentType: string): StoredFile => ({ id, name: id, contentType, size: 1, sha256: id });
let seq = 0;
function waiting(text: string, types: string[] = [], more: Partial<InboundMessage> = {}): WaitingMessage {
  seq += 1;
  return {
    id: `m${seq}`,
    seq,
    message: chatMessage(text, more),
    files: types.map((type, index) => file(`${seq}-${index}`, type)),
    receivedAt: new Date(0),
  };
}

describe('messages that came together', () => {
  it('ten photos and three texts are one turn with one answer, however long the quiet lasts', async () => {
    const quiet = { quietMs: 1500, maxMs: 6000 };
    const deps = await serviceDeps({ account: testAccount('shop-chat', { quiet }) });
    const [receive, takeTurn] = [createReceive(deps), createTakeTurn(deps)];
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    let id = '';
    for (let index = 0; index < 13; index += 1) {
      const isText = index % 5 === 4 || index === 12;
      const photo = {
        fileName: `${index}.png`,
        declaredType: 'image/png',
        bytes: Buffer.concat([png, Buffer.from([index])]),
      };
      const outcome = await receive(chatMessage(isText ? `text ${index}` : ''), isText ? [] : [photo]);
      if (outcome.outcome === 'accepted') id = outcome.conversationId;
      expect(await takeTurn(id)).toBe('not-due');
      deps.clock.advance(380);
    }
    deps.clock.advance(1500);

    expect(await takeTurn(id)).toBe('committed');

    const timeline = await deps.store.conversations.timeline(id, 0, 100);
    const answers = timeline.filter(({ direction }) => direction === 'out');
    expect(answers.map(({ text }) => text)).toEqual(['text 4\ntext 9\ntext 12']);
    expect(timeline.flatMap(({ files }) => files)).toHaveLength(10);
  });

  it('what is written while the bot answers is the next turn, and nothing of it is lost', async () => {
    const deps = await serviceDeps();
    const [receive, takeTurn] = [createReceive(deps), createTakeTurn(deps)];
    const first = await receive(chatMessage('first'));
    const id = first.outcome === 'accepted' ? first.conversationId : '';
    const taken = await deps.store.lanes.acquire(id, 'another worker', 1000, deps.clock.now());

    await receive(chatMessage('second'));
    expect(await takeTurn(id)).toBe('busy');
    if (taken !== null) await deps.store.lanes.release(taken.lease);
    await takeTurn(id);

    const timeline = await deps.store.conversations.timeline(id, 0, 100);
    expect(timeline.filter(({ direction }) => direction === 'out').map(({ text }) => text)).toEqual(['first\nsecond']);
  });

  it('two people with one number are one chat, and neither name hides the other’s words', async () => {
    const deps = await serviceDeps();
    const [receive, takeTurn] = [createReceive(deps), createTakeTurn(deps)];
    const own = {
      from: [{ kind: 'phone' as const, value: '+919845012301' }],
      proven: true,
      threadKey: '+919845012301',
    };
    const first = await receive(chatMessage('my order', { ...own, displayName: 'Asha' }));
    const second = await receive(chatMessage('and mine', { ...own, displayName: 'Ravi' }));
    const id = first.outcome === 'accepted' ? first.conversationId : '';
    await takeTurn(id);

    expect(second).toMatchObject({ conversationId: id });
    const timeline = await deps.store.conversations.timeline(id, 0, 100);
    expect(timeline.map(({ text }) => text)).toEqual(['my order', 'and mine', 'my order\nand mine']);
  });
});

describe('inputs of a turn', () => {
  it('a voice note is no photo', () => {
    expect(turnInputs([waiting('', ['audio/ogg']), waiting('', ['image/png'])])).toMatchObject([
      { input: { kind: 'message', files: 1, voice: 1 } },
    ]);
  });

  it('a photo that could not be had was sent all the same', () => {
    expect(turnInputs([waiting('', [], { lostFiles: 2 })])).toMatchObject([{ input: { files: 2 } }]);
  });

  it('a file that nobody can open is no photo, and is told of', () => {
    const sent = waiting('it is broken', ['application/octet-stream', 'image/png'], { unopenedFiles: 1 });

    expect(turnInputs([sent])).toMatchObject([{ input: { files: 1, unopened: 1 } }]);
  });

  it('a message that was taken back is not read', () => {
    expect(turnInputs([waiting('', [], { isDeleted: true })])).toEqual([]);
    expect(turnInputs([waiting('', ['image/png'], { isDeleted: true }), waiting('hello')])).toMatchObject([
      { input: { text: 'hello', files: 0 } },
    ]);
  });
});
