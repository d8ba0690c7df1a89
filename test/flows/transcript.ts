import type { ChannelCapabilities } from '../../src/core/channel.ts';
import type { TurnInput } from '../../src/core/flow-state.ts';
import { createPlayer, type Reply } from './play.ts';

type Form = ChannelCapabilities['form'];

/** A conversation as a text file: header lines, then `> customer` and `< bot`. `> @started`, `@silence`, `@keys 123`. */
export interface Transcript {
  header: string[];
  language: string | null;
  form: Form;
  /** `customer: known`: the channel proves who is writing, as a WhatsApp number or a checked mail does. */
  isKnown: boolean;
  /** `now: 2026-11-29T12:00:00+05:30`; default: noon of a working day. */
  now: string | null;
  said: string[];
}

export function readTranscript(text: string): Transcript {
  const lines = text.split('\n');
  const header = lines.slice(0, lines.indexOf(''));
  const field = (name: string): string | null => {
    const line = header.find((candidate) => candidate.startsWith(`${name}:`));
    return line === undefined ? null : line.slice(name.length + 1).trim();
  };
  const form = (['chat', 'letter', 'spoken'] as const).find((known) => known === field('form')) ?? 'chat';
  const said = lines.filter((line) => line.startsWith('>')).map((line) => line.slice(1).trim());
  return { header, language: field('language'), form, isKnown: field('customer') === 'known', now: field('now'), said };
}

/** Replays what the customer says on one form of channel. Silence is a phone's, or its transcript's own. */
export async function replay({ language, isKnown, now, said, form: own }: Transcript, form: Form): Promise<Reply[]> {
  const player = createPlayer({ form, isKnown, ...(now === null ? {} : { now: new Date(now) }) }, language);
  const replies: Reply[] = [];
  for (const line of said) {
    if (line === '@silence' && form !== 'spoken' && form !== own) continue;
    replies.push(await player.give(inputOf(line)));
  }
  return replies;
}

/** The transcript as it would be written today. */
export function writeTranscript(transcript: Transcript, replies: readonly Reply[]): string {
  const turns = transcript.said.map((line, index) => {
    const contents = replies[index]?.contents ?? [];
    const bot = contents.flatMap(({ text }) => text.split('\n').map((part) => `< ${part}`.trimEnd()));
    return [`> ${line}`, ...bot].join('\n');
  });
  return `${transcript.header.join('\n')}\n\n${turns.join('\n\n')}\n`;
}

function inputOf(line: string): TurnInput {
  if (line === '@started') return { kind: 'started' };
  if (line === '@silence') return { kind: 'silence' };
  const photos = /^@photos? ?(.*)$/.exec(line);
  if (photos !== null) return { kind: 'message', text: photos[1] ?? '', files: 1 };
  const keys = /^@keys (.+)$/.exec(line)?.[1];
  if (keys !== undefined) return { kind: 'message', text: '', digits: keys, files: 0 };
  return { kind: 'message', text: line.replaceAll('\\n', '\n'), files: 0 };
}
