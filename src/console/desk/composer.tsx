import { Box, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { useKeys } from '../parts/use-keys.ts';
import { texts } from '../texts/index.ts';
import type { ThreadLine, TicketDetail } from '../ticket/use-ticket.ts';
import classes from './composer.module.css';
import { NoteForm } from './note-form.tsx';
import { ReplyForm } from './reply-form.tsx';

interface Props {
  detail: TicketDetail;
  lines: ThreadLine[];
  /** Last line of each conversation that is shown. */
  seen: Readonly<Record<string, number>>;
}

type Mode = 'reply' | 'note';

/** Where answers to the customer and notes to colleagues are written; each keeps its own draft. */
export function Composer({ detail, lines, seen }: Props) {
  const [mode, setMode] = useState<Mode>('reply');
  const focus = (wanted: Mode) => () => {
    setMode(wanted);
    requestAnimationFrame(() => document.querySelector<HTMLTextAreaElement>('textarea[data-composer]')?.focus());
  };
  useKeys([
    ['r', focus('reply')],
    ['n', focus('note')],
  ]);
  return (
    <Box
      className={classes.composer ?? ''}
      data-mode={mode}
      role="group"
      aria-label={texts.desk.composer}
      tabIndex={-1}
      data-focus-place
    >
      <Stack gap="xs">
        <SegmentedControl
          size="xs"
          value={mode}
          onChange={(value) => setMode(value === 'note' ? 'note' : 'reply')}
          data={[
            { value: 'reply', label: texts.desk.reply },
            { value: 'note', label: texts.desk.note },
          ]}
          className={classes.modes ?? ''}
        />
        {mode === 'reply' ? <ReplyForm detail={detail} lines={lines} seen={seen} /> : <NoteForm detail={detail} />}
      </Stack>
    </Box>
  );
}
