import { Button, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { Dialog } from '../parts/dialog.tsx';
import { FormFault } from '../parts/form-fault.tsx';
import { texts } from '../texts/index.ts';

interface Props {
  title: string;
  fault: string | null;
  isSending: boolean;
  isReady?: boolean;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  onClose: () => void;
  children: ReactNode;
}

/** Where something new is added: its fields, what went wrong, and the button. */
export function AddDialog({ title, fault, isSending, isReady = true, onSubmit, onClose, children }: Props) {
  return (
    <Dialog onClose={onClose} title={title}>
      <form onSubmit={onSubmit}>
        <Stack>
          <FormFault fault={fault} />
          {children}
          <Button type="submit" loading={isSending} disabled={!isReady}>
            {texts.shell.add}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
