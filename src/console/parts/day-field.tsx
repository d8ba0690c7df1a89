import '@mantine/dates/styles.css';
import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { texts } from '../texts/index.ts';
import { dayIn, readDay, weekdayOf, writeDay } from './day.ts';
import { fullDay, monthName, weekdayName } from './formats.ts';

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
  const first = chosen ?? dayIn(Date.now());
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
            <DatePicker
              firstDayOfWeek={0}
              maxLevel="month"
              hideOutsideDates
              weekendDays={[]}
              defaultDate={first}
              value={chosen}
              onChange={(day) => {
                if (day !== null) onText(writeDay(day));
                setOpened(false);
              }}
              monthLabelFormat={monthName}
              weekdayFormat={(day) => weekdayName(weekdayOf(day))}
              getDayAriaLabel={fullDay}
              getDayProps={(day) => (day === first ? { 'data-autofocus': true } : {})}
              ariaLabels={{ previousMonth: texts.days.monthBefore, nextMonth: texts.days.monthAfter }}
              {...(min === undefined ? {} : { minDate: min })}
            />
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}
