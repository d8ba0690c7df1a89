import { ActionIcon, Paper, Select, Stack, Text, Textarea, Tooltip } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { texts, wordFor } from '../texts/index.ts';
import { CUSTOMER_LANGUAGES } from '../texts/language.ts';
import type { Template, TemplateChoice } from './use-template.ts';

/** Goes from words to templates and back. */
export function TemplateButton({ template: { isPossible, isOpen, toggle } }: { template: TemplateChoice }) {
  if (!isPossible) return null;
  const label = isOpen ? texts.desk.writeFreely : texts.desk.useTemplate;
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant={isOpen ? 'filled' : 'default'}
        size={30}
        aria-label={label}
        aria-pressed={isOpen}
        onClick={toggle}
      >
        <IconTemplate size={18} />
      </ActionIcon>
    </Tooltip>
  );
}

/** Chooses an approved template, fills it in, and shows what the customer will read. */
export function TemplateForm({ template, onType }: { template: TemplateChoice; onType: () => void }) {
  const { list, chosen, values, preview, isTooLong, choose, type } = template;
  return (
    <Stack gap="xs">
      <Select
        aria-label={texts.desk.template}
        placeholder={texts.desk.templateHint}
        data={list.map((one) => ({ value: one.id, label: nameOf(one), disabled: !one.isSendable }))}
        value={chosen?.id ?? null}
        allowDeselect={false}
        searchable
        nothingFoundMessage={texts.desk.noTemplates}
        onChange={choose}
      />
      <Stack gap="xs" mah="45vh" style={{ overflowY: 'auto' }}>
        {chosen?.variables.map(({ name }) => (
          <Textarea
            key={name}
            size="xs"
            label={wordFor(texts.desk.templateVariables, name)}
            value={values[name] ?? ''}
            autosize
            minRows={1}
            maxRows={4}
            required
            onChange={(event) => {
              type(name, event.currentTarget.value);
              onType();
            }}
          />
        ))}
        {chosen !== null && (
          <Paper withBorder p="xs" lang={chosen.language} role="note" aria-label={texts.desk.templatePreview}>
            <Text size="xs" c="dimmed">
              {texts.desk.templatePreview}
            </Text>
            <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {preview}
            </Text>
          </Paper>
        )}
      </Stack>
      {isTooLong && (
        <Text size="xs" c="var(--late)" role="alert">
          {texts.desk.templateTooLong(preview.length)}
        </Text>
      )}
    </Stack>
  );
}

function nameOf({ name, language, approval, isSendable }: Template): string {
  const known = `${wordFor(texts.desk.templateNames, name)} · ${wordFor(CUSTOMER_LANGUAGES, language)}`;
  return isSendable || approval === null ? known : `${known} · ${wordFor(texts.words.approvals, approval.state)}`;
}
