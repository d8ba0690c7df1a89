import { describe, expect, it } from 'vitest';
import { INITIAL_FLOW_STATE, type TurnInput } from '../../src/core/flow-state.ts';
import { createReceive } from '../../src/services/receive.ts';
import { createTakeTurn } from '../../src/services/take-turn.ts';
import { echoEngine } from '../helpers/echo-engine.ts';
import { chatMessage, serviceDeps } from '../helpers/service-deps.ts';
import { testAccount } from '../helpers/test-brand.ts';

async function said(deps: Awaited<ReturnType<typeof serviceDeps>>, conversationId: string): Promise<string[]> {
  const timeline = await deps.store.conversations.timeline(conversationId, 0, 100);
  return timeline.filter(({ direction }) => direction === 'out').map(({ text }) => text);
}

async function receiveAll(deps: Awaited<ReturnType<typeof serviceDeps>>, ...texts: string[]): Promise<string> {
  const receive = createReceive(deps);
  let conversationId = '';
  for (const text of texts) {
    const outcome = await receive(chatMessage(text));
    if (outcome.outcome === 'accepted') conversationId = outcome.conversationId;
  }
  return conversationId;
}

describe('taking a turn', () => {
  it('answers messages that came together once, in order', async () => {
    const deps = await serviceDeps();
    const id = await receiveAll(deps, 'photo one', 'photo two', 'hello?');

    expect(await createTakeTurn(deps)(id)).toBe('committed');

    expect(await said(deps, id)).toEqual(['photo one\nphoto two\nhello?']);
  });

  it('answers nothing twice', async () => {
    const deps = await serviceDeps();
    const id = await receiveAll(deps, 'hello');
    const takeTurn = createTakeTurn(deps);

    await takeTurn(id);

    expect(await takeTurn(id)).toBe('nothing');
    expect(await said(deps, id)).toEqual(['hello']);
  });

  it('waits for quiet, but not longer than the limit', async () => {
    const account = testAccount('shop-chat', { quiet: { quietMs: 1500, maxMs: 6000 } });
    const deps = await serviceDeps({ account });
    const takeTurn = createTakeTurn(deps);
    const id = await receiveAll(deps, 'one');

    for (let n = 0; n < 5; n += 1) {
      deps.clock.advance(1000);
      expect(await takeTurn(id)).toBe('not-due');
      await receiveAll(deps, `more ${n}`);
    }
    deps.clock.advance(1000);

    expect(await takeTurn(id)).toBe('committed');
    expect(await said(deps, id)).toHaveLength(1);
  });

  it('leaves a lane alone that somebody else works on, and writes nothing after losing it', async () => {
    const deps = await serviceDeps();
    const id = await receiveAll(deps, 'hello');
    const taken = await deps.store.lanes.acquire(id, 'somebody', 60_000, deps.clock.now());

    expect(await createTakeTurn(deps)(id)).toBe('busy');

    deps.clock.advance(61_000);
    expect(await createTakeTurn(deps)(id)).toBe('committed');
    if (taken === null) throw new Error('no lease');
    const late = await deps.store.lanes.commitTurn({
      lease: taken.lease,
      turnId: 'late',
      readFromSeq: 0,
      readToSeq: 1,
      at: deps.clock.now(),
      state: INITIAL_FLOW_STATE,
      language: null,
      holder: 'bot',
      rung: 'unknown',
      understood: [],
      outbound: [],
      tickets: [],
      addToTickets: [],
      effect: null,
      notices: [],
      codes: { sent: [], used: [] },
      ratings: [],
    });
    expect(late).toBe('stale');
    expect(await said(deps, id)).toEqual(['hello']);
  });

  it('gives a conversation to a person when the bot fails on it, and the message is kept with its reason', async () => {
    const failing = {
      ...echoEngine,
      advance(): never {
        throw new Error('a fault of ours');
      },
    };
    const deps = await serviceDeps({ engine: failing });
    const id = await receiveAll(deps, 'the poison');

    expect(await createTakeTurn(deps)(id)).toBe('committed');

    expect(await said(deps, id)).toEqual(['botFailure']);
    expect(await deps.store.quarantine.list({ accountIds: ['shop-chat'], view: 'waiting', limit: 10 })).toMatchObject([
      { reason: 'poison' },
    ]);
    expect(await deps.store.tickets.list({ brandIds: ['shop'], limit: 10 })).toMatchObject([
      { ticket: { topic: 'bot-failure' } },
    ]);
    expect((await deps.store.conversations.get(['shop'], id))?.holder).toBe('person');
  });

  it('is silent while a person holds the conversation, and keeps what is written', async () => {
    const handing = {
      ...echoEngine,
      advance: (...args: Parameters<typeof echoEngine.advance>) => ({
        ...echoEngine.advance(...args),
        handOff: { reason: 'asked' },
      }),
    };
    const deps = await serviceDeps({ engine: handing });
    const takeTurn = createTakeTurn(deps);
    const id = await receiveAll(deps, 'a person please');
    await takeTurn(id);

    await receiveAll(deps, 'are you there?');

    expect(await takeTurn(id)).toBe('committed');
    expect(await said(deps, id)).toEqual(['a person please']);
  });

  it('gives pressed buttons to the engine one by one', async () => {
    const seen: TurnInput[] = [];
    const watching = {
      ...echoEngine,
      advance(...args: Parameters<typeof echoEngine.advance>) {
        seen.push(args[1]);
        return echoEngine.advance(...args);
      },
    };
    const deps = await serviceDeps({ engine: watching });
    const receive = createReceive(deps);
    await receive(chatMessage('Yes', { choiceId: 'yes' }));
    const outcome = await receive(chatMessage('No', { choiceId: 'no' }));

    if (outcome.outcome === 'accepted') await createTakeTurn(deps)(outcome.conversationId);

    expect(seen).toMatchObject([{ choiceId: 'yes' }, { choiceId: 'no' }]);
  });
});
