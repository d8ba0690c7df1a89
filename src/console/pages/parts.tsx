import { Alert, Badge, Text, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import type { TicketRow } from '../api.ts';
import classes from '../app.module.css';
import { texts } from '../texts.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const STATE_COLOURS: Record<TicketRow['ticket']['state'], string> = {
  new: 'blue',
  open: 'teal',
  'waiting-customer': 'yellow',
  'waiting-third-party': 'grape',
  resolved: 'gray',
  closed: 'gray',
};
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const TIME_ZONE = 'Asia/Kolkata';
const day = new Intl.DateTimeFormat('en-IN', { weekday: 'long', day: 'numeric', month: 'long', timeZone: TIME_ZONE });
const time = new Intl.DateTimeFormat('en-IN', { hour: 'numeric', minute: '2-digit', timeZone: TIME_ZONE });
const exact = new Intl.DateTimeFormat('en-IN', { dateStyle: 'medium', timeStyle: 'short', timeZone: TIME_ZONE });

/** `1234567890` -> `123 456 7890`: as it is read out. */
export function inGroups(number: string | undefined): string {
  return (number ?? '').replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');
}

export function StateBadge({ state }: { state: TicketRow['ticket']['state'] }) {
  return (
    <Badge color={STATE_COLOURS[state]} variant="light" tt="none" miw="max-content">
      {texts.states[state]}
    </Badge>
  );
}

export function Moment({ at, size = 'sm' }: { at: string; size?: 'xs' | 'sm' }) {
  return (
    <Tooltip label={exact.format(new Date(at))}>
      <Text span size={size} className={classes.number}>
        {fromNow(at)}
      </Text>
    </Tooltip>
  );
}

/** The time of day; the day stands above. */
export function TimeOfDay({ at }: { at: string }) {
  return (
    <Tooltip label={exact.format(new Date(at))}>
      <Text span size="xs" c="dimmed" className={classes.number}>
        {time.format(new Date(at))}
      </Text>
    </Tooltip>
  );
}

export function dayOf(at: string): string {
  return day.format(new Date(at));
}

/** A deadline: red when it has passed, orange within a day. */
export function Due({ at, metAt }: { at: string | null; metAt?: string | null }) {
  if (at === null) return <Text size="sm">–</Text>;
  if (metAt != null) return <Text size="sm">✓ {exact.format(new Date(metAt))}</Text>;
  const leftMs = new Date(at).getTime() - Date.now();
  const colour = leftMs < 0 ? 'red' : leftMs < DAY_MS ? 'orange' : undefined;
  return (
    <Tooltip label={exact.format(new Date(at))}>
      <Text
        span
        size="sm"
        fw={colour === undefined ? undefined : 600}
        {...(colour === undefined ? {} : { c: colour })}
        className={classes.number}
      >
        {fromNow(at)}
      </Text>
    </Tooltip>
  );
}

/** Shows a list, or in its place that it loads, failed or is empty. */
export function Loaded<T>({
  query,
  children,
}: {
  query: { data: T | undefined; error: Error | null };
  children: (data: T) => ReactNode;
}) {
  if (query.data === undefined)
    return query.error === null ? <Text c="dimmed">{texts.loading}</Text> : <Alert color="red">{texts.failed}</Alert>;
  if (Array.isArray(query.data) && query.data.length === 0) return <Text c="dimmed">{texts.nothing}</Text>;
  return children(query.data);
}

function fromNow(at: string): string {
  const ms = new Date(at).getTime() - Date.now();
  if (Math.abs(ms) < HOUR_MS) return relative.format(Math.round(ms / 60_000), 'minute');
  if (Math.abs(ms) < 2 * DAY_MS) return relative.format(Math.round(ms / HOUR_MS), 'hour');
  return relative.format(Math.round(ms / DAY_MS), 'day');
}
