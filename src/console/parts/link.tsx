import { Anchor, type AnchorProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link as Followed } from 'wouter';

/** A link to a page of the console; the address below /console. */
export function Link({ to, children, ...props }: { to: string; children: ReactNode } & AnchorProps) {
  return (
    <Anchor component={Followed} href={to} {...props}>
      {children}
    </Anchor>
  );
}
