import { Text, Textarea } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import type { KeyboardEvent, RefObject } from 'react';
import { MAX_TEXT } from '../limits.ts';
import { texts } from '../texts/index.ts';
import { FileList } from './files.tsx';
import type { DraftFiles } from './use-draft-files.ts';
import type { Way } from './use-ways.ts';

export const isTooLong = (text: string): boolean => text.length > MAX_TEXT;

interface Props {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onChange: (text: string) => void;
  onSend: () => void;
  /** A slash where a line begins: canned replies are named so. */
  onSlash: () => void;
  way: Way;
  files: DraftFiles;
}

function isSlash({ key, currentTarget: { value, selectionStart, selectionEnd } }: KeyboardEvent<HTMLTextAreaElement>) {
  return key === '/' && selectionStart === selectionEnd && (selectionStart === 0 || value[selectionStart - 1] === '\n');
}

/** An answer in one's own words, with files. */
export function WordsForm({ field, text, onChange, onSend, onSlash, way, files }: Props) {
  return (
    <>
      <Textarea
        ref={field}
        data-composer
        aria-label={texts.desk.reply}
        placeholder={texts.desk.replyHint}
        value={text}
        autosize
        minRows={2}
        maxRows={10}
        error={isTooLong(text) ? texts.desk.tooLong : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isSlash(event)) {
            event.preventDefault();
            onSlash();
          } else getHotkeyHandler([['mod+Enter', onSend]])(event);
        }}
      />
      {way.needsTemplate && (
        <Text size="xs" c="dimmed">
          {texts.desk.goesIntoTemplate}
        </Text>
      )}
      <FileList files={files} capability={way.files} />
    </>
  );
}
