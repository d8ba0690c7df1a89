import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { reportsApi } from '../api/reports.ts';
import { Dialog } from '../parts/dialog.tsx';
import { tellDone, tellError } from '../parts/tell.ts';
import { texts } from '../texts/index.ts';
import { LANGUAGES } from '../texts/language.ts';

const SPOKEN = [
  { value: 'en', label: LANGUAGES.en },
  { value: 'hi', label: LANGUAGES.hi },
  { value: 'hi-Latn', label: 'Hinglish' },
];

/** Marks a sentence as meaning something, for those who write the phrases. */
export function SuggestDialog({ text, onClose }: { text: string; onClose: () => void }) {
  const [intent, setIntent] = useState<string | null>(null);
  const [language, setLanguage] = useState(/[\u0900-\u097f]/.test(text) ? 'hi' : 'en');
  const suggest = useMutation({
    mutationFn: () => reportsApi.suggest({ text, intent: intent ?? '', language }),
    onSuccess: () => {
      tellDone(texts.shell.saved);
      onClose();
    },
    onError: tellError,
  });
  return (
    <Dialog onClose={onClose} title={texts.reports.suggest}>
      <Stack gap="sm">
        <Text size="sm">“{text}”</Text>
        <Select
          label={texts.reports.means}
          data={Object.entries(texts.words.topics).map(([value, label]) => ({ value, label: `${label} (${value})` }))}
          value={intent}
          onChange={setIntent}
          searchable
        />
        <Select
          label={texts.shell.language}
          data={SPOKEN}
          value={language}
          allowDeselect={false}
          onChange={(value) => setLanguage(value ?? 'en')}
        />
        <Group justify="flex-end">
          <Button disabled={intent === null} loading={suggest.isPending} onClick={() => suggest.mutate()}>
            {texts.shell.save}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
