import { Alert, Button, Divider, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { adminApi } from '../../api/admin.ts';
import { isConflict } from '../../api/call.ts';
import { type Person, peopleApi } from '../../api/people.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormFault } from '../../parts/form-fault.tsx';
import { sentenceFor, tellDone } from '../../parts/tell.ts';
import { texts } from '../../texts/index.ts';
import { BrandChoice, useChosenBrands } from '../brand-choice.tsx';
import { NewPassword } from './new-password.tsx';

const { people: words } = texts.settings;

interface Props {
  person: Person;
  /** There is something to choose. */
  hasBrands: boolean;
  onClose: () => void;
}

/**
 * Which brands somebody sees, a new password, and their leaving. Open tickets that they may not have any more go back to
 * the queue.
 */
export function ChangePerson({ person: { id, name, brandIds }, hasBrands, onClose }: Props) {
  const queries = useQueryClient();
  const [shown, setShown] = useState(brandIds);
  const [seen, setSeen] = useState<string[]>([...(brandIds ?? [])]);
  const chosen = useChosenBrands();
  const [opened, setOpened] = useState<'password' | 'leaving' | null>(null);
  const [isSending, setSending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  /** What a colleague made of it meanwhile. */
  const showNewest = async (): Promise<void> => {
    const people = await queries.fetchQuery({ queryKey: ['people'], queryFn: peopleApi.people, staleTime: 0 });
    const newest = people.find((one) => one.id === id)?.brandIds ?? null;
    setShown(newest);
    setSeen([...(newest ?? [])]);
  };
  const act = (work: () => Promise<unknown>) => (): void => {
    setFault(null);
    setSending(true);
    work()
      .then(async () => {
        await queries.invalidateQueries({ queryKey: ['tickets'] });
        tellDone(texts.shell.saved);
        onClose();
      })
      .catch(async (error: unknown) => {
        if (isConflict(error)) await showNewest();
        setFault(sentenceFor(error));
        setSending(false);
      })
      .finally(() => void queries.invalidateQueries({ queryKey: ['people'] }));
  };
  const save = act(() => adminApi.changeUser(id, { brandIds: chosen(seen), shownBrandIds: shown }));
  const remove = act(() => adminApi.removeUser(id));
  return (
    <Dialog onClose={onClose} title={name}>
      <Stack>
        <FormFault fault={fault} />
        {hasBrands && (
          <>
            <BrandChoice value={seen} onChange={setSeen} />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {texts.shell.cancel}
              </Button>
              <Button onClick={save} loading={isSending && opened === null}>
                {texts.shell.save}
              </Button>
            </Group>
            <Divider />
          </>
        )}
        {opened === 'password' && <NewPassword id={id} onDone={onClose} onCancel={() => setOpened(null)} />}
        {opened === 'leaving' && (
          <Alert color="red" title={words.removeSure(name)}>
            <Stack gap="sm">
              <Text size="sm">{words.removeHint}</Text>
              <Group>
                <Button color="red" size="xs" onClick={remove} loading={isSending}>
                  {words.removeYes}
                </Button>
                <Button variant="default" size="xs" onClick={() => setOpened(null)}>
                  {words.removeNo}
                </Button>
              </Group>
            </Stack>
          </Alert>
        )}
        {opened === null && (
          <Group>
            <Button variant="default" size="xs" onClick={() => setOpened('password')}>
              {words.givePassword}
            </Button>
            <Button variant="light" color="red" size="xs" onClick={() => setOpened('leaving')}>
              {words.remove}
            </Button>
          </Group>
        )}
      </Stack>
    </Dialog>
  );
}
