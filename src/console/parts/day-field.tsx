import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { texts } from '../texts/index.ts';
import { readDay, writeDay } from './day.ts';
import { Waiting } from './loaded.tsx';

/** It is loaded where somebody opens it. */
const Calendar = lazy(async () => ({ default: (await import('./calendar.tsx')).Calendar }));

interface Props {
  label: string;
  /** As it is typed; `readDay` says which day that is. */
  text: string;
  /** The first day that may be chosen, 2026-11-29. */
  min?: string;
  /** What is wrong with it. It is shown when the writer is done. */
  fault: string | null;
  onText: (text: string) => void;
}

/** A day, typed or taken from a calendar, in the console's language: the browser's own speaks the browser's. */
export function DayField({ label, text, min, fault, onText }: Props) {
  const [isTyping, setTyping] = useState(false);
  const [opened, setOpened] = useState(false);
  const chosen = readDay(text);
  return (
    <TextInput
      label={label}
      placeholder={texts.days.form}
      inputMode="numeric"
      maxLength={20}
      autoComplete="off"
      value={text}
      error={isTyping ? null : fault}
      onChange={(event) => {
        setTyping(true);
        onText(event.currentTarget.value);
      }}
      onBlur={() => setTyping(false)}
      onKeyDown={(event) => event.key === 'Enter' && setTyping(false)}
      rightSection={
        <Popover opened={opened} onChange={setOpened} trapFocus returnFocus position="bottom-end" shadow="md">
          <Popover.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`${texts.days.choose}: ${label}`}
              onClick={() => setOpened(!opened)}
            >
              <IconCalendar size={16} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown p="xs">
            <Suspense fallback={<Waiting />}>
              <Calendar
                day={chosen}
                min={min}
                onDay={(day) => {
                  onText(writeDay(day));
                  setOpened(false);
                }}
              />
            </Suspense>
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}
