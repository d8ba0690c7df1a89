import { describe, expect, it } from 'vitest';
import { channelTypes } from '../../channels/index.ts';
import type { OutgoingFile } from '../../src/core/message.ts';
import { packFiles, sortFiles } from '../../src/core/outgoing-files.ts';

const MB = 1024 * 1024;
const file = (id: string, contentType: string, size: number = MB): OutgoingFile => ({
  id,
  name: `${id}.bin`,
  contentType,
  size,
  sha256: id,
});
const photo = file('photo', 'image/jpeg');
const invoice = file('invoice', 'application/pdf');
const drawing = file('drawing', 'application/octet-stream');

function sent(channel: string, text: string, files: OutgoingFile[]) {
  const capability = channelTypes.get(channel)?.capabilities.files;
  if (capability === undefined) return 'no files';
  const { taken, left } = sortFiles(files, capability);
  return {
    messages: packFiles([text], taken, capability).map((message) => [message.text, message.files.map(({ id }) => id)]),
    links: left.map(({ id }) => id),
  };
}

describe('files by channel', () => {
  it.each([
    // Mail and web chat take all in one message.
    ['email', 'Here', [photo, invoice, drawing], { messages: [['Here', ['photo', 'invoice', 'drawing']]], links: [] }],
    ['webchat', 'Here', [photo, invoice], { messages: [['Here', ['photo', 'invoice']]], links: [] }],
    // Servers refuse mails of more than 25 MB: what is over it goes as a link.
    [
      'email',
      'Here',
      [file('one', 'application/pdf', 12 * MB), file('two', 'application/pdf', 12 * MB)],
      { messages: [['Here', ['one']]], links: ['two'] },
    ],
    // WhatsApp: one file a message; the text stands below the first that can bear it.
    [
      'whatsapp-baileys',
      'Here',
      [photo, drawing],
      {
        messages: [
          ['Here', ['photo']],
          ['', ['drawing']],
        ],
        links: [],
      },
    ],
    [
      'whatsapp-twilio',
      'Here',
      [photo, invoice],
      {
        messages: [
          ['Here', ['photo']],
          ['', ['invoice']],
        ],
        links: [],
      },
    ],
    [
      'whatsapp-twilio',
      'Here',
      [invoice],
      {
        messages: [
          ['Here', []],
          ['', ['invoice']],
        ],
        links: [],
      },
    ],
    ['whatsapp-twilio', '', [invoice], { messages: [['', ['invoice']]], links: [] }],
    [
      'whatsapp-twilio',
      'x'.repeat(1100),
      [photo],
      {
        messages: [
          ['x'.repeat(1100), []],
          ['', ['photo']],
        ],
        links: [],
      },
    ],
    // Types and sizes that Twilio does not take.
    ['whatsapp-twilio', 'Here', [drawing], { messages: [['Here', []]], links: ['drawing'] }],
    ['whatsapp-twilio', 'Here', [file('big', 'image/png', 6 * MB)], { messages: [['Here', []]], links: ['big'] }],
    ['sms-twilio', 'Here', [photo], 'no files'],
    ['voice-twilio', 'Here', [photo], 'no files'],
  ])('%s: %s with %o', (channel, text, files, expected) => {
    expect(sent(channel, text, files)).toEqual(expected);
  });
});
