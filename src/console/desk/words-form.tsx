import { Text, Textarea } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import type { RefObject } from 'react';
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
  way: Way;
  files: DraftFiles;
}

/** An answer in one's own words, with files. */
export function WordsForm({ field, text, onChange, onSend, way, files }: Props) {
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
        onKeyDown={getHotkeyHandler([['mod+Enter', onSend]])}
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
