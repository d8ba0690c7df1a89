import '@mantine/dates/styles.css';
import { DatePicker } from '@mantine/dates';
import { useEffect, useRef } from 'react';
import { texts } from '../texts/index.ts';
import { dayIn, weekdayOf } from './day.ts';
import { fullDay, monthName, weekdayName } from './formats.ts';

interface Props {
  /** The day that is chosen, 2026-11-29. */
  day: string | null;
  /** The first day that may be chosen. */
  min: string | undefined;
  onDay: (day: string) => void;
}

/** A month of days, in the console's language. */
export function Calendar({ day: chosen, min, onDay }: Props) {
  const first = chosen ?? dayIn(Date.now());
  const month = useRef<HTMLDivElement>(null);
  // It may come after what it stands in has taken the focus.
  useEffect(() => month.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), []);
  return (
    <DatePicker
      ref={month}
      firstDayOfWeek={0}
      maxLevel="month"
      hideOutsideDates
      weekendDays={[]}
      defaultDate={first}
      value={chosen}
      onChange={(day) => day !== null && onDay(day)}
      monthLabelFormat={monthName}
      weekdayFormat={(day) => weekdayName(weekdayOf(day))}
      getDayAriaLabel={fullDay}
      getDayProps={(day) => (day === first ? { 'data-autofocus': true } : {})}
      ariaLabels={{ previousMonth: texts.days.monthBefore, nextMonth: texts.days.monthAfter }}
      {...(min === undefined ? {} : { minDate: min })}
    />
  );
}
