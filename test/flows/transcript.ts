import type { ChannelCapabilities } from '../../src/core/channel.ts';
import type { TurnInput } from '../../src/core/flow.ts';
import { resetShop } from './fake-calls.ts';
import { createPlayer, type Reply } from './play.ts';

type Form = ChannelCapabilities['form'];

/** A conversation as a text file: header lines, then `> customer` and `< bot`. `> @started`, `@silence`, `@keys 123`. */
export interface Transcript {
  header: string[];
  language: string | null;
  form: Form;
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
  return { header, language: field('language'), form, said };
}

/** Replays what the customer says on one form of channel. */
export function replay(transcript: Transcript, form: Form): Reply[] {
  resetShop();
  const player = createPlayer(form, transcript.language);
  return transcript.said.map((line) => player.give(inputOf(line)));
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
  if (line === '@photo') return { kind: 'message', text: '', files: 1 };
  const keys = /^@keys (.+)$/.exec(line)?.[1];
  if (keys !== undefined) return { kind: 'message', text: '', digits: keys, files: 0 };
  return { kind: 'message', text: line.replaceAll('\\n', '\n'), files: 0 };
}
