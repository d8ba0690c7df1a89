import { Button, Checkbox, Group, PasswordInput, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { texts } from '../texts/index.ts';
import { Dialog } from './dialog.tsx';
import { FormFault } from './form-fault.tsx';
import { sentenceFor } from './tell.ts';

interface Props {
  title: string;
  hint?: string;
  label: string;
  confirm: string;
  initial?: string;
  isLong?: boolean;
  /** A password. */
  isSecret?: boolean;
  maxLength?: number;
  /** Answers to choose from, beside what may be typed. */
  choices?: { title: string; list: readonly { answer: string; label: string }[] };
  /** One thing to say yes or no to, below the words. */
  check?: { label: string; isChecked: boolean };
  onAnswer: (words: string, isChecked: boolean) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for one thing in words. What went wrong is said inside, and what was typed stays. */
export function AskDialog({
  title,
  hint,
  label,
  confirm,
  initial = '',
  isLong,
  isSecret,
  maxLength,
  choices,
  check,
  onAnswer,
  onClose,
}: Props) {
  const [words, setWords] = useState(initial);
  const [isChecked, setChecked] = useState(check?.isChecked ?? false);
  const [fault, setFault] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setFault(null);
    setSending(true);
    onAnswer(isSecret === true ? words : words.trim(), isChecked)
      .then(onClose)
      .catch((error: unknown) => setFault(sentenceFor(error)))
      .finally(() => setSending(false));
  };
  const field = {
    label,
    description: hint,
    value: words,
    required: true,
    maxLength: maxLength ?? 200,
    'data-autofocus': true,
    onChange: (event: { currentTarget: { value: string } }) => setWords(event.currentTarget.value),
  };
  return (
    <Dialog onClose={onClose} title={title}>
      <form onSubmit={submit}>
        <Stack>
          <FormFault fault={fault} />
          {isSecret === true ? (
            <PasswordInput {...field} autoComplete="current-password" />
          ) : isLong === true ? (
            <Textarea {...field} autosize minRows={3} />
          ) : (
            <TextInput {...field} />
          )}
          {choices !== undefined && choices.list.length > 0 && (
            <Stack gap={4} role="group" aria-label={choices.title}>
              <Text size="sm" fw={500}>
                {choices.title}
              </Text>
              {choices.list.map(({ answer, label: name }) => (
                <Button
                  key={answer}
                  size="xs"
                  variant={words === answer ? 'light' : 'default'}
                  justify="flex-start"
                  aria-pressed={words === answer}
                  onClick={() => setWords(answer)}
                >
                  {name}
                </Button>
              ))}
            </Stack>
          )}
          {check !== undefined && (
            <Checkbox
              label={check.label}
              checked={isChecked}
              onChange={(event) => setChecked(event.currentTarget.checked)}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {texts.shell.cancel}
            </Button>
            <Button type="submit" loading={isSending}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
