import { Text, Tooltip } from '@mantine/core';
import { exactly, fromNow, timeOf } from './formats.ts';
import classes from './parts.module.css';

/** How long ago, and exactly when for those who ask. */
export function Moment({ at, size = 'sm', c }: { at: string; size?: 'xs' | 'sm'; c?: string }) {
  return (
    <Tooltip label={exactly(at)}>
      <Text span size={size} className={classes.number} {...(c === undefined ? {} : { c })}>
        {fromNow(at)}
      </Text>
    </Tooltip>
  );
}

/** The time of day; the day stands above. */
export function TimeOfDay({ at }: { at: string }) {
  return (
    <Tooltip label={exactly(at)}>
      <Text span size="xs" c="dimmed" className={classes.number}>
        {timeOf(at)}
      </Text>
    </Tooltip>
  );
}
