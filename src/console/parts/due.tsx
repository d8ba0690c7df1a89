import { Text, Tooltip } from '@mantine/core';
import { exactly, fromNow } from './formats.ts';
import classes from './parts.module.css';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A deadline: red when it has passed, orange within a day, a tick where it was met. */
export function Due({ at, metAt }: { at: string | null; metAt?: string | null }) {
  if (metAt != null) {
    return (
      <Text span size="sm" c="dimmed">
        ✓ {exactly(metAt)}
      </Text>
    );
  }
  if (at === null) return <span>–</span>;
  const colour = urgencyOf(at);
  return (
    <Tooltip label={exactly(at)}>
      <Text span size="sm" className={classes.number} {...(colour === null ? {} : { c: colour, fw: 600 })}>
        {fromNow(at)}
      </Text>
    </Tooltip>
  );
}

/** Shades that can be read on both backgrounds come from app.css. */
export function urgencyOf(at: string, now = Date.now()): 'var(--late)' | 'var(--soon)' | null {
  const leftMs = new Date(at).getTime() - now;
  if (leftMs < 0) return 'var(--late)';
  return leftMs < DAY_MS ? 'var(--soon)' : null;
}
