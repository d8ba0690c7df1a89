import { Alert, Button, Group, Modal, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { texts } from '../texts/index.ts';
import { useBackAsks } from './use-back-asks.ts';
import { useReturnFocus } from './use-return-focus.ts';

interface Props {
  title: string;
  size?: 'md' | 'lg' | 'xl';
  /** What is typed in it is no work of anybody's. */
  isTrifle?: boolean;
  onClose: () => void;
  children: ReactNode;
}

type Field = HTMLInputElement | HTMLTextAreaElement;

/** A dialog that is there as long as it is shown. A key or a click too many does not throw away what was written in it. */
export function Dialog({ title, size = 'md', isTrifle = false, onClose, children }: Props) {
  const written = useRef(new Set<Field>());
  const [isAsking, setAsking] = useState(false);
  useReturnFocus();
  const note = ({ target }: FormEvent): void => {
    if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) written.current.add(target);
  };
  const isBegun = (): boolean =>
    !isTrifle && [...written.current].some((field) => field.isConnected && field.value.trim() !== '');
  const leave = (): void => {
    if (isBegun()) setAsking(!isAsking);
    else onClose();
  };
  useBackAsks(isBegun, () => setAsking(true));
  return (
    <Modal opened onClose={leave} size={size} title={title} returnFocus={false}>
      <div onInput={note}>{children}</div>
      {isAsking && (
        <Alert color="orange" role="alertdialog" title={texts.shell.unsaved} mt="md">
          <Group justify="space-between" gap="xs">
            <Text size="sm">{texts.shell.unsavedHint}</Text>
            <Group gap="xs">
              <Button size="compact-sm" variant="default" onClick={onClose}>
                {texts.shell.throwAway}
              </Button>
              <Button size="compact-sm" autoFocus onClick={() => setAsking(false)}>
                {texts.shell.goOn}
              </Button>
            </Group>
          </Group>
        </Alert>
      )}
    </Modal>
  );
}
