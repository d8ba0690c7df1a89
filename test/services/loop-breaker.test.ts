import { describe, expect, it } from 'vitest';
import { email } from '../../channels/email/index.ts';
import { AppError } from '../../src/core/errors.ts';
import { inboundMessageSchema } from '../../src/core/message.ts';
import { createLoopBreaker } from '../../src/services/loop-breaker.ts';
import { createReceive } from '../../src/services/receive.ts';
import { releaseQuarantined } from '../../src/services/release.ts';
import { serviceDeps } from '../helpers/service-deps.ts';
import { testAccount } from '../helpers/test-brand.ts';

const NOW = Date.parse('2026-11-24T10:00:00Z');
const LETTER = { capabilities: email.capabilities, replyMode: 'deferred' } as const;
let drawn = 0;

function mail(text: string, sentAt = new Date(NOW)) {
  drawn += 1;
  return inboundMessageSchema.parse({
    accountId: 'shop-chat',
    providerId: `m${drawn}`,
    kind: 'message',
    from: [{ kind: 'email', value: 'robot@other.example' }],
    proven: false,
    replyAddress: 'robot@other.example',
    threadKey: `t${drawn}`,
    text,
    sentAt,
  });
}

describe('the loop breaker', () => {
  it('lets a person write, also twice the same', () => {
    const loops = createLoopBreaker();

    for (const text of ['Where is my order?', 'Where is my order?', 'TS-10234', 'thanks']) {
      expect(loops.look(mail(text), LETTER, new Date(NOW))).toBeNull();
    }
  });

  it('stops a machine that says the same again and again, whatever numbers it puts in', () => {
    const loops = createLoopBreaker();
    const verdicts = [1, 2, 3, 4].map((n) =>
      loops.look(mail(`Your message ${n} was received at 10:0${n}`), LETTER, new Date(NOW)),
    );

    expect(verdicts.slice(0, 3)).toEqual([null, null, null]);
    expect(verdicts[3]).toContain('of the same words');
  });

  it('stops one that answers within seconds', () => {
    const loops = createLoopBreaker();
    const verdicts = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((text) => loops.look(mail(text), LETTER, new Date(NOW)));

    expect(verdicts.at(-1)).toContain('within a minute');
  });

  it('takes no backlog for a loop: what counts is when it was written', () => {
    const loops = createLoopBreaker();

    for (let day = 0; day < 30; day += 1) {
      expect(
        loops.look(mail('Still waiting for my lamp', new Date(NOW - day * 86_400_000)), LETTER, new Date(NOW)),
      ).toBeNull();
    }
  });

  it('stops a writer who dates every mail an hour apart, after more than any backlog has', () => {
    const loops = createLoopBreaker();
    const verdicts = Array.from({ length: 101 }, (_, index) =>
      loops.look(mail(`mail ${index}`, new Date(NOW - index * 3_600_000)), LETTER, new Date(NOW + index * 1_000)),
    );

    expect(verdicts.slice(0, 100).every((verdict) => verdict === null)).toBe(true);
    expect(verdicts[100]).toBe('101 mails that came within an hour from one sender');
    expect(loops.look(mail('later'), LETTER, new Date(NOW + 2 * 3_600_000))).toBeNull();
  });

  it('counts a message once that comes again because it could not be stored', () => {
    const loops = createLoopBreaker();
    const once = mail('The photo shows the broken pot');

    for (let n = 0; n < 500; n += 1) expect(loops.look(once, LETTER, new Date(NOW + n * 100))).toBeNull();
    expect(loops.look(mail('The photo shows the broken pot'), LETTER, new Date(NOW))).toBeNull();
  });

  it('forgets what came hours ago, so that a busy shop does not fill the memory', () => {
    const loops = createLoopBreaker();
    const looks = [0, 1, 2, 180, 365].map((minutes) =>
      loops.look(mail('Your request has been received.'), LETTER, new Date(NOW + minutes * 60_000)),
    );

    expect(looks.map((reason) => reason !== null)).toEqual([false, false, false, true, false]);
  });

  it('leaves phone calls alone', () => {
    const loops = createLoopBreaker();
    const spoken = { capabilities: { ...email.capabilities, form: 'spoken' }, replyMode: 'inline' } as const;

    for (let n = 0; n < 100; n += 1) expect(loops.look(mail('the same words again'), spoken, new Date(NOW))).toBeNull();
  });
});

describe('a store that cannot take a message', () => {
  it('makes no loop of it, however often it is brought', async () => {
    const account = { ...testAccount('shop-chat'), type: { ...testAccount('shop-chat').type, ...LETTER } };
    const deps = await serviceDeps({ account });
    const { put } = deps.files;
    deps.files.put = () => Promise.reject(new AppError('store.failed', 'the disk is full'));
    const receive = createReceive(deps);
    const letter = mail('The photo shows the broken pot');
    const bring = () =>
      receive(letter, [{ fileName: 'a.txt', declaredType: 'text/plain', bytes: new TextEncoder().encode('hello') }]);

    for (let n = 0; n < 10; n += 1) await expect(bring()).rejects.toMatchObject({ code: 'store.failed' });
    deps.files.put = put;

    expect((await bring()).outcome).toBe('accepted');
    expect(await deps.store.quarantine.list({ accountIds: null, view: 'waiting', limit: 10 })).toEqual([]);
  });
});

describe('quarantine', () => {
  async function held() {
    const account = { ...testAccount('shop-chat'), type: { ...testAccount('shop-chat').type, ...LETTER } };
    const deps = await serviceDeps({ account });
    const receive = createReceive(deps);
    for (let n = 0; n < 4; n += 1) {
      await receive(mail('The very same words again'), [
        { fileName: 'a.txt', declaredType: 'text/plain', bytes: new TextEncoder().encode('hello') },
      ]);
    }
    const [row] = await deps.store.quarantine.list({ accountIds: null, view: 'waiting', limit: 10 });
    return { deps, receive, id: row?.id ?? '', row };
  }

  it('holds a loop with its reason, and gives it back once', async () => {
    const { deps, receive, id, row } = await held();
    expect(row).toMatchObject({ reason: 'loop', detail: expect.stringContaining('same words') });

    const outcome = await releaseQuarantined(id, deps, { receive, channels: new Map() });

    expect(outcome.outcome).toBe('accepted');
    const again = releaseQuarantined(id, deps, { receive, channels: new Map() });
    await expect(again).rejects.toMatchObject({ code: 'conflict' });
    const conversationId = 'conversationId' in outcome ? outcome.conversationId : '';
    const [entry] = await deps.store.conversations.timeline(conversationId, 0, 10);
    expect(entry).toMatchObject({ text: 'The very same words again', files: [{ name: 'a.txt' }] });
  });

  it('says so where there is nothing, or no way back', async () => {
    const { deps, receive } = await held();
    await deps.store.quarantine.put(
      'odd',
      { accountId: 'shop-chat', reason: 'malformed', detail: 'x', payload: 'not a message' },
      new Date(NOW),
    );
    const release = (id: string) => releaseQuarantined(id, deps, { receive, channels: new Map() });

    await expect(release('missing')).rejects.toMatchObject({ code: 'not-found' });
    await expect(release('odd')).rejects.toMatchObject({ code: 'input.invalid' });
  });
});
