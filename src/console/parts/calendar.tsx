import { ActionIcon, Group, Text, UnstyledButton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { texts } from '../texts/index.ts';
import classes from './calendar.module.css';
import { addDays, addMonths, type DayLimits, isWithin, weekdayOf, weeksOf } from './day.ts';
import { fullDay, monthName, weekdayName } from './formats.ts';

interface Props {
  /** 2026-11-29 */
  chosen: string | null;
  /** Where it opens when nothing is chosen. */
  today: string;
  limits: DayLimits;
  onChoose: (day: string) => void;
}

const MOVES: Readonly<Record<string, (day: string) => string>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  Home: (day) => addDays(day, -weekdayOf(day)),
  End: (day) => addDays(day, 6 - weekdayOf(day)),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
};

/** A month to choose a day from, by pointer or by keys: one day can be reached with Tab, arrows go on from there. */
export function Calendar({ chosen, today, limits, onChoose }: Props) {
  const [current, setCurrent] = useState(chosen ?? within(today, limits));
  const hasMoved = useRef(false);
  const grid = useRef<HTMLTableElement>(null);
  useEffect(() => {
    if (hasMoved.current) grid.current?.querySelector<HTMLElement>(`[data-day="${current}"]`)?.focus();
  }, [current]);
  const press = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    if (move === undefined) return;
    event.preventDefault();
    hasMoved.current = true;
    setCurrent(within(move(current), limits));
  };
  const turn = (months: number): void => {
    hasMoved.current = false;
    setCurrent(within(addMonths(current, months), limits));
  };
  return (
    <>
      <Group justify="space-between" mb={4}>
        <Turn label={texts.days.monthBefore} onTurn={() => turn(-1)}>
          <IconChevronLeft size={16} />
        </Turn>
        <Text size="sm" fw={600} aria-live="polite">
          {monthName(current)}
        </Text>
        <Turn label={texts.days.monthAfter} onTurn={() => turn(1)}>
          <IconChevronRight size={16} />
        </Turn>
      </Group>
      <table ref={grid} className={classes.grid} onKeyDown={press}>
        <thead>
          <tr>
            {[0, 1, 2, 3, 4, 5, 6].map((weekday) => (
              <Text key={weekday} component="th" scope="col" size="xs" c="dimmed">
                {weekdayName(weekday)}
              </Text>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(current).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day}>
                  <UnstyledButton
                    className={classes.day}
                    data-day={day}
                    data-mantine-stop-propagation
                    aria-label={fullDay(day)}
                    aria-pressed={day === chosen}
                    data-other={day.slice(0, 7) !== current.slice(0, 7) || undefined}
                    disabled={!isWithin(day, limits)}
                    tabIndex={day === current ? 0 : -1}
                    data-autofocus={day === current || undefined}
                    {...(day === today ? { 'aria-current': 'date' as const } : {})}
                    onClick={() => onChoose(day)}
                  >
                    {Number(day.slice(8))}
                  </UnstyledButton>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Turn({ label, onTurn, children }: { label: string; onTurn: () => void; children: React.ReactNode }) {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onTurn} data-mantine-stop-propagation>
      {children}
    </ActionIcon>
  );
}

function within(day: string, { min, max }: DayLimits): string {
  if (min !== undefined && day < min) return min;
  return max !== undefined && day > max ? max : day;
}
