import { describe, expect, it } from 'vitest';
import type { Channel } from '../../src/core/channel.ts';
import type { QuarantineRow } from '../../src/core/quarantine.ts';
import { detailOfFile } from '../../src/core/refused-file.ts';
import { heldPayload } from '../../src/services/held-message.ts';
import { readQuarantined } from '../../src/services/read-quarantined.ts';
import { chatMessage } from '../helpers/service-deps.ts';

const ROW: QuarantineRow = {
  id: 'q',
  accountId: 'shop-chat',
  reason: 'loop',
  detail: 'why',
  at: new Date('2026-11-24T10:00:00+05:30'),
  releasedAt: null,
};
const SENT_AT = new Date('2026-11-24T09:59:00+05:30');
const FILE = { fileName: 'bill.pdf', declaredType: 'application/pdf', bytes: new Uint8Array(2_000) };
const MESSAGE = chatMessage('<img src=x> कहाँ है?', {
  from: [{ kind: 'phone', value: '+919845012301' }],
  displayName: 'Asha',
  sentAt: SENT_AT,
});

const read = (payload: string | Uint8Array, row: Partial<QuarantineRow> = {}, channel?: Channel) =>
  readQuarantined({ ...ROW, ...row }, Buffer.from(payload), channel);

describe('what lies in quarantine, as it is read', () => {
  it('says of a message that was held who, when, what, and how large its files are, with the raw form beside', async () => {
    const payload = heldPayload(MESSAGE, [FILE]);

    expect(await read(payload)).toEqual({
      from: 'Asha <+919845012301>',
      subject: '',
      sentAt: SENT_AT,
      text: '<img src=x> कहाँ है?',
      isWhole: true,
      files: [{ name: 'bill.pdf', size: 2_000 }],
      raw: payload,
      canRelease: true,
    });
  });

  it('says so too of one that was refused for its shape, which cannot be let out', async () => {
    const refused = JSON.stringify({ ...MESSAGE, threadKey: '', from: 'nobody', sentAt: 'yesterday' });

    expect(await read(refused)).toMatchObject({
      from: 'Asha <>',
      sentAt: null,
      text: MESSAGE.text,
      canRelease: false,
      raw: refused,
    });
  });

  it('shows a file by its name and size and not by its bytes, and offers no release of it', async () => {
    const detail = detailOfFile(0, 'p:1', 'larger than 1 byte', { name: 'bill; 2 bytes, it.pdf', size: 100_000 });
    const release: Channel['release'] = async () => ({ outcome: 'quarantined', reason: 'x' });
    const channel = { release } as Channel;

    expect(await read(new Uint8Array(100_000), { detail }, channel)).toMatchObject({
      text: '',
      isWhole: true,
      files: [{ name: 'bill; 2 bytes, it.pdf', size: 100_000 }],
      raw: null,
      canRelease: false,
    });
    expect(await read('{"a": 1}', { detail }, channel)).toMatchObject({
      text: '{"a": 1}',
      files: [],
      canRelease: false,
    });
  });

  it('asks the channel what its payload says, and shows it as it came where the channel does not know', async () => {
    const said = { from: 'a', subject: '', sentAt: null, text: 'b', files: [] };
    const release: Channel['release'] = async () => ({ outcome: 'quarantined', reason: 'x' });
    const channel = (isAnswerable?: boolean) =>
      ({
        release,
        preview: async () => ({ ...said, ...(isAnswerable === undefined ? {} : { isAnswerable }) }),
      }) as unknown as Channel;
    const mute = { preview: async () => null } as unknown as Channel;

    expect(await read('From=a', {}, channel())).toEqual({ ...said, isWhole: true, raw: 'From=a', canRelease: true });
    expect(await read('From=a', {}, channel(false))).toMatchObject({ canRelease: false });
    expect(await read('From=a', {}, mute)).toMatchObject({ text: 'From=a', raw: null, canRelease: false });
  });

  it('shows no more than can be read, and says so', async () => {
    const long = await read('अ'.repeat(50_000));
    const mail = await read(heldPayload({ ...MESSAGE, text: 'x'.repeat(20_001) }, []));

    expect([long.text.length, long.isWhole]).toEqual([20_000, false]);
    expect([mail.text.length, mail.isWhole, mail.raw?.length]).toEqual([20_000, false, 20_000]);
  });
});
