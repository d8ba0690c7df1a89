import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** What the page is, and where the focus goes when what had it is gone (`use-kept-focus.ts`). */
export function PageTitle({ className, children }: { className?: string | undefined; children: ReactNode }) {
  return (
    <Title order={2} size="h3" w="fit-content" tabIndex={-1} data-focus-place className={className ?? ''}>
      {children}
    </Title>
  );
}
