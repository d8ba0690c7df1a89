import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type CannedReply, cannedApi } from '../../api/canned.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormFault } from '../../parts/form-fault.tsx';
import { SureButton } from '../../parts/sure-button.tsx';
import { sentenceFor } from '../../parts/tell.ts';
import { texts } from '../../texts/index.ts';
import { LANGUAGES } from '../../texts/language.ts';
import { Overtaken } from '../overtaken.tsx';
import { OneBrand, useOneBrand } from './one-brand.tsx';
import { useSeen } from './use-seen.ts';

const { canned } = texts.settings;
/** Customers write Hindi in Latin letters as well and are answered so. */
const SPOKEN = [
  ['en', LANGUAGES.en],
  ['hi', LANGUAGES.hi],
  ['hi-Latn', 'Hinglish'],
] as const;

interface Props {
  /** Null makes a new one. */
  reply: CannedReply | null;
  /** As it stands by now. */
  newest: CannedReply | undefined;
  onClose: () => void;
}

/** What is written is never saved over what a colleague made of it meanwhile. */
export function CannedDialog({ reply, newest, onClose }: Props) {
  const queries = useQueryClient();
  const [fault, setFault] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const brand = useOneBrand(reply?.brandId);
  const { seen, isOvertaken, taken, beside, keepMine, takeTheirs } = useSeen(reply, newest);
  const after = (work: Promise<unknown>): void => {
    setFault(null);
    setSending(true);
    work
      .then(onClose)
      .catch((error: unknown) => {
        setFault(sentenceFor(error));
        setSending(false);
      })
      .finally(() => void queries.invalidateQueries({ queryKey: ['canned-replies'] }));
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const value = (name: string): string => String(data.get(name) ?? '').trim();
    const said = Object.fromEntries(SPOKEN.map(([code]) => [code, value(code)]).filter(([, words]) => words !== ''));
    if (Object.keys(said).length === 0) {
      setFault(canned.needsText);
      return;
    }
    const body = { title: value('title'), shortcut: value('shortcut'), texts: said };
    after(cannedApi.save(reply?.id ?? 'new', { ...body, brandId: brand.id, version: seen?.version ?? 0 }));
  };

  return (
    <Dialog onClose={onClose} size="lg" title={reply?.title ?? canned.new}>
      <form key={taken} onSubmit={submit}>
        <Stack gap="sm">
          <FormFault fault={fault} />
          {isOvertaken && (
            <Overtaken
              onTake={() => {
                setFault(null);
                takeTheirs();
              }}
              onKeep={() => {
                setFault(null);
                keepMine();
              }}
            />
          )}
          <TextInput
            name="title"
            label={canned.title}
            defaultValue={seen?.title ?? ''}
            {...beside((one) => one.title)}
            required
            maxLength={80}
            data-autofocus
          />
          <TextInput
            name="shortcut"
            label={canned.shortcut}
            description={canned.shortcutHint}
            defaultValue={seen?.shortcut ?? ''}
            {...beside((one) => one.shortcut)}
            pattern="[a-z0-9\-]{1,30}"
            required
          />
          <OneBrand {...brand} />
          {SPOKEN.map(([code, name]) => (
            <Textarea
              key={code}
              name={code}
              lang={code}
              label={canned.text(name)}
              defaultValue={seen?.texts[code] ?? ''}
              {...beside((one) => one.texts[code] ?? '')}
              autosize
              minRows={2}
              maxRows={8}
            />
          ))}
          <Group justify="space-between">
            {reply === null ? (
              <span />
            ) : (
              <SureButton
                label={texts.shell.remove}
                sure={canned.removeSure}
                variant="subtle"
                loading={isSending}
                onSure={() => after(cannedApi.remove(reply.id))}
              />
            )}
            <Button type="submit" loading={isSending} disabled={isOvertaken}>
              {texts.shell.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
