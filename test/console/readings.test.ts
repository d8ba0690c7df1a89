import { describe, expect, it } from 'vitest';
import { words as en } from '../../src/console/texts/en/words.ts';
import { words as hi } from '../../src/console/texts/hi/words.ts';
import { MISSED_CALL } from '../../src/core/call.ts';
import { ALARMS, COMMANDS } from '../../src/core/phrase-book.ts';

describe('what the bot took a message for', () => {
  it.each([
    ['English', en],
    ['Hindi', hi],
  ])('has a word of its own in %s for each command and alarm', (_, { readings }) => {
    const noted = [...COMMANDS.map((command) => `command:${command}`), ...ALARMS.map((alarm) => `alarm:${alarm}`)];

    expect(noted.filter((read) => !(read in readings))).toEqual([]);
  });
});

describe('what a ticket is about', () => {
  it.each([
    ['English', en],
    ['Hindi', hi],
  ])('has a word of its own in %s where no flow opened it', (_, { topics }) => {
    const opened = ['request', 'undelivered', 'by-hand', 'bot-failure', MISSED_CALL];

    expect(opened.filter((topic) => !(topic in topics))).toEqual([]);
  });
});
