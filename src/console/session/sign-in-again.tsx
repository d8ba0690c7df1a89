import { Modal, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { sessionApi } from '../api/session.ts';
import { texts } from '../texts/index.ts';
import { setSessionEnded, useSessionEnded } from './expiry.ts';
import { SignInForm } from './sign-in-form.tsx';
import type { Me } from './use-me.ts';

/** Dialogs are at 200, what opens from their fields at 300. */
const OVER_ALL = 400;

/** Over the page, and over a dialog that is open there, not in its place: what was being written stays where it is. */
export function SignInAgain({ me }: { me: Me }) {
  const queries = useQueryClient();
  const ended = useSessionEnded();
  const first = useRef(me.id);
  // Somebody else, who signed in here or in another tab, must not find the page of the one before, nor write in it.
  useEffect(() => {
    if (me.id !== first.current) window.location.reload();
  }, [me.id]);
  const goOn = async (): Promise<void> => {
    const now = await sessionApi.me();
    if (now.id !== first.current) window.location.reload();
    setSessionEnded(false);
    await queries.invalidateQueries();
  };
  return (
    <Modal
      opened={ended}
      onClose={() => {}}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      zIndex={OVER_ALL}
      title={texts.session.again}
      centered
    >
      <Text size="sm" c="dimmed" mb="md">
        {texts.session.againHint}
      </Text>
      <SignInForm email={me.email} onDone={goOn} />
    </Modal>
  );
}
