import { Alert, Button, Stack } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { texts } from '../texts/index.ts';

/**
 * Keeps the rest of the console standing when a part of it fails: a fault of ours, or a part that cannot be loaded
 * because the server was renewed meanwhile. React catches those in a class only. With another `key` it tries again.
 */
export class Guard extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <Crashed /> : this.props.children;
  }
}

/** Drafts are kept, so the page can be loaded anew at any time. */
function Crashed() {
  return (
    <Alert color="red" role="alert" m="md">
      <Stack gap="xs" align="start">
        {texts.shell.crashed}
        <Button size="compact-sm" variant="default" onClick={() => window.location.reload()}>
          {texts.shell.reload}
        </Button>
      </Stack>
    </Alert>
  );
}
